import { commitName, publishedName } from '../plan/addresses/addresses.ts';
import { touchedFolders } from '../plan/addresses/touched-folders.ts';
import type { Targets } from '../plan/model/change.ts';
import type { Publication, VersionStore } from '../ports/version-store.ts';
import { createCursors } from '../stores/cursors.ts';
import { missingVersion } from '../stores/store-errors.ts';
import { compareUtf8 } from './utf8-order.ts';

/**
 * What a version store would be after some more publications: it reads from the store below, and
 * what is written to it ends with it. Made for few publications, which are looked through at each
 * call.
 */
export async function overlayVersionStore(
  below: Omit<VersionStore, 'advance' | 'recover' | 'publish'>,
): Promise<VersionStore> {
  const stages = ['ingested', 'rendered', 'announced'] as const;
  const standing = await Promise.all(stages.map((stage) => below.cursor(stage)));
  const { move, ...cursors } = createCursors(stages.map((stage, at) => [stage, standing[at]]));
  const added: Publication[] = [];
  // What the store below publishes meanwhile is not seen.
  const known = standing[0]?.sequence ?? 0;
  const upToKnown = (sequence: number) => Math.min(sequence, known);
  const addedUpTo = (sequence: number) =>
    added.filter(({ changeSet }) => changeSet.sequence <= sequence);
  const youngChanges = (document: string, upTo: number) =>
    addedUpTo(upTo).flatMap(({ changeSet: { changes, sequence } }) =>
      changes
        .filter((change) => change.document === document)
        .map((change) => ({ ...change, sequence })),
    );
  const youngVersions = (document: string, upTo: number) =>
    addedUpTo(upTo)
      .flatMap(({ versions }) => versions.map(({ version }) => version))
      .filter((version) => version.document === document);
  const youngLinks = (document: string, upTo: number, old: Targets | undefined) => {
    for (const { changeSet, versions } of addedUpTo(upTo).toReversed()) {
      const links = changeSet.relinked.find((relinked) => relinked.document === document);
      if (links) return links.targets;
      if (versions.some(({ version }) => version.document === document)) return undefined;
    }
    return old;
  };
  return {
    ...cursors,
    async publish(publication) {
      move('ingested', publication.expected, publication.cursor);
      added.push(publication);
    },
    async documents(ids) {
      const found = new Map(await below.documents(ids));
      for (const { documents } of added)
        for (const record of documents)
          if (ids.includes(record.document)) found.set(record.document, record);
      return found;
    },
    async lookups(keys) {
      const found = new Map(await below.lookups(keys));
      for (const { key, value } of added.flatMap(({ lookups }) => lookups))
        if (value === undefined) found.delete(key);
        else if (keys.includes(key)) found.set(key, value);
      return found;
    },
    async members(set) {
      const found = new Set(await below.members(set));
      for (const entry of added.flatMap(({ members }) => members))
        if (entry.set === set)
          if (entry.present) found.add(entry.member);
          else found.delete(entry.member);
      return [...found].sort(compareUtf8);
    },
    async changeSets(first, last) {
      const old = first <= known ? await below.changeSets(first, upToKnown(last)) : [];
      const young = addedUpTo(last).map(({ changeSet }) => changeSet);
      return [...old, ...young.filter(({ sequence }) => sequence >= first)];
    },
    async publishedAs(name) {
      const young = added.findLast(({ changeSet }) => commitName(changeSet) === name);
      return young ? publishedName(young.changeSet) : below.publishedAs(name);
    },
    async history(document, upTo) {
      const old = await below.history(document, upToKnown(upTo));
      return {
        changes: [...old.changes, ...youngChanges(document, upTo)],
        versions: [...old.versions, ...youngVersions(document, upTo)],
        relinked: youngLinks(document, upTo, old.relinked),
      };
    },
    async changesOf(document, upTo) {
      return [
        ...(await below.changesOf(document, upToKnown(upTo))),
        ...youngChanges(document, upTo),
      ];
    },
    async versionsOf(document, upTo) {
      return [
        ...(await below.versionsOf(document, upToKnown(upTo))),
        ...youngVersions(document, upTo),
      ];
    },
    async version(document, number) {
      const young = added
        .flatMap(({ versions }) => versions)
        .find(({ version }) => version.document === document && version.number === number);
      if (young) return young.version;
      const version = await below.version(document, number);
      return version && version.sequence <= known ? version : undefined;
    },
    async source(document, number) {
      for (const { version, source } of added.flatMap(({ versions }) => versions))
        if (version.document === document && version.number === number) return source;
      if (known === 0) throw missingVersion(document, number);
      return below.source(document, number);
    },
    async relinked(document, upTo) {
      return youngLinks(document, upTo, await below.relinked(document, upToKnown(upTo)));
    },
    async changesUnder(folder, upTo, limit, before = Number.POSITIVE_INFINITY) {
      const young = addedUpTo(upTo)
        .filter(({ changeSet }) => changeSet.sequence < before)
        .filter(({ changeSet }) => touchedFolders(changeSet).includes(folder))
        .map(({ changeSet }) => changeSet.sequence)
        .reverse()
        .slice(0, limit);
      const left = limit - young.length;
      if (left === 0) return young;
      return [...young, ...(await below.changesUnder(folder, upToKnown(upTo), left, before))];
    },
  };
}
