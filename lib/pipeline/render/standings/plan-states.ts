import type { Standing } from '../../../plan/model/standing.ts';
import { addDays } from '../../../plan/standing/days.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import { type Edits, editTree } from './edit-tree.ts';
import {
  countUpTo,
  differencesOf,
  entriesOf,
  entryAfter,
  entryBefore,
  keyAt,
  valueAt,
} from './read-tree.ts';
import { createTreeNodes, type Entry } from './tree-nodes.ts';

/** The two lists of a state: documents in force in the order of the contents, and withdrawn ones. */
export type StateList = 'contents' | 'withdrawn';

/**
 * A state of the plan: roots of the trees of its two lists, of which one without entries has none, and
 * its languages, where it has a list of them.
 */
export interface PlanState extends Readonly<Partial<Record<StateList, string>>> {
  /** Folder, title and BCP 47 tag of each. */
  readonly languages?: readonly {
    readonly folder: string;
    readonly title: string;
    readonly language: string;
  }[];
}

/** A standing with its key: its sort key in the contents; of a withdrawn one, that of its path, and its document. */
export interface KeyedStanding {
  readonly key: string;
  readonly standing: Standing;
}

/** A document whose standing differs between two states; absent where a state does not have it in the list. */
export interface StandingDifference {
  readonly document: string;
  readonly before?: Standing;
  readonly after?: Standing;
}

/** What stands beside a place in the contents; absent where it is the first, or the last. */
export interface Beside {
  readonly previous?: KeyedStanding;
  readonly next?: KeyedStanding;
}

/** What is asked of a list. */
export interface ListRequest {
  /** Common start of the keys: `folderSort` of a folder, `''` for the plan. */
  readonly folder?: string;
  /** Only keys behind this one. */
  readonly after?: string | undefined;
  /** So many of the first are left out. */
  readonly skip?: number;
  readonly limit?: number;
}

