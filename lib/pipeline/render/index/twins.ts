import { listedLanguage } from './languages.ts';
import type { Listing } from './listing.ts';
import type { PlanIndex, PlanLanguage } from './plan-index.ts';

/** One translation of a document for each other language, found by the best key that they share. */
export async function twinsByLanguage(
  listing: Listing,
  { index, languages }: { readonly index: PlanIndex; readonly languages: readonly PlanLanguage[] },
): Promise<ReadonlyMap<string, Listing>> {
  const own = listedLanguage(listing.path, languages);
  const found = new Map<string, Listing>();
  for (const key of own ? listing.twins : [])
    for (const twin of await index.twins(key)) {
      const language = listedLanguage(twin.path, languages)?.language;
      if (language && language !== own?.language && !found.has(language)) found.set(language, twin);
    }
  return found;
}

/** Whether a text is taken for a translation of texts in another language. */
export function isMadeFrom(
  translation: Pick<Listing, 'path' | 'fields'>,
  path: string,
  languages: readonly PlanLanguage[],
): boolean {
  const [own, other] = [translation.path, path].map((each) => listedLanguage(each, languages));
  if (!own || !other || own.language === other.language) return false;
  const isLater = languages.indexOf(own) > languages.indexOf(other);
  return isLater || translation.fields.translates !== undefined;
}
