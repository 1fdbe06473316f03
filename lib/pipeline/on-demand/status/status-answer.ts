import {
  documentAddress,
  readmeOf,
  type StatusList,
  statusAddress,
  statusDataAddress,
  statusLists,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../../plan/addresses/own-name.ts';
import {
  type CommitmentFacts,
  statusCsv,
  statusJson,
  statusSchema,
} from '../../../plan/standing/status-data.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Site } from '../../../site/models.ts';
import { renderCommitmentStatusPage } from '../../../site/pages/commitment-status-page.tsx';
import { renderStatusPage, type StatusPage } from '../../../site/pages/status-page.tsx';
import { firstLanguage, hasCommitments, isNamedByPages } from '../../render/index/commitments.ts';
import { createPlanIndex, type PlanIndex } from '../../render/index/plan-index.ts';
import { createPlanStates, type PlanStates } from '../../render/standings/plan-states.ts';
import { fitsAnswer } from '../../work/fits-answer.ts';
import { statusLimit } from '../../work/limits.ts';
import { commitmentAt, commitmentsNow } from './commitments.ts';

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

const request = /^(?:@(\d{4}-\d\d-\d\d)\/)?@status\/(?:([a-z-]+)\/|([a-z.]+))?$/u;

/**
 * Parses a path below `@status/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseStatusRequest(path: string): StatusRequest | undefined {
  const parts = matchOwnName(path, request);
  const [address = '/', day, name = 'chapters', file] = parts ?? [];
  const list = statusLists.find((each) => each === name);
  if (!parts || list === undefined || (name === 'chapters' && path.endsWith('/chapters/')))
    return undefined;
  if (file !== undefined && !Object.hasOwn(files, file)) return undefined;
  const part = file === undefined ? list : files[file as keyof typeof files];
  return { folder: address.slice(1, -1), part, ...(day !== undefined && { day }) };
}

/** A page or data. */
export interface StatusAnswer {
  readonly status: 200;
  readonly text: string;
  readonly contentType: string;
}

/**
 * How the commitments of a folder, or one commitment, stand today, as a page or as data. Nothing of it
 * is kept: tomorrow it is another. `undefined` where there is no commitment, or no clock tells the day;
 * the plan and its languages, which every page leads to, say that they have none.
 */
export async function answerStatus(
  { folder: asked, part }: StatusRequest,
  { index: store, now }: StatusPorts,
  site: Site,
): Promise<StatusAnswer | undefined> {
  if (!now) return undefined;
  const context = { index: createPlanIndex(store), states: createPlanStates(store) };
  const folder = asked === '' ? await firstLanguage(context.index, site.language) : asked;
  const day = now().toISOString().slice(0, 10);
  const { isCut, ...found } = await commitmentsNow(folder, context);
  if (found.commitments.length + found.withdrawn.length === 0 && !isNamedByPages(asked))
    return part === 'chapters' ? oneCommitment(folder, day, context, site) : undefined;
  const { index } = context;
  const behind =
    part === 'chapters' ? await behindIn(folder, found.commitments, context) : undefined;
  return statusText(part, site, {
    ...{ folder, day, ...found },
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: [{ address: '/', title: site.title }, ...(await folderLink(folder, index))],
    translations: await otherLanguages(folder, index),
    ...(isCut ? { cut: statusLimit } : {}),
    ...(behind && { behind }),
  });
}

/**
 * The status of some commitments, as a page or as data. Of more than a function may answer with, the
 * first ones: they are halved until they fit. The page says how many it covers, and data that it is cut.
 */
export function statusText(
  part: StatusRequest['part'],
  site: Site,
  page: Omit<StatusPage, 'list'>,
): StatusAnswer {
  const answer = textOf(part, site, page);
  const { commitments, withdrawn = [], behind } = page;
  if (fitsAnswer(answer.text) || commitments.length + withdrawn.length === 0) return answer;
  const half = <Item>(items: readonly Item[]) => items.slice(0, Math.floor(items.length / 2));
  const covered = half(commitments);
  return statusText(part, site, {
    ...{ ...page, commitments: covered, withdrawn: half(withdrawn) },
    ...(behind && { behind: { ...behind, found: half(behind.found) } }),
    ...{ cut: undefined, covers: covered.length },
  });
}

function textOf(
  part: StatusRequest['part'],
  site: Site,
  page: Omit<StatusPage, 'list'>,
): StatusAnswer {
  const { folder, day, commitments, isPast } = page;
  const isCut = page.cut !== undefined || page.covers !== undefined;
  const options = { day, baseUrl: site.baseUrl, isCut };
  if (part === 'schema')
    return { status: 200, text: statusSchema(), contentType: 'application/schema+json' };
  if (part === 'csv')
    return {
      status: 200,
      text: statusCsv(commitments, options),
      contentType: 'text/csv; charset=utf-8',
    };
  if (part === 'json') {
    const schema = statusDataAddress(folder, 'schema.json', isPast ? day : undefined);
    return {
      status: 200,
      text: statusJson(commitments, { ...options, schema }),
      contentType: 'application/json',
    };
  }
  return { status: 200, text: renderStatusPage(site, { ...page, list: part }), contentType: html };
}

const html = 'text/html; charset=utf-8';

interface Context {
  readonly index: PlanIndex;
  readonly states: PlanStates;
}

async function oneCommitment(
  path: string,
  day: string,
  context: Context,
  site: Site,
): Promise<StatusAnswer | undefined> {
  const { index } = context;
  const facts = await commitmentAt(`/${path}/`, context);
  if (!facts) return undefined;
  const folders = await index.languageFolders();
  const language = languageOfPath(facts.path, folders);
  const above = (await index.languages()).find((each) => facts.path.startsWith(`${each.folder}/`));
  const page = { day, facts, language, whole: statusAddress(above?.folder ?? '') };
  return { status: 200, text: renderCommitmentStatusPage(site, page), contentType: html };
}

/**
 * Commitments of a language whose text in the plan's first one changed later, by their numbers; for a
 * list, the days say enough.
 */
async function behindIn(
  folder: string,
  commitments: readonly CommitmentFacts[],
  context: Context,
): Promise<StatusPage['behind']> {
  const languages = await context.index.languages();
  const [first] = languages;
  const own = languages.find((language) => language.folder === folder);
  if (!first || !own || own === first) return undefined;
  const originals = await commitmentsNow(first.folder, context);
  const byNumber = new Map(originals.commitments.map((facts) => [facts.number, facts]));
  const found = commitments.flatMap((facts) => {
    const original = facts.number === undefined ? undefined : byNumber.get(facts.number);
    const isLater = (original?.since ?? '') > (facts.since ?? '~');
    return original && isLater ? [{ facts, original }] : [];
  });
  return found.length === 0 ? undefined : { language: first.language, found };
}

/** Every address of the status that folders have in plain files. */
export function statusAddresses(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => [
    ...statusLists.map((list) => statusAddress(folder, list)),
    ...(['status.csv', 'status.json', 'schema.json'] as const).map((file) =>
      statusDataAddress(folder, file),
    ),
  ]);
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
