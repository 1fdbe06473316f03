import { tellsNumber } from '../../plan/fields/names.ts';
import type { Words } from '../../words/words.ts';
import type { DocumentHead, PageLink } from '../models.ts';

/** What a document is called where only its name stands: a commitment is known by its number, too. */
export function documentName(
  {
    title,
    kind,
    number,
  }: Pick<DocumentHead, 'title' | 'kind'> & { readonly number?: string | undefined },
  words: Words,
): string {
  if (kind !== 'commitment' || number === undefined || tellsNumber(title, number)) return title;
  return words.numbered(words.kinds[kind], number, title);
}

/** The same of a link on a page. */
export function linkName({ title, number }: PageLink, words: Words): string {
  return unbroken(documentName({ title, number, kind: 'commitment' }, words));
}

/** On pages, no line ends between "Commitment" and its number. */
export function unbroken(name: string): string {
  return name.replace(/^(\p{L}{1,20}) (?=(?:n[°º] ?)?\d)/u, '$1\u00a0');
}
