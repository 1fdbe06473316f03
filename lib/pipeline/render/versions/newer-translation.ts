import { compareAddress, historyAddress } from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import type { NewerTranslation } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import type { Listing } from '../index/listing.ts';
import { isMadeFrom, twinsByLanguage } from '../index/twins.ts';
import { readHistory } from './version-lines.ts';

/** Digits of a commit that say which one is meant: what git shows of one. */
const fewestDigits = 7;

/**
 * Whether the text that a translation was made from changed after it, and since when. A translation
 * was made from the version that its `translates` names, else from the one in force when it changed
 * last (docs/decisions/translations.md).
 *
 * @param version the newest version of the translation
 */
export async function newerTranslation(
  version: Version,
  listing: Listing,
  context: RenderContext,
): Promise<NewerTranslation | undefined> {
  const original = await originalOf(listing, context);
  const history = original && (await readHistory(original.twin.document, context));
  const newest = history?.versions.at(-1);
  if (!history || !newest) return undefined;
  const base = madeFrom(history.versions, version, listing.fields.translates);
  // What was changed and changed back is as it was.
  if (!base || base.blob === newest.blob) return undefined;
  const { address } = newest;
  const isMade = !context.site.isPlainFiles || base.number === newest.number - 1;
  return {
    language: original.language,
    date: newest.date,
    compareAddress: isMade ? compareAddress(address, base, newest) : historyAddress(address),
  };
}

/** The first language of the plan that has a text counts as its original. */
async function originalOf(
  listing: Listing,
  { index, languages }: RenderContext,
): Promise<{ readonly language: string; readonly twin: Listing } | undefined> {
  const twins = await twinsByLanguage(listing, { index, languages });
  for (const { language } of languages) {
    const twin = twins.get(language);
    if (twin && isMadeFrom(listing, twin.path, languages)) return { language, twin };
  }
  return undefined;
}

/** Only versions up to the translation's own count: what is said of them stays true. */
function madeFrom(
  versions: readonly Version[],
  { sequence }: Version,
  translates = '',
): Version | undefined {
  const known = versions.filter((each) => each.sequence <= sequence);
  const name = translates.toLowerCase();
  const isName = name.length >= fewestDigits && /^[0-9a-f]+$/u.test(name);
  const named = isName ? known.findLast(({ commit }) => commit.startsWith(name)) : undefined;
  // A text that came later was made from this one.
  return named ?? known.at(-1) ?? versions[0];
}
