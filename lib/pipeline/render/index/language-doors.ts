import { otherLanguageAddress } from '../../../plan/addresses/addresses.ts';
import { isSteering } from '../../../plan/addresses/is-steering.ts';
import type { LanguageDoor, Site } from '../../../site/models.ts';
import { listedLanguage } from './languages.ts';
import type { PlanLanguage } from './plan-index.ts';

/** A page that leads to its counterparts. */
export interface DoorsFrom {
  /** Plan path of its document. */
  readonly path: string;
  /** Address of the document. */
  readonly address: string;
  /** Address of the page, where it is about a version or about two. */
  readonly page?: string;
}

/**
 * Doors from a page to each other language that the plan had at its time (docs/decisions/doors-to-languages.md).
 * Among plain files each document has one for all of its pages.
 *
 * @param languages as LANGS.md listed them at that time
 */
export function languageDoors(
  { path, address, page = address }: DoorsFrom,
  languages: readonly PlanLanguage[],
  { isPlainFiles }: Pick<Site, 'isPlainFiles'>,
): LanguageDoor[] {
  const own = listedLanguage(path, languages)?.language;
  if (own === undefined || isSteering(path)) return [];
  const others = new Set(languages.map(({ language }) => language));
  return [...others]
    .filter((language) => language !== own && language !== 'und')
    .map((language) => ({
      address: otherLanguageAddress(isPlainFiles ? address : page, language),
      language,
    }));
}
