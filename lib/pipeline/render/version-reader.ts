import type { Version } from '../../plan/change.ts';
import { decodeSource } from '../../plan/decode.ts';
import type { Document } from '../../plan/document.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { VersionStore } from '../../ports.ts';
import { type Redline, redline } from '../../redline/redline.ts';
import { linkResolver } from '../targets.ts';

/** Versions as parsed documents, and the redlines between them; what was just made is kept. */
export interface VersionReader {
  source(version: Version): Promise<Uint8Array>;
  /** The version with the links it was published with, or with those given. */
  document(version: Version, targets?: Version['targets']): Promise<Document>;
  redline(before: Version, after: Version): Promise<Redline>;
}

/** Documents and redlines kept at once: enough for neighbours, small enough for any memory. */
const kept = 16;

export function createVersionReader(store: VersionStore): VersionReader {
  const documents = new Map<string, Document>();
  const redlines = new Map<string, Redline>();
  const parse = async (version: Version, targets: Version['targets']) => {
    const bytes = await store.source(version.document, version.number);
    const decoded = decodeSource(bytes);
    const source = 'text' in decoded ? decoded.text : '';
    return parseDocument(version.path, source, linkResolver(version.path, targets));
  };
  const reader: VersionReader = {
    source: (version) => store.source(version.document, version.number),
    document: (version, targets) =>
      targets
        ? parse(version, targets)
        : remember(documents, `${version.document}#${version.number}`, () =>
            parse(version, version.targets),
          ),
    redline: (before, after) =>
      remember(redlines, `${after.document}#${before.number}#${after.number}`, async () =>
        redline(await reader.document(before), await reader.document(after)),
      ),
  };
  return reader;
}

async function remember<T>(held: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const known = held.get(key);
  if (known !== undefined) return known;
  const made = await make();
  held.set(key, made);
  const [oldest] = held.keys();
  if (held.size > kept && oldest !== undefined) held.delete(oldest);
  return made;
}
