const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * The language of a text, told by its path alone (`fr/climat/engagement-24.md`): permanent pages
 * and feed entries must not change when LANGS.md does. A first folder that is a two-letter
 * language code, with or without a region, counts; anything else is the site's language.
 *
 * @returns a BCP 47 tag
 */
export function languageOfPath(path: string): string | undefined {
  const tag = /^([a-z]{2}(?:-[A-Z]{2})?)\//u.exec(path)?.[1];
  return tag !== undefined && names.of(tag) !== undefined ? tag : undefined;
}
