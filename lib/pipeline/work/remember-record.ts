import type { ChangeSet, Version } from '../../plan/model/change.ts';
import type { DocumentHistory, VersionStore } from '../../ports/version-store.ts';

/** Histories and change sets kept: enough for what is worked on at once, and all that it shows. */
const mostHeld = 128;

/** Versions without their history: those of a unit of pages, and their neighbours. */
const mostVersions = 1_024;

/** What was read of a document, and of which state. */
interface Held {
  readonly upTo: number;
  readonly history: Promise<DocumentHistory>;
}

/**
 * A version store that reads the history of a document, and a change set, once. What is published
 * never changes, so that what was read of a state stays true for it and for those before.
 */
export function rememberRecord(store: VersionStore): VersionStore {
  const histories = new Map<string, Held>();
  const versions = new Map<string, Promise<Version | undefined>>();
  const changeSets = new Map<number, Promise<ChangeSet | undefined>>();
  const read = (document: string, upTo: number) => {
    const history = store.history(document, upTo);
    hold(histories, document, { upTo, history });
    return history;
  };
  const history = (document: string, upTo: number) => {
    const held = histories.get(document);
    return held?.upTo === upTo ? held.history : read(document, upTo);
  };
  const atLeast = (document: string, upTo: number) => {
    const held = histories.get(document);
    return held && held.upTo >= upTo ? held.history : read(document, upTo);
  };
  const readVersion = (document: string, number: number) => {
    const name = `${number}#${document}`;
    const held = versions.get(name);
    if (held) return held;
    const version = store.version(document, number);
    hold(versions, name, version, mostVersions);
    return version;
  };
  const isUpTo = (upTo: number) => (item: { readonly sequence: number }) => item.sequence <= upTo;
  return {
    ...store,
    history,
    changesOf: async (document, upTo) =>
      (await atLeast(document, upTo)).changes.filter(isUpTo(upTo)),
    versionsOf: async (document, upTo) =>
      (await atLeast(document, upTo)).versions.filter(isUpTo(upTo)),
    async version(document, number) {
      const known = await histories.get(document)?.history;
      const version = known?.versions[number - 1];
      return version ?? readVersion(document, number);
    },
    relinked: async (document, upTo) => (await history(document, upTo)).relinked,
    async changeSets(first, last) {
      const known = numbersBetween(first, last).map((number) => changeSets.get(number));
      if (known.every((changeSet) => changeSet !== undefined))
        return (await Promise.all(known)).filter((changeSet) => changeSet !== undefined);
      // The page of a change set leads to the one before.
      const start = Math.max(1, first - 1);
      const reading = store.changeSets(start, last);
      for (const number of numbersBetween(start, last).slice(-mostHeld)) {
        const changeSet = reading.then((found) => found[number - start]);
        // Whoever asked hears of a failure from the reading itself.
        changeSet.catch(() => {});
        hold(changeSets, number, changeSet);
      }
      return (await reading).filter((changeSet) => changeSet.sequence >= first);
    },
  };
}

function numbersBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function hold<Key, Value>(held: Map<Key, Value>, key: Key, value: Value, most = mostHeld): void {
  held.set(key, value);
  for (const oldest of held.keys()) {
    if (held.size <= most) break;
    held.delete(oldest);
  }
}
