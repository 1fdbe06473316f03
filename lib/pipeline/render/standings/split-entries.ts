import { createHash } from 'node:crypto';
import type { Entry } from './tree-nodes.ts';

/**
 * A node ends after a key of whose digest one byte is below this: after 64 entries on average. Each
 * level looks at another byte.
 */
const endsBelow = 4;

/** A node of so many characters ends too, so that a node stays far below DynamoDB's 400 KB. */
const mostCharacters = 48 * 1024;

/** A node above the leaves has two children at least, so that every level has half the nodes of the one below. */
const fewestChildren = 2;

/** Cuts a run of entries, given one after the other, into the nodes of a level. */
export interface Splitter {
  /** Gives the entries of a node when this one ends it. */
  add(entry: Entry): readonly Entry[] | undefined;
  /** Whether the next entry begins a node. */
  isBetween(): boolean;
  /** The entries that no node has yet. */
  rest(): readonly Entry[];
}

/**
 * Where a node ends depends on the keys since its beginning and on nothing else. So a tree's shape
 * follows from its entries, however they came to be there, and after an edit the old nodes fit again
 * from the first place on where both end.
 */
export function createSplitter(level: number): Splitter {
  let entries: Entry[] = [];
  let characters = 0;
  const isEnd = (key: string) => {
    if (level > 0 && entries.length < fewestChildren) return false;
    return characters > mostCharacters || isChosen(key, level);
  };
  return {
    add(entry) {
      const [key, value] = entry;
      entries.push(entry);
      characters += key.length + value.length;
      if (!isEnd(key)) return undefined;
      const ended = entries;
      entries = [];
      characters = 0;
      return ended;
    },
    isBetween: () => entries.length === 0,
    rest: () => entries,
  };
}

function isChosen(key: string, level: number): boolean {
  const byte = createHash('sha256').update(key).digest()[level];
  return byte !== undefined && byte < endsBelow;
}
