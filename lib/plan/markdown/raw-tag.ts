import { remembering } from '../model/remembering.ts';
import { decodeEntities } from './decode-entities.ts';

const tag = /^<(\/?)([a-z][a-z0-9-]*)((?:[^a-z0-9-].*?)??)\/?>$/isu;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gu;

/** A tag as HTML has it; names are in lower case, values are decoded. */
export interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads one HTML tag. `undefined` for a comment and the like. */
export const readTag: (source: string) => Tag | undefined = remembering((source) => {
  const [found, slash, name = '', rest = ''] = tag.exec(source) ?? [];
  if (found === undefined) return undefined;
  return { name: name.toLowerCase(), isEnd: slash === '/', attributes: readAttributes(rest) };
}, 1000);

function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}
