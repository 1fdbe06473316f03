import { languageOfPath } from '../../plan/addresses/language-of-path.ts';

/** Keys of the look-ups and sets that ingest keeps in the version store. */

/** Looks up the document that was last at a plan path. */
export function pathKey(path: string): string {
  return `PATH#${path}`;
}

/** Looks up the document that owns a site address, now or through a redirect. */
export function addressKey(address: string): string {
  return `ADDRESS#${address}`;
}

/**
 * Looks up the document that declares an id in its front matter. Translations share one id, so each
 * language has its own key.
 */
export function declaredIdKey(path: string, id: string): string {
  return `ID#${languageOfPath(path) ?? ''}#${id}`;
}

/** The set of documents whose links depend on the file at a path. */
export function linkSet(path: string): string {
  return `LINK#${path}`;
}

/**
 * Set of the documents that link to a document, by its plan path ({@link sharedPath}), or to a
 * heading in it (`a/one.md#later`).
 */
export function linkedSet(name: string): string {
  return `LINKED#${name}`;
}

/** Whether anybody ever linked to a heading of the document at a path. */
export function anchoredKey(path: string): string {
  return `ANCHORED#${path}`;
}
