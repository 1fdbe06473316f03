import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { planName } from '../../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { FolderPlace } from './chapters.ts';
import { type ListedLanguagesIndex, listedLanguages } from './listed-languages.ts';
import type { Listing } from './listing.ts';
import { numberSort } from './number-sort.ts';
import type { OutlinePlace } from './outline.ts';

/** One language of the plan. */
export interface PlanLanguage {
  readonly folder: string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** A document that an address belongs to, and the sequence number since when. */
export interface AddressOwner {
  readonly document: string;
  readonly since: number;
}

/**
 * Sort keys, names and paths that documents move to in one change set. No run may remove what
 * another document has put there.
 */
export interface TakenPlaces {
  readonly sorts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Paths of pages that no SUMMARY.md lists. */
  readonly unlisted: ReadonlySet<string>;
}

/** Typed access to render's index: the data for pages that show several documents. */
export interface PlanIndex extends ListedLanguagesIndex {
  listing(document: string): Promise<Listing | undefined>;
  /** The listing of the document that has a name ({@link planName}) in the state the index shows. */
  listingAt(name: string): Promise<Listing | undefined>;
  /** Takes a document out of every place its next listing does not have, unless another is there by now. */
  clearPlaces(
    old: Listing,
    next: Listing | undefined,
    taken: TakenPlaces,
    sequence: number,
  ): Promise<void>;
  /** Stores a listing in every place where others look for it. */
  fillPlaces(listing: Listing, sequence: number): Promise<void>;
  /**
   * Records a document's own listing. It is written last, so that a repeated run still finds the
   * old one.
   */
  settle(document: string, listing: Listing | undefined, sequence: number): Promise<void>;
  /** Listings after (or before) a sort key, within a folder. */
  contents(options: {
    readonly folder: string;
    readonly after?: string;
    readonly before?: string;
    readonly limit?: number;
  }): Promise<readonly Listing[]>;
  twins(key: string): Promise<readonly Listing[]>;
  place(path: string): Promise<OutlinePlace | undefined>;
  putPlace(path: string, place: OutlinePlace | undefined, sequence: number): Promise<void>;
  /** What the plan's outlines say of the pages of a folder. */
  folder(folder: string): Promise<FolderPlace | undefined>;
  putFolder(folder: string, place: FolderPlace | undefined, sequence: number): Promise<void>;
  /** Listings of pages in a folder, at any depth, that no SUMMARY.md lists. */
  unlisted(folder: string): Promise<readonly Listing[]>;
  /** See `ChangeSet.languages`. */
  languageFolders(): Promise<readonly string[]>;
  putLanguageFolders(folders: readonly string[], sequence: number): Promise<void>;
  /** The document that an address belonged to at a sequence number. */
  owner(address: string, sequence: number): Promise<string | undefined>;
  /** Every document that an address ever belonged to, oldest first. */
  owners(address: string): Promise<readonly AddressOwner[]>;
  setOwner(address: string, document: string, sequence: number): Promise<void>;
  /**
   * Documents marked by the change sets after `base`, up to and including `sequence`: their pages
   * must be rendered again.
   */
  marked(base: number, sequence: number): Promise<readonly string[]>;
  mark(document: string, sequence: number): Promise<void>;
  /** Removes what {@link marked} gives for the same change sets: those pages are made. */
  clearMarks(base: number, sequence: number): Promise<void>;
  /** Sequence number of the last change set that is completely applied to the index. */
  applied(): Promise<number>;
  setApplied(sequence: number): Promise<void>;
}

const only = '-';
/** Sorts after every character that can follow a prefix. */
const last = '\u{10ffff}';

export function createPlanIndex(index: IndexStore): PlanIndex {
  const one = async <T>(partition: string): Promise<T | undefined> => {
    const value = await index.get(partition, only);
    return value === undefined ? undefined : (JSON.parse(value) as T);
  };
  return {
    listing: (document) => one<Listing>(`LISTING#${document}`),
    listingAt: (name) => one<Listing>(`AT#${name}`),
    ...listingWrites(index),
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
    folder: (folder) => one<FolderPlace>(`FOLDER#${folder}`),
    async putFolder(folder, place, sequence) {
      if (place) await index.put(`FOLDER#${folder}`, only, JSON.stringify(place), sequence);
      else await index.remove(`FOLDER#${folder}`, only, sequence);
    },
    async unlisted(folder) {
      const start = folder === '' ? '' : `${folder}/`;
      const entries = await index.range('UNLISTED', { after: start, before: `${start}${last}` });
      return entries.map(({ value }) => JSON.parse(value) as Listing);
    },
    ...listedLanguages(index),
    languageFolders: async () => (await one<string[]>('LANGUAGEFOLDERS')) ?? [],
    putLanguageFolders: (folders, sequence) =>
      index.put('LANGUAGEFOLDERS', only, JSON.stringify(folders), sequence),
    ...addressOwners(index),
    ...marks(index),
    applied: async () => (await one<number>('APPLIED')) ?? 0,
    setApplied: (sequence) => index.put('APPLIED', only, String(sequence), sequence),
  };
}

function marks(index: IndexStore): Pick<PlanIndex, 'marked' | 'mark' | 'clearMarks'> {
  const sortsOf = async (base: number, sequence: number) => {
    const bounds = { after: numberSort(base + 1), before: numberSort(sequence + 1) };
    return (await index.range('MARKED', bounds)).map(({ sort }) => sort);
  };
  return {
    async marked(base, sequence) {
      const sorts = await sortsOf(base, sequence);
      return sorts.map((sort) => sort.slice(sort.indexOf('#') + 1));
    },
    mark: (document, sequence) =>
      index.put('MARKED', `${numberSort(sequence)}#${document}`, '', sequence),
    async clearMarks(base, sequence) {
      await severalAtOnce(await sortsOf(base, sequence), (sort) =>
        index.drop('MARKED', sort, sequence),
      );
    },
  };
}

function addressOwners(index: IndexStore): Pick<PlanIndex, 'owner' | 'owners' | 'setOwner'> {
  const partition = (address: string) => `OWNER#${address}`;
  const owners = async (address: string) => {
    const value = await index.get(partition(address), only);
    return value === undefined ? [] : (JSON.parse(value) as readonly AddressOwner[]);
  };
  return {
    owners,
    owner: async (address, sequence) =>
      (await owners(address)).findLast(({ since }) => since <= sequence)?.document,
    async setOwner(address, document, sequence) {
      // What a run that is ahead of this one wrote stays: an older sequence never overwrites it.
      const earlier = (await owners(address)).filter(({ since }) => since < sequence);
      const all = [...earlier, { document, since: sequence }];
      await index.put(partition(address), only, JSON.stringify(all), sequence);
    },
  };
}

function listingWrites(
  index: IndexStore,
): Pick<PlanIndex, 'clearPlaces' | 'fillPlaces' | 'settle'> {
  /**
   * Two documents can swap places in one change set, so an entry is removed only while it is this
   * document's.
   */
  const removeOwn = async (
    partition: string,
    sort: string,
    { document }: Listing,
    sequence: number,
  ) => {
    const value = await index.get(partition, sort);
    if (value === undefined || (JSON.parse(value) as Listing).document !== document) return;
    await index.remove(partition, sort, sequence);
  };
  return {
    async clearPlaces(old, next, taken, sequence) {
      if (!taken.sorts.has(old.sort)) await removeOwn('CONTENTS', old.sort, old, sequence);
      const name = planName(old);
      if (!taken.names.has(name)) await removeOwn(`AT#${name}`, only, old, sequence);
      if (old.isUnlisted && !taken.unlisted.has(old.path))
        await removeOwn('UNLISTED', old.path, old, sequence);
      for (const key of old.twins.filter((twin) => !next?.twins.includes(twin)))
        await index.remove(`TWINS#${key}`, old.document, sequence);
    },
    async fillPlaces(listing, sequence) {
      const value = JSON.stringify(listing);
      await index.put('CONTENTS', listing.sort, value, sequence);
      await index.put(`AT#${planName(listing)}`, only, value, sequence);
      if (listing.isUnlisted) await index.put('UNLISTED', listing.path, value, sequence);
      for (const key of listing.twins)
        await index.put(`TWINS#${key}`, listing.document, value, sequence);
    },
    async settle(document, listing, sequence) {
      const partition = `LISTING#${document}`;
      if (listing) await index.put(partition, only, JSON.stringify(listing), sequence);
      else await index.remove(partition, only, sequence);
    },
  };
}
