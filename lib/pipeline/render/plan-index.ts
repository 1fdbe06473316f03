import type { IndexStore } from '../../ports.ts';
import type { Listing } from './listing.ts';
import type { OutlinePlace } from './outline.ts';

/** One language of the plan. */
export interface PlanLanguage {
  readonly folder: string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What the pages about several documents are made from: typed access to render's index. */
export interface PlanIndex {
  listing(document: string): Promise<Listing | undefined>;
  putListing(listing: Listing, sequence: number): Promise<void>;
  removeListing(listing: Listing, sequence: number): Promise<void>;
  /** Lines of the contents after (or before) a sort key, within a folder. */
  contents(options: {
    readonly folder: string;
    readonly after?: string;
    readonly before?: string;
    readonly limit?: number;
  }): Promise<readonly Listing[]>;
  twins(key: string): Promise<readonly Listing[]>;
  place(path: string): Promise<OutlinePlace | undefined>;
  putPlace(path: string, place: OutlinePlace | undefined, sequence: number): Promise<void>;
  languages(): Promise<readonly PlanLanguage[]>;
  putLanguages(languages: readonly PlanLanguage[], sequence: number): Promise<void>;
  /** Documents to render anew in the batch that began after `base`. */
  marked(base: number): Promise<readonly string[]>;
  mark(base: number, document: string, sequence: number): Promise<void>;
}

const only = '-';
/** Sorts after every character that can begin what follows a prefix. */
const last = '\u{10ffff}';

export function createPlanIndex(index: IndexStore): PlanIndex {
  const one = async <T>(partition: string): Promise<T | undefined> => {
    const [entry] = await index.range(partition, { limit: 1 });
    return entry && (JSON.parse(entry.value) as T);
  };
  return {
    listing: (document) => one<Listing>(`LISTING#${document}`),
    async putListing(listing, sequence) {
      const value = JSON.stringify(listing);
      await index.put('CONTENTS', listing.sort, value, sequence);
      for (const key of listing.twins)
        await index.put(`TWINS#${key}`, listing.document, value, sequence);
      await index.put(`LISTING#${listing.document}`, only, value, sequence);
    },
    async removeListing(listing, sequence) {
      await index.remove('CONTENTS', listing.sort, sequence);
      for (const key of listing.twins)
        await index.remove(`TWINS#${key}`, listing.document, sequence);
      await index.remove(`LISTING#${listing.document}`, only, sequence);
    },
    async contents({ folder, after, before, limit }) {
      const entries = await index.range('CONTENTS', {
        ...(after === undefined && folder !== '' ? { after: folder } : {}),
        ...(after === undefined ? {} : { after }),
        before: before ?? `${folder}${last}`,
        ...(limit === undefined ? {} : { limit }),
        reverse: before !== undefined,
      });
      return entries
        .map(({ value }) => JSON.parse(value) as Listing)
        .filter(({ sort }) => sort.startsWith(folder));
    },
    async twins(key) {
      const entries = await index.range(`TWINS#${key}`, { limit: 50 });
      return entries.map(({ value }) => JSON.parse(value) as Listing);
    },
    place: (path) => one<OutlinePlace>(`PLACE#${path}`),
    async putPlace(path, place, sequence) {
      if (place) await index.put(`PLACE#${path}`, only, JSON.stringify(place), sequence);
      else await index.remove(`PLACE#${path}`, only, sequence);
    },
    languages: async () => (await one<PlanLanguage[]>('LANGUAGES')) ?? [],
    putLanguages: (languages, sequence) =>
      index.put('LANGUAGES', only, JSON.stringify(languages), sequence),
    async marked(base) {
      const entries = await index.range(`MARKED#${base}`);
      return entries.map(({ sort }) => sort);
    },
    mark: (base, document, sequence) => index.put(`MARKED#${base}`, document, '', sequence),
  };
}
