import { capitalize } from '../plan/source/capitalize.ts';

/** Languages written from right to left (Unicode CLDR, `characterOrder`). */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * A language tag as BCP 47 spells it; `undefined` for anything that is no tag, so that pages stay
 * valid.
 */
export function languageTag(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  if (knownTags.has(tag)) return knownTags.get(tag);
  const canonical = canonicalTag(tag);
  if (knownTags.size < mostKnownTags) knownTags.set(tag, canonical);
  return canonical;
}

/** Every sentence asks for the language it is in; a plan has few, a stranger can name many. */
const knownTags = new Map<string, string | undefined>();
const mostKnownTags = 200;

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

export function direction(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** What speakers of a language call it, for the language switch: "Français". */
export function languageName(tag: string): string {
  const canonical = languageTag(tag);
  if (canonical === undefined) return tag;
  const name = new Intl.DisplayNames([canonical], { type: 'language' }).of(canonical) ?? tag;
  return capitalize(name, canonical);
}

/** The languages of Gazette's own sentences. */
export type WordLanguage = 'en' | 'fr';

/**
 * The language of Gazette's sentences for a BCP 47 tag: French for French of any country, otherwise
 * English.
 */
export function wordLanguage(tag: string | undefined): WordLanguage {
  return languageTag(tag)?.split('-')[0] === 'fr' ? 'fr' : 'en';
}
