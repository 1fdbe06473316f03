import { documentAddress, readmeOf } from '../../plan/addresses/addresses.ts';
import { firstFolder } from '../../plan/addresses/language-of-path.ts';
import { languageName } from '../../words/language.ts';
import type { PageLink } from '../models.ts';

/**
 * The page, with feeds, of the language that an address is in; `undefined` where it is in none.
 *
 * @param language BCP 47 tag of the folder that the address begins with, where that is a language's
 * @param path the address, without slash at its start
 */
export function languageFront(language: string | undefined, path: string): PageLink | undefined {
  if (language === undefined) return undefined;
  return {
    address: documentAddress(readmeOf(firstFolder(path))),
    title: languageName(language),
  };
}
