import { english } from './english.ts';
import { french } from './french.ts';
import { languageTag } from './language.ts';
import type { Words } from './words.ts';

/** The interface words for a page: in the first of these languages that there are words for, else English. */
export function wordsFor(...languages: readonly (string | undefined)[]): Words {
  for (const language of languages) {
    const primary = languageTag(language)?.split('-')[0];
    if (primary === 'fr') return french;
    if (primary !== undefined) return english;
  }
  return english;
}
