import { isDeepStrictEqual } from 'node:util';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { pageDigest } from '../../lib/stores/page-digest.ts';
import type { Published } from './undisturbed.ts';

/** Names everything in which two publications differ: the record, render's index, the site. */
export async function differences(found: Published, expected: Published): Promise<string[]> {
  return differencesFrom(found, await valuesOf(expected));
}

/** The same, where many are compared with one. */
export async function differencesFrom(found: Published, expected: AllValues): Promise<string[]> {
  const all = await valuesOf(found);
  const names = ['record', 'index', 'site'] as const;
  return names.flatMap((what) => compare(what, all[what], expected[what]));
}

type Values = ReadonlyMap<string, unknown>;

/** Every value of a publication. */
export interface AllValues {
  readonly record: Values;
  readonly index: Values;
  readonly site: Values;
}

export async function valuesOf(published: Published): Promise<AllValues> {
  return {
    record: await recordOf(published.store),
    index: await indexOf(published),
    site: await siteOf(published),
  };
}

function compare(what: string, found: Values, expected: Values): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].sort().flatMap((key) => {
    if (isDeepStrictEqual(found.get(key), expected.get(key))) return [];
    // An image that was copied for a commit that then was not published may stay; nothing shows it.
    if (key.startsWith('@assets/') && !expected.has(key)) return [];
    const verb = found.has(key) ? (expected.has(key) ? 'differs' : 'is too much') : 'is missing';
    return [`${what}: ${key} ${verb}`];
  });
}

/** Every word of the record, by what it is about. */
async function recordOf(store: VersionStore): Promise<Values> {
  const values = new Map<string, unknown>();
  for (const stage of ['ingested', 'rendered', 'announced'] as const)
    values.set(`cursor ${stage}`, (await store.cursor(stage))?.sequence);
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const changeSets = last === 0 ? [] : await store.changeSets(1, last);
  const documents = new Set<string>();
  for (const changeSet of changeSets) {
    values.set(`change set ${changeSet.sequence}`, changeSet);
    for (const { document } of changeSet.changes) documents.add(document);
  }
  for (const document of documents) {
    values.set(`changes of ${document}`, await store.changesOf(document, last));
    const versions = await store.versionsOf(document, last);
    values.set(`versions of ${document}`, versions);
    for (const { number } of versions) {
      const source = await store.source(document, number);
      values.set(`version ${number} of ${document}`, new TextDecoder().decode(source));
    }
  }
  values.set('documents', await store.documents([...documents].sort()));
  return values;
}

/** Render's index without the marks of its batches, which are of no use once a batch is done. */
async function indexOf({ index, partitions }: Published): Promise<Values> {
  const values = new Map<string, unknown>();
  for (const partition of [...partitions].sort()) {
    if (partition.startsWith('MARKED')) continue;
    const entries = await index.range(partition);
    if (entries.length > 0) values.set(partition, entries);
  }
  return values;
}

/** All that readers get, by key. */
async function siteOf({ pages }: Published): Promise<Values> {
  const values = new Map<string, unknown>();
  for (const key of pages.keys()) {
    const page = await pages.reader.get(key);
    if (page) values.set(key, pageDigest(page));
  }
  return values;
}
