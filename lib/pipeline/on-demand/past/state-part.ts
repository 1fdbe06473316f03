import {
  dayAddress,
  folderOf,
  isReadme,
  planName,
  readmeOf,
} from '../../../plan/addresses/addresses.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import type { PageLink, Site } from '../../../site/models.ts';
import { dateText } from '../../../site/parts/date-text.tsx';
import { pastWordsIn } from '../../../words/past-words.ts';
import { wordsFor } from '../../../words/site-words.ts';
import { folderName } from '../../render/index/folders.ts';
import { folderSort } from '../../render/index/listing.ts';
import type { PlanIndex } from '../../render/index/plan-index.ts';
import type {
  KeyedStanding,
  ListRequest,
  PlanState,
  PlanStates,
} from '../../render/standings/plan-states.ts';

/** What finding a folder in a state needs. */
export interface PartContext {
  readonly states: PlanStates;
  readonly index: Pick<PlanIndex, 'listingAt'>;
}

/** A folder in a state of the plan: its own page, and where the documents below it stand. */
export interface StatePart {
  readonly folder: string;
  readonly state: PlanState;
  readonly readme?: KeyedStanding;
  /** Where a SUMMARY.md of a folder above lists it, its documents follow it in the contents. */
  readonly isRanked: boolean;
  readonly range: Pick<ListRequest, 'folder' | 'after'>;
}

/** Entries of an outline that are looked through for a folder: some leaves of the tree. */
const mostRanked = 500;

/** The folder of plan paths at an address: `climate` for `/climate/`, `''` for `/`. */
export function folderAt(address: string): string {
  return address.slice(1, -1);
}

/** Finds a folder in a state. A folder may have no page of its own; what is not there has nothing. */
export async function findPart(
  folder: string,
  state: PlanState,
  context: PartContext,
): Promise<StatePart> {
  const readme = await findReadme(folder, state, context);
  const sort = folderSort(folder);
  const isRanked = readme !== undefined && !readme.key.startsWith(sort);
  const range = { ...(isRanked ? {} : { folder: sort }), ...(readme && { after: readme.key }) };
  return { folder, state, ...(readme && { readme }), isRanked, range };
}

/** Documents below a folder, in the order of the contents; one more than the limit where there are more. */
export async function standingsIn(
  part: StatePart,
  { skip = 0, limit }: { readonly skip?: number; readonly limit: number },
  { states }: Pick<PartContext, 'states'>,
): Promise<readonly KeyedStanding[]> {
  const { state, range, readme, isRanked } = part;
  const found = await states.standings(state, 'contents', { ...range, skip, limit: limit + 1 });
  const name = isRanked && readme ? planName(readme.standing) : undefined;
  const end = found.findIndex(
    ({ standing }) => name !== undefined && !standing.parents.includes(name),
  );
  const below = end < 0 ? found : found.slice(0, end);
  if (below.length > 0 || part.folder === '') return below;
  return (await listedIn(part, states)).slice(skip, skip + limit + 1);
}

/**
 * Documents of a folder that a SUMMARY.md of a folder above lists, though it does not list the
 * folder's own page before them.
 */
async function listedIn(
  { folder, state, readme }: StatePart,
  states: PlanStates,
): Promise<KeyedStanding[]> {
  const ranges = foldersAbove(folder).map((above) => `${folderSort(above)}!0`);
  const listed = await Promise.all(
    ranges.map((range) =>
      states.standings(state, 'contents', { folder: range, limit: mostRanked }),
    ),
  );
  return listed
    .flat()
    .filter(({ key, standing }) => standing.path.startsWith(`${folder}/`) && key !== readme?.key);
}

/** How many documents are below a folder; `undefined` where only a walk through all could tell. */
export async function countIn(
  { state, range, isRanked }: StatePart,
  { states }: Pick<PartContext, 'states'>,
): Promise<number | undefined> {
  return isRanked ? undefined : (await states.count(state, 'contents', range)) || undefined;
}

async function findReadme(
  folder: string,
  state: PlanState,
  context: PartContext,
): Promise<KeyedStanding | undefined> {
  const { states, index } = context;
  const isIt = ({ standing }: KeyedStanding) => isPageOf(folder, standing);
  const natural = { folder: `${folderSort(folder)}! `, limit: 3 };
  const found = (await states.standings(state, 'contents', natural)).find(isIt);
  if (found || folder === '') return found;
  const now = await index.listingAt(readmeOf(folder));
  const there = now && (await states.standingsBy(state, 'contents', [now.sort])).get(now.sort);
  if (there && isPageOf(folder, there)) return { key: now.sort, standing: there };
  for (const above of foldersAbove(folder)) {
    const ranked = { folder: `${folderSort(above)}!0`, limit: mostRanked };
    const listed = (await states.standings(state, 'contents', ranked)).find(isIt);
    if (listed) return listed;
  }
  return undefined;
}

function isPageOf(folder: string, standing: Standing): boolean {
  return isReadme(standing.path) && planName(standing) === readmeOf(folder);
}

/** The folders above one, the nearest first. */
function foldersAbove(folder: string): string[] {
  return folder === '' ? [] : [folderOf(folder), ...foldersAbove(folderOf(folder))];
}

/** What a folder is called: as its own page is, else by its name. The plan and its languages have the plan's title. */
export function titleOf({ folder, readme, state }: StatePart, site: Site): string {
  if (isPlan(folder, state)) return site.title;
  return readme?.standing.title ?? folderName(folder);
}

/** Whether a folder holds all of the plan, or all of it in one language. */
export function isPlan(folder: string, { languages = [] }: PlanState): boolean {
  return folder === '' || languages.some((language) => language.folder === folder);
}

/** The plan on a day, as the way from it to its folders on that day names it. */
export function planOnDay(day: string, language: string | undefined, site: Site): PageLink {
  const words = wordsFor(language, site.language);
  const title = `${pastWordsIn(words.language).planOn} ${dateText(day, words)}`;
  return { address: dayAddress('/', day), title };
}
