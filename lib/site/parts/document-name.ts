import { tellsNumber } from '../../plan/fields/names.ts';
import type { Words } from '../../words/words.ts';
import type { DocumentHead } from '../models.ts';

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
