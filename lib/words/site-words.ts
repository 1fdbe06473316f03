import { english } from './english.ts';
import { french } from './french.ts';
import { languageTag, wordLanguage } from './language.ts';
import type { Words } from './words.ts';

/**
 * The words of the interface for a page, in the first of these tags that is valid; English when
 * none is.
 */
export function wordsFor(...languages: readonly (string | undefined)[]): Words {
  const language = languages.find((tag) => languageTag(tag) !== undefined);
  return wordLanguage(language) === 'fr' ? french : english;
}
