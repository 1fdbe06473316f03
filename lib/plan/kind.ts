import { languageOfFolder } from './lists/languages.ts';
import type { DocumentKind } from './model/document.ts';

/**
 * The kind of a document. A document with a number is a commitment. README or introduction at the
 * top of the plan or of a language's folder is an introduction. Any other folder's README is a
 * chapter.
 */
export function kindOf(path: string, number: string | undefined): DocumentKind {
  const segments = path.split('/');
  const name = segments.at(-1)?.replace(/\.md$/iu, '').toLowerCase();
  const isTop =
    segments.length === 1 ||
    (segments.length === 2 && languageOfFolder(segments[0] ?? '') !== 'und');
  if (isTop && (name === 'readme' || name === 'introduction')) return 'introduction';
  if (number !== undefined) return 'commitment';
  return name === 'readme' ? 'chapter' : 'page';
}
