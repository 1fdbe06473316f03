import {
  documentAddress,
  planName,
  readmeOf,
  type StatusList,
  statusAddress,
  statusDataAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import {
  type CommitmentFacts,
  statusCsv,
  statusJson,
  statusSchema,
} from '../../plan/standing/status-data.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { renderStatusPage } from '../../site/pages/status-page.tsx';
import { firstLanguage, hasCommitments } from '../render/index/commitments.ts';
import { folderSort, type Listing } from '../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../render/index/plan-index.ts';
import { statusLimit } from '../work/limits.ts';

const files = { 'status.csv': 'csv', 'status.json': 'json', 'schema.json': 'schema' } as const;

/** What of a folder's status is asked for. */
export interface StatusRequest {
  /** `''` for the plan. */
  readonly folder: string;
  readonly part: StatusList | (typeof files)[keyof typeof files];
}

/** What answering needs: the index, and the clock that says which day it is. */
export interface StatusPorts {
  readonly index: IndexStore;
  readonly now?: () => Date;
}

/**
 * Parses a path below `@status/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseStatusRequest(path: string): StatusRequest | undefined {
  const parts = /^\/(?:(.*)\/)?@status\/(?:(due|lead|late)\/|([a-z.]+))?$/u.exec(path);
  const [, folder = '', list, file] = parts ?? [];
  if (!parts || folder.includes('@')) return undefined;
  if (file === undefined) return { folder, part: (list as StatusList | undefined) ?? 'chapters' };
  return file in files ? { folder, part: files[file as keyof typeof files] } : undefined;
}

/**
 * How the commitments of a folder stand today, as a page or as data. Nothing of it is kept: tomorrow
 * it is another. `undefined` where the folder has no commitment, or no clock tells the day.
 */
export async function answerStatus(
  { folder: asked, part }: StatusRequest,
  { index: store, now }: StatusPorts,
  site: Site,
): Promise<{ status: 200; text: string; contentType: string } | undefined> {
  if (!now) return undefined;
  const index = createPlanIndex(store);
  const folder = asked === '' ? await firstLanguage(index) : asked;
  const { commitments, isCut } = await readCommitments(folder, index);
  if (commitments.length === 0) return undefined;
  const day = now().toISOString().slice(0, 10);
  const { baseUrl } = site;
  if (part === 'schema')
    return { status: 200, text: statusSchema(), contentType: 'application/schema+json' };
  if (part === 'csv')
    return {
      status: 200,
      text: statusCsv(commitments, { day, baseUrl }),
      contentType: 'text/csv; charset=utf-8',
    };
  if (part === 'json') {
    const schema = statusDataAddress(folder, 'schema.json');
    return {
      status: 200,
      text: statusJson(commitments, { day, baseUrl, schema }),
      contentType: 'application/json',
    };
  }
  const page = {
    ...{ folder, list: part, day, commitments },
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: [{ address: '/', title: site.title }, ...(await folderLink(folder, index))],
    translations: await otherLanguages(folder, index),
    ...(isCut ? { cut: statusLimit } : {}),
  };
  return {
    status: 200,
    text: renderStatusPage(site, page),
    contentType: 'text/html; charset=utf-8',
  };
}

/** Every address of the status that a folder of files has: of the plan, and of each of its languages. */
export async function statusAddresses(store: IndexStore): Promise<string[]> {
  const index = createPlanIndex(store);
  const folders = ['', ...(await index.languages()).map(({ folder }) => folder)];
  return [...new Set(folders)].flatMap((folder) => [
    ...(['chapters', 'due', 'lead', 'late'] as const).map((list) => statusAddress(folder, list)),
    ...(['status.csv', 'status.json', 'schema.json'] as const).map((file) =>
      statusDataAddress(folder, file),
    ),
  ]);
}

/** The commitments of a folder in the order of the contents. */
async function readCommitments(folder: string, index: PlanIndex) {
  const found = await index.contents({ folder: folderSort(folder), limit: statusLimit + 1 });
  const listings = found.slice(0, statusLimit);
  const titles = new Map(listings.map((listing) => [planName(listing), listing.title]));
  const commitments = listings
    .filter(({ kind }) => kind === 'commitment')
    .map((listing) => factsOf(listing, titles));
  return { commitments, isCut: found.length > statusLimit };
}

function factsOf(listing: Listing, titles: ReadonlyMap<string, string>): CommitmentFacts {
  const { document, path, address, title, fields } = listing;
  const above = listing.parents.findLast((parent) => titles.has(parent));
  const chapter = above === undefined ? undefined : titles.get(above);
  const { number, status, lead, due, milestones } = fields;
  return {
    ...{ document, path, address, title },
    ...(number === undefined ? {} : { number }),
    ...(status === undefined ? {} : { status }),
    ...(lead === undefined ? {} : { lead }),
    ...(due === undefined ? {} : { due }),
    ...(milestones === undefined ? {} : { milestones }),
    ...(chapter === undefined ? {} : { chapter }),
  };
}

async function folderLink(folder: string, index: PlanIndex) {
  const listing = folder === '' ? undefined : await index.listingAt(readmeOf(folder));
  return listing ? [{ address: documentAddress(readmeOf(folder)), title: listing.title }] : [];
}

/** The status of the plan's other languages, from the page of one of them. */
async function otherLanguages(folder: string, index: PlanIndex) {
  const languages = await index.languages();
  if (folder !== '' && !languages.some((language) => language.folder === folder)) return [];
  const others = languages.filter((language) => language.folder !== folder);
  const counted = await Promise.all(others.map((language) => hasCommitments(language, index)));
  return others
    .filter((_, position) => counted[position])
    .map(({ folder: other, title, language }) => ({
      address: statusAddress(other),
      title,
      language,
    }));
}
