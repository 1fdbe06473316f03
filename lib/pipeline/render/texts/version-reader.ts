import { linkResolver } from '../../../plan/addresses/link-resolver.ts';
import type { Version } from '../../../plan/model/change.ts';
import type { Document } from '../../../plan/model/document.ts';
import { parseAsSource, parseDocument, type WhyAsWritten } from '../../../plan/parse.ts';
import { decodeSource, maximumSourceBytes } from '../../../plan/source/decode.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { redline } from '../../../redline/redline.ts';
import { redlineByLines } from '../../../redline/redline-by-lines.ts';
import { untriedRedlineBytes } from '../../work/limits.ts';
import { type ReportOwnFailure, withFallback } from '../../work/own-failures.ts';
import { createMemoryBudget } from './memory-budget.ts';
import { Recent } from './recent.ts';

/** Reads versions as parsed documents, and makes redlines between them. Recent results are kept. */
export interface VersionReader {
  source(version: Pick<Version, 'document' | 'number'>): Promise<Uint8Array>;
  /** The parsed version, with the link targets it was published with or with `targets`. */
  document(version: Version, targets?: Version['targets']): Promise<Document>;
  redline(before: Version, after: Version): Promise<Redline>;
  /**
   * The version as written, for when Gazette itself fails to lay out its page. The failure is
   * reported.
   */
  asWritten(version: Version, error: unknown): Promise<Document>;
  /** Runs work on some versions as soon as there is memory for their parsed texts. */
  holding<Result>(
    versions: Iterable<Version | undefined>,
    work: () => Promise<Result>,
  ): Promise<Result>;
}

/** Most source bytes worked on at once, unless a single pair has more: see {@link Recent}. */
const bytesAtOnce = maximumSourceBytes;

/**
 * @param mistakes told of texts that are shown as written, or compared line by line, because
 *   Gazette itself failed on them
 */
export function createVersionReader(
  store: VersionStore,
  mistakes: ReportOwnFailure = () => {},
): VersionReader {
  const documents = new Recent<Document>();
  const redlines = new Recent<Redline>();
  const sources = new Recent<Uint8Array>();
  const memory = createMemoryBudget(bytesAtOnce);
  const source = async ({ document, number }: Pick<Version, 'document' | 'number'>) => {
    const read = async () => {
      const value = await store.source(document, number);
      return { value, bytes: value.length };
    };
    return (await sources.get(`${document}#${number}`, read)).value;
  };
  const parse = async (version: Version, targets = version.targets) => {
    const bytes = await source(version);
    const value = withFallback(
      () => parseVersion(version, bytes, targets),
      (error) => {
        mistakes(version.path, error);
        return asSource(version, bytes, 'mistake');
      },
    );
    return { value, bytes: bytes.length };
  };
  const keep = (version: Version) =>
    documents.get(`${version.document}#${version.number}`, () => parse(version));
  const compareLines = async (before: Version, after: Version) => {
    const [oldBytes, newBytes] = [await source(before), await source(after)];
    const value = redlineByLines(asSource(before, oldBytes), asSource(after, newBytes));
    return { value, bytes: oldBytes.length + newBytes.length };
  };
  const isTooLarge = async (before: Version, after: Version) =>
    (await source(before)).length + (await source(after)).length > untriedRedlineBytes;
  const compare = async (before: Version, after: Version) => {
    if (before.shown === 'source' || after.shown === 'source') return compareLines(before, after);
    // A version and the one before it were compared in a trial before publication; other pairs were
    // not.
    if (after.number !== before.number + 1 && (await isTooLarge(before, after)))
      return compareLines(before, after);
    const [oldDocument, newDocument] = [await keep(before), await keep(after)];
    const value = withFallback(
      () => redline(oldDocument.value, newDocument.value),
      (error) => {
        // An untried comparison may need more stack than there is. That is no failure of Gazette's.
        if (!(error instanceof RangeError)) mistakes(after.path, error);
        return undefined;
      },
    );
    return value
      ? { value, bytes: oldDocument.bytes + newDocument.bytes }
      : compareLines(before, after);
  };
  return {
    source,
    document: async (version, targets) =>
      (targets ? await parse(version, targets) : await keep(version)).value,
    redline: async (before, after) => {
      const key = `${after.document}#${before.number}#${after.number}`;
      return (await redlines.get(key, () => compare(before, after))).value;
    },
    async asWritten(version, error) {
      mistakes(version.path, error);
      return asSource(version, await source(version), 'mistake');
    },
    async holding(versions, work) {
      const there = [...versions].filter((version) => version !== undefined);
      const sources = await Promise.all(there.map(source));
      const largest = Math.max(0, ...sources.map(({ length }) => length));
      return memory.take(2 * largest, work);
    },
  };
}

function parseVersion(version: Version, bytes: Uint8Array, targets: Version['targets']): Document {
  if (version.shown === 'source') return asSource(version, bytes);
  const { path, language } = version;
  return parseDocument(path, textOf(bytes), linkResolver(path, targets), language);
}

function asSource({ path, language }: Version, bytes: Uint8Array, why?: WhyAsWritten): Document {
  return parseAsSource(path, textOf(bytes), why, language);
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeSource(bytes);
  return 'text' in decoded ? decoded.text : '';
}
