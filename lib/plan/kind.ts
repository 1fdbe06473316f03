import { isReadme } from './addresses/addresses.ts';
import type { DocumentKind } from './model/document.ts';

/**
 * The kind of a document. A document with a number is a commitment. The page of the plan's folder
 * or of a language's, or "introduction" there, is an introduction. Any other folder's page is a
 * chapter.
 */
export function kindOf(
  path: string,
  number: string | undefined,
  language: string | undefined,
): DocumentKind {
  const segments = path.split('/');
  const name = segments.at(-1)?.replace(/\.md$/iu, '').toLowerCase();
  const isTop = segments.length === 1 || (segments.length === 2 && language !== undefined);
  if (isTop && (isReadme(path) || name === 'introduction')) return 'introduction';
  if (number !== undefined) return 'commitment';
  return isReadme(path) ? 'chapter' : 'page';
}
