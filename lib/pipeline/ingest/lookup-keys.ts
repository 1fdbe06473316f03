import { languageOfPath } from '../../plan/addresses/language-of-path.ts';

/** Names of the look-ups and sets that ingest keeps in the version store. */

/** Document last seen at a plan path. */
export function pathKey(path: string): string {
  return `PATH#${path}`;
}

/** Document that owns a site address, now or through a redirect. */
export function addressKey(address: string): string {
  return `ADDRESS#${address}`;
}

/** Document that declares an id in its front matter; translations share one, so each language has its own. */
export function declaredIdKey(path: string, id: string): string {
  return `ID#${languageOfPath(path) ?? ''}#${id}`;
}

/** Set of the documents whose links depend on what is at a path. */
export function linkSet(path: string): string {
  return `LINK#${path}`;
}
