import { isDeepStrictEqual } from 'node:util';
import type { PlanLanguage } from '../../../plan/lists/languages.ts';
import type { IndexStore } from '../../../ports/index-store.ts';

/** The languages of the plan, at each time. */
export interface ListedLanguagesIndex {
  /** As LANGS.md listed them at a sequence number; as it lists them now, without one. */
  languages(sequence?: number): Promise<readonly PlanLanguage[]>;
  /** BCP 47 tags of all that LANGS.md ever listed. */
  languagesEver(): Promise<ReadonlySet<string>>;
  putLanguages(languages: readonly PlanLanguage[], sequence: number): Promise<void>;
}

/** What LANGS.md listed, and the sequence number since when. */
interface ListedLanguages {
  readonly languages: readonly PlanLanguage[];
  readonly since: number;
}

/** All lists there ever were are one entry: the pages of a version name the languages of its time. */
export function listedLanguages(index: IndexStore): ListedLanguagesIndex {
  const lists = async (): Promise<readonly ListedLanguages[]> => {
    const value = await index.get('LANGUAGES', '-');
    const kept = JSON.parse(value ?? '[]') as readonly ListedLanguages[] | readonly PlanLanguage[];
    // An index from before has the newest list alone.
    return isUndated(kept) ? [{ languages: kept, since: 0 }] : kept;
  };
  return {
    languages: async (sequence = Number.POSITIVE_INFINITY) =>
      (await lists()).findLast(({ since }) => since <= sequence)?.languages ?? [],
    languagesEver: async () =>
      new Set(
        (await lists()).flatMap(({ languages }) => languages.map(({ language }) => language)),
      ),
    async putLanguages(languages, sequence) {
      // What a run that is ahead of this one wrote stays: an older sequence never overwrites it.
      const earlier = (await lists()).filter(({ since }) => since < sequence);
      if (isDeepStrictEqual(earlier.at(-1)?.languages ?? [], languages)) return;
      const all = [...earlier, { languages, since: sequence }];
      await index.put('LANGUAGES', '-', JSON.stringify(all), sequence);
    },
  };
}

function isUndated(
  kept: readonly ListedLanguages[] | readonly PlanLanguage[],
): kept is readonly PlanLanguage[] {
  return kept.some((entry) => 'folder' in entry);
}
