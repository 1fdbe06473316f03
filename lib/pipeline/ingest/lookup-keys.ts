import { createHash } from 'node:crypto';
import type { DocumentState } from '../../plan/model/change.ts';

/** Keys of the look-ups and sets that ingest keeps in the version store. */

/** Looks up what ingest keeps of the plan's languages. */
export const languagesKey = 'LANGUAGES';

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
export function declaredIdKey(language: string | undefined, id: string): string {
  return `ID#${language ?? ''}#${id}`;
}

/** What a document is called by. */
type Named = Pick<DocumentState, 'kind' | 'fields'>;

/** The set of the commitments of one number, in all languages. `undefined` where a document has none. */
export function numberKey({ kind, fields: { number } }: Named): string | undefined {
  if (kind !== 'commitment' || number === undefined) return undefined;
  return `NUMBER#${number.toLowerCase().slice(0, 200)}`;
}

/** The set of the documents of one number, or else of one title, in all languages. */
export function nameKey(document: Named): string {
  const { fields } = document;
  const title = createHash('sha256').update(fields.title).digest('hex').slice(0, 32);
  return numberKey(document) ?? `TITLE#${title}`;
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