/** Every state that the plan has been in, as after each change set. */
export interface PlanStates {
  /** `undefined` where none was kept: the change set was rendered by a program that kept none. */
  stateAt(sequence: number): Promise<PlanState | undefined>;
  /** The newest change set up to the end of a UTC day (`2016-05-01`), with its own day. */
  newestUpTo(day: string): Promise<{ readonly sequence: number; readonly day: string } | undefined>;
  /** The newest change set of each UTC day from one to another that has any, oldest first. */
  newestOfDays(
    first: string,
    last: string,
  ): Promise<readonly { readonly sequence: number; readonly day: string }[]>;
  /** So many UTC days that have change sets, oldest first: from a day on, or the last ones before one. */
  days(request: {
    readonly from?: string | undefined;
    readonly before?: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  standings(
    state: PlanState,
    list: StateList,
    request?: ListRequest,
  ): Promise<readonly KeyedStanding[]>;
  /** The first entry of a list behind a key. */
  next(state: PlanState, list: StateList, after: string): Promise<KeyedStanding | undefined>;
  /** How many entries a list has; reads few nodes, however many it has. */
  count(
    state: PlanState,
    list: StateList,
    request?: Pick<ListRequest, 'folder' | 'after'>,
  ): Promise<number>;
  /** Some entries of a list, by their keys; those that are not there are left out. */
  standingsBy(
    state: PlanState,
    list: StateList,
    keys: Iterable<string>,
  ): Promise<ReadonlyMap<string, Standing>>;
  /** Those just before and after a key of the contents. */
  beside(state: PlanState, key: string): Promise<Beside>;
  /**
   * Documents of a list, the contents where none is named, whose standing differs, each once, whatever
   * its place there. Nodes that both states share are not read. Of more than the limit, some of the
   * first.
   */
  differing(
    before: PlanState,
    after: PlanState,
    request?: Pick<ListRequest, 'folder' | 'limit'> & { readonly list?: StateList },
  ): Promise<readonly StandingDifference[]>;
  /** Reads the roots of a state, and the way to some keys of the contents, for those who have other things to read at that time. */
  warm(state: PlanState, keys?: Iterable<string>): Promise<void>;
  /** Keeps the state after a change set. What is kept of a sequence number never changes. */
  keep(sequence: number, date: string, state: PlanState): Promise<void>;
  /** The state that has some entries changed; its nodes are stored, but nothing leads to them yet. */
  edited(state: PlanState, edits: Readonly<Record<StateList, Edits>>): Promise<PlanState>;
}

const only = '-';
/** Sorts after every character that can follow a prefix. */
const last = '\u{10ffff}';

/** The states of the plan in render's index, which must not remember what it lacks. */
export function createPlanStates(index: IndexStore): PlanStates {
  const nodes = createTreeNodes(index);
  let known: { readonly sequence: number; readonly state: PlanState } | undefined;
  // States share entries: who lists many of them parses each once.
  const standingOf = new WeakMap<Entry, Standing>();
  const parsed = (entry: Entry) => {
    const standing = standingOf.get(entry) ?? (JSON.parse(entry[1]) as Standing);
    standingOf.set(entry, standing);
    return standing;
  };
  const keyed = (entry: Entry): KeyedStanding => ({ key: entry[0], standing: parsed(entry) });
  /** Nothing but keys of a folder sorts between it and its first page: the folder itself is no key. */
  const rangeOf = ({ folder = '', after }: ListRequest) => ({
    after: after ?? (folder === '' ? undefined : folder),
    before: folder === '' ? undefined : `${folder}${last}`,
  });
  const countBefore = (root: string | undefined, after: string | undefined) =>
    after === undefined ? 0 : countUpTo(root, after, nodes);
  return {
    async stateAt(sequence) {
      if (sequence === 0) return {};
      if (known?.sequence === sequence) return known.state;
      const value = await index.get(`ROOT#${sequence}`, only);
      if (value === undefined) return undefined;
      const state = JSON.parse(value) as PlanState;
      known = { sequence, state };
      return state;
    },
    async newestUpTo(day) {
      const bounds = { before: `${day}${last}`, reverse: true, limit: 1 };
      const [entry] = await index.range('DAYS', bounds);
      return entry && { sequence: Number(entry.value), day: entry.sort };
    },
    async newestOfDays(from, to) {
      // No day has another one as its beginning, so that this begins with the first itself.
      const bounds = { after: from.slice(0, -1), before: `${to}${last}` };
      const entries = await index.range('DAYS', bounds);
      return entries
        .map(({ sort, value }) => ({ day: sort, sequence: Number(value) }))
        .filter(({ day }) => day >= from);
    },
    async days({ from, before, limit }) {
      const bounds = before === undefined ? {} : { before, reverse: true };
      const after = from === undefined ? {} : { after: addDays(from, -1) };
      const entries = await index.range('DAYS', { ...bounds, ...after, limit });
      const days = entries.map(({ sort }) => sort);
      return before === undefined ? days : days.toReversed();
    },
    async standings(state, list, request = {}) {
      const found: KeyedStanding[] = [];
      const { limit = Number.POSITIVE_INFINITY, skip = 0 } = request;
      const range = rangeOf(request);
      if (skip > 0) {
        const before = await countBefore(state[list], range.after);
        const last = await keyAt(state[list], before + skip, nodes);
        if (last === undefined) return [];
        range.after = last;
      }
      for await (const entry of entriesOf(state[list], range, nodes)) {
        if (found.length >= limit) break;
        found.push(keyed(entry));
      }
      return found;
    },
    async next(state, list, after) {
      const entry = await entryAfter(state[list], after, nodes);
      return entry && keyed(entry);
    },
    async count(state, list, request = {}) {
      const { after, before } = rangeOf(request);
      const upTo = before ?? last;
      const [some, all] = await Promise.all([
        countBefore(state[list], after),
        countUpTo(state[list], upTo, nodes),
      ]);
      return all - some;
    },
    async standingsBy(state, list, keys) {
      const found = new Map<string, Standing>();
      for (const key of keys) {
        const value = await valueAt(state[list], key, nodes);
        if (value !== undefined) found.set(key, JSON.parse(value) as Standing);
      }
      return found;
    },
    async beside({ contents }, key) {
      const [previous, next] = await Promise.all([
        entryBefore(contents, key, nodes),
        entryAfter(contents, key, nodes),
      ]);
      return {
        ...(previous && { previous: keyed(previous) }),
        ...(next && { next: keyed(next) }),
      };
    },
    async differing(before, after, { folder = '', limit, list = 'contents' } = {}) {
      const pairs = differencesOf(before[list], after[list], rangeOf({ folder }), nodes);
      const found = new Map<string, StandingDifference>();
      for await (const pair of pairs) {
        if (found.size >= (limit ?? Number.POSITIVE_INFINITY)) break;
        if (pair.before !== undefined) note(found, 'before', pair.before);
        if (pair.after !== undefined) note(found, 'after', pair.after);
      }
      return [...found.values()];
    },
    async warm({ contents, withdrawn }, keys = []) {
      const roots = [contents, withdrawn].filter((root) => root !== undefined);
      await Promise.all([
        ...roots.map((root) => nodes.read(root)),
        ...[...keys].map((key) => valueAt(contents, key, nodes)),
      ]);
    },
    async keep(sequence, date, state) {
      // Whoever finds the state takes all of this for done, so it is written last.
      await index.put('DAYS', date.slice(0, 10), String(sequence), sequence);
      await index.put(`ROOT#${sequence}`, only, JSON.stringify(state), sequence);
      known = { sequence, state };
    },
    async edited(state, edits) {
      const contents = await editTree(state.contents, edits.contents, nodes);
      const withdrawn = await editTree(state.withdrawn, edits.withdrawn, nodes);
      return {
        ...(state.languages === undefined ? {} : { languages: state.languages }),
        ...(contents === undefined ? {} : { contents }),
        ...(withdrawn === undefined ? {} : { withdrawn }),
      };
    },
  };
}

function note(found: Map<string, StandingDifference>, side: 'before' | 'after', value: string) {
  const standing = JSON.parse(value) as Standing;
  const { document } = standing;
  found.set(document, { ...found.get(document), document, [side]: standing });
}
