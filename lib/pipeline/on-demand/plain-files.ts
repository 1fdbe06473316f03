import {
  folderChangesAddress,
  folderOf,
  isReadme,
  lettersAddress,
  pageKey,
  wholeAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfFolder } from '../../plan/addresses/language-of-path.ts';
import { touchedFolders } from '../../plan/addresses/touched-folders.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { addressOfFolder } from '../render/index/folder-title.ts';
import { languageDoors } from '../render/index/language-doors.ts';
import type { Listing } from '../render/index/listing.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { readListedFeeds } from '../render/kept/kept-entries.ts';
import { addressesOfDay, answerOfDay } from './answer-of-day.ts';
import { putDoors } from './put-doors.ts';
import { answerChanges, parseChangesRequest } from './sections/changes-answer.ts';
import { answerFolder } from './sections/folder-answer.ts';
import { answerLetters } from './sections/letters-answer.ts';
import { answerWhole } from './sections/whole-answer.ts';
import { answerSitemap, parseSitemapRequest, sitemapPartAddresses } from './sitemap-answer.ts';
import { answerSubscribe, parseSubscribeRequest, subscribeAddresses } from './subscribe-answer.ts';

/** What writing needs: the record, render's index, and where the files go. */
export interface PlainFilePorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  /** The day that the pages are about. */
  readonly now: () => Date;
}

interface Answer {
  readonly text: string;
  readonly contentType?: string;
}

/**
 * Writes the pages that a running site gives when they are asked for, as far as others link to them
 * in plain files: how to subscribe, the parts of the sitemap, the status and what else depends on the
 * day, folders without a page, the changes of each folder, plan and chapters on one page, the list from
 * A to Z, and the ways to other languages.
 */
export async function putPlainFiles(ports: PlainFilePorts, site: Site): Promise<void> {
  const sequence = (await ports.store.cursor('rendered'))?.sequence ?? 0;
  const put = async (address: string, answer: Answer | undefined) => {
    if (!answer) return;
    const { text, contentType = 'text/html; charset=utf-8' } = answer;
    const body = new TextEncoder().encode(text);
    await ports.pages.put({ key: pageKey(address), body, contentType, cache: 'current', sequence });
  };
  const index = createPlanIndex(ports.index);
  const listings = await index.contents({ folder: '' });
  const fronts = await frontFolders(ports.index, sequence);
  for (const address of await addressesOfDay(ports.index, fronts))
    await put(address, await answerOfDay(address, ports, site));
  for (const address of await subscribeAddresses(ports)) {
    const request = parseSubscribeRequest(address);
    await put(address, request && (await answerSubscribe(request, ports, site)));
  }
  for (const address of await sitemapPartAddresses(ports.index)) {
    const part = parseSitemapRequest(address) ?? '';
    await put(address, await answerSitemap(part, ports, site));
  }
  for (const folder of fronts)
    await put(lettersAddress(folder), await answerLetters(folder, ports, site));
  for (const folder of new Set([...fronts, ...chapterFolders(listings)]))
    await put(wholeAddress(folder), await answerWhole(folder, ports, site));
  const { folders, doors } = await everNamed(ports, sequence, site);
  for (const folder of folders) {
    const address = addressOfFolder(folder);
    if (!(await ports.pages.get(pageKey(address))))
      await put(address, await answerFolder(folder, ports, site));
    for await (const page of changesOfFolder(folder, ports, site)) await put(page.address, page);
  }
  await putDoors(doors, { ...ports, sequence }, site);
}

/** Every page of the changes of a folder, the newest first. */
async function* changesOfFolder(folder: string, ports: PlainFilePorts, site: Site) {
  let next: string | undefined = folderChangesAddress(addressOfFolder(folder));
  while (next !== undefined) {
    const address: string = next;
    const request = parseChangesRequest(address);
    const answer = request && (await answerChanges(request, ports, site));
    if (answer) yield { ...answer, address };
    next = answer?.older;
  }
}

/** The plan, and each folder that has or had a language of its own: pages name these in their header. */
async function frontFolders(store: IndexStore, sequence: number): Promise<string[]> {
  const index = createPlanIndex(store);
  const listed = (await index.languages()).map(({ folder }) => folder);
  const told = await index.languageFolders();
  const feeds = await readListedFeeds(store, sequence, Number.MAX_SAFE_INTEGER);
  const former = feeds
    .map(({ scope }) => scope)
    .filter((scope) => !scope.includes('/') && languageOfFolder(scope) !== 'und');
  return [...new Set(['', ...listed, ...told, ...former])];
}

function chapterFolders(listings: readonly Listing[]): string[] {
  return listings
    .filter(({ path, address }) => isReadme(path) && address === addressOfFolder(folderOf(path)))
    .map(({ path }) => folderOf(path));
}

/**
 * Every folder that has or had a document somewhere in it, because what leads there stays; and every way
 * to another language that a page of a version, a comparison or a change set has.
 */
async function everNamed(
  { store, index: indexStore }: PlainFilePorts,
  sequence: number,
  site: Site,
): Promise<Readonly<Record<'folders' | 'doors', ReadonlySet<string>>>> {
  const index = createPlanIndex(indexStore);
  const folders = new Set<string>();
  const doors = new Set<string>();
  for await (const changeSet of changeSetsUpTo(sequence, store)) {
    const languages = await index.languages(changeSet.sequence);
    for (const folder of touchedFolders(changeSet)) folders.add(folder);
    for (const { after } of changeSet.changes)
      for (const { address } of languageDoors(after, languages, site)) doors.add(address);
  }
  // The plan has these pages already.
  folders.delete('');
  return { folders, doors };
}

async function* changeSetsUpTo(sequence: number, store: VersionStore): AsyncGenerator<ChangeSet> {
  for (let first = 1; first <= sequence; first += readAtOnce)
    yield* await store.changeSets(first, Math.min(sequence, first + readAtOnce - 1));
}

/** Change sets that are read at a time. */
const readAtOnce = 500;
