import {
  documentAddress,
  planName,
  readmeOf,
  type StatusList,
  statusAddress,
  statusDataAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import type { Standing } from '../../plan/model/standing.ts';
import {
  type CommitmentFacts,
  statusCsv,
  statusJson,
  statusSchema,
} from '../../plan/standing/status-data.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { renderStatusPage, type StatusPage } from '../../site/pages/status-page.tsx';
import { firstLanguage, hasCommitments, isNamedByPages } from '../render/index/commitments.ts';
import { folderSort, isBelow } from '../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../render/index/plan-index.ts';
import { statusLimit } from '../work/limits.ts';

const files = { 'status.csv': 'csv', 'status.json': 'json', 'schema.json': 'schema' } as const;

/** What of a folder's status is asked for. */
export interface StatusRequest {
  /** `''` for the plan. */
  readonly folder: string;
  readonly part: StatusList | (typeof files)[keyof typeof files];
  /** Where it is asked how they stood on a day; what is written may be none. */
  readonly day?: string;
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
  const parts =
    /^\/(?:([^@]*)\/)?(?:@(\d{4}-\d\d-\d\d)\/)?@status\/(?:(due|lead|late)\/|([a-z.]+))?$/u.exec(
      path,
    );
  const [, folder = '', day, list, file] = parts ?? [];
  if (!parts || (file !== undefined && !Object.hasOwn(files, file))) return undefined;
  const part =
    file === undefined
      ? ((list as StatusList | undefined) ?? 'chapters')
      : files[file as keyof typeof files];
  return { folder, part, ...(day !== undefined && { day }) };
}

/**
 * How the commitments of a folder stand today, as a page or as data. Nothing of it is kept: tomorrow
 * it is another. `undefined` where the folder has no commitment, or no clock tells the day; the plan and
 * its languages, which every page leads to, say that they have none.
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
  if (commitments.length === 0 && !isNamedByPages(asked)) return undefined;
  const day = now().toISOString().slice(0, 10);
  return statusText(part, site, {
    ...{ folder, day, commitments },
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: [{ address: '/', title: site.title }, ...(await folderLink(folder, index))],
    translations: await otherLanguages(folder, index),
    ...(isCut ? { cut: statusLimit } : {}),
  });
}

/** The status of some commitments, as a page or as data. */
export function statusText(
  part: StatusRequest['part'],
  site: Site,
  page: Omit<StatusPage, 'list'>,
): { status: 200; text: string; contentType: string } {
  const { folder, day, commitments, isPast } = page;
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
    const schema = statusDataAddress(folder, 'schema.json', isPast ? day : undefined);
    return {
      status: 200,
      text: statusJson(commitments, { day, baseUrl, schema }),
      contentType: 'application/json',
    };
  }
  return {
    status: 200,
    text: renderStatusPage(site, { ...page, list: part }),
    contentType: 'text/html; charset=utf-8',
  };
}

/** Every address of the status that folders have in plain files. */
export function statusAddresses(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => [
    ...(['chapters', 'due', 'lead', 'late'] as const).map((list) => statusAddress(folder, list)),
    ...(['status.csv', 'status.json', 'schema.json'] as const).map((file) =>
      statusDataAddress(folder, file),
    ),
  ]);
}

/** The commitments of a folder in the order of the contents. */
async function readCommitments(folder: string, index: PlanIndex) {
  const listings = await listingsIn(folder, index);
  const documents = listings
    .slice(0, statusLimit)
    .map((listing) => ({ ...listing.fields, ...listing, title: listing.title }));
  return { commitments: commitmentsAmong(documents), isCut: listings.length > statusLimit };
}

/** Below its name, or behind its own page where a SUMMARY.md of a folder above lists that. */
async function listingsIn(folder: string, index: PlanIndex) {
  const limit = statusLimit + 1;
  const own = folder === '' ? undefined : await index.listingAt(readmeOf(folder));
  if (!own || own.sort.startsWith(folderSort(folder)))
    return index.contents({ folder: folderSort(folder), limit });
  const behind = await index.contents({ folder: '', after: own.sort, limit });
  const end = behind.findIndex((listing) => !isBelow(listing, own));
  return [own, ...(end < 0 ? behind : behind.slice(0, end))];
}

/** What the status tells of the commitments among documents, which are in the order of the contents. */
export function commitmentsAmong(
  documents: readonly (Omit<CommitmentFacts, 'chapter'> & Pick<Standing, 'kind' | 'parents'>)[],
): CommitmentFacts[] {
  const titles = new Map(documents.map((document) => [planName(document), document.title]));
  return documents.filter(({ kind }) => kind === 'commitment').map((one) => factsOf(one, titles));
}

function factsOf(
  commitment: Omit<CommitmentFacts, 'chapter'> & Pick<Standing, 'parents'>,
  titles: ReadonlyMap<string, string>,
): CommitmentFacts {
  const { document, path, address, title, number, status, lead, due, milestones } = commitment;
  const above = commitment.parents.findLast((parent) => titles.has(parent));
  const chapter = above === undefined ? undefined : titles.get(above);
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
