import {
  changeSetAddress,
  commitName,
  dayAddress,
  documentAddress,
  folderOf,
  readmeOf,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import { readNote } from '../../../plan/note.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Site } from '../../../site/models.ts';
import { type PlanDayPage, renderPlanDayPage } from '../../../site/pages/plan-day-page.tsx';
import { folderLink } from '../../render/index/folders.ts';
import { mainFolder } from '../../render/index/languages.ts';
import type { PlanIndex } from '../../render/index/plan-index.ts';
import { nest, ordinalOf } from '../../render/pages/contents-below.ts';
import { withdrawnLines } from '../../render/pages/withdrawn-lines.ts';
import type { KeyedStanding, PlanStates } from '../../render/standings/plan-states.ts';
import { dayLimit } from '../../work/limits.ts';
import { childFolders } from './child-folders.ts';
import type { PastState } from './past-state.ts';
import {
  countIn,
  findPart,
  isPlan,
  type PartContext,
  planOnDay,
  type StatePart,
  standingsIn,
  titleOf,
} from './state-part.ts';

/** What a page of a day is made from. */
export interface PlanDayContext {
  readonly store: Pick<VersionStore, 'changeSets'>;
  readonly index: PlanIndex;
  readonly states: PlanStates;
  readonly site: Site;
}

/** A folder, by its name (`''`: the plan), as it stood at the end of a day. */
export interface PlanDayRequest {
  readonly folder: string;
  readonly day: string;
  /** Number of the first document on the page, from 1. */
  readonly first: number;
}

/**
 * The contents of the plan, or of a folder, as they stood at the end of a day; those of the site's
 * language, else of the first, where the plan has several. `undefined` where the folder had no document
 * but its own page.
 */
export async function planDayPage(
  { folder, day, first }: PlanDayRequest,
  past: PastState,
  context: PlanDayContext,
): Promise<string | undefined> {
  const { state, isFinal } = past;
  const own = await findPart(folder, state, context);
  const main = folder === '' ? mainFolder(state.languages ?? [], context.site.language) : folder;
  const part = main === folder ? own : await findPart(main, state, context);
  const skip = first - 1;
  const found = await standingsIn(part, { skip, limit: dayLimit }, context);
  if (found.length === 0 && (first > 1 || folder !== '')) return undefined;
  const isLong = skip > 0 || found.length > dayLimit;
  const address = documentAddress(readmeOf(folder));
  const language = languageOfPath(`${folder}/`, await context.index.languageFolders());
  const page: PlanDayPage = {
    ...{ folder, address, day, isFinal, first },
    title: titleOf(own, context.site),
    language,
    ...(await newestOf(past, context)),
    ...textOf(own),
    hasCommitments: found.some(({ standing }) => standing.kind === 'commitment'),
    languages: languagesOn(part, day),
    breadcrumbs: await wayOnDay(own, day, language, context),
    folders: isLong ? await foldersOn(part, day, context) : [],
    entries: entriesOn(found.slice(0, dayLimit), day, first === 1 ? main : undefined),
    withdrawn:
      first > 1 ? [] : await withdrawnLines({ folder, limit: dayLimit }, state, context.states),
    total: isLong ? await countIn(part, context) : undefined,
    ...(skip > 0 && { previous: pageFrom(address, day, Math.max(1, first - dayLimit)) }),
    ...(found.length > dayLimit && { next: pageFrom(address, day, first + dayLimit) }),
  };
  return renderPlanDayPage(context.site, page);
}

function pageFrom(address: string, day: string, first: number) {
  return { address: dayAddress(address, day, first), title: '' };
}

async function newestOf({ sequence }: PastState, { store }: PlanDayContext) {
  const [changeSet] = await store.changeSets(sequence, sequence);
  if (!changeSet) return {};
  const { date, note } = changeSet;
  const title = shorten(readNote(note).text.split('\n', 1)[0] ?? '', 200) || commitName(changeSet);
  return { newest: { address: changeSetAddress(changeSet), title, date } };
}

/** The folder's own page: at its address of the day is this list, so the link leads to the version. */
function textOf({ readme }: StatePart): Pick<PlanDayPage, 'text'> {
  if (!readme) return {};
  const { address, title, since } = readme.standing;
  return { text: { address: versionAddress(address, readme.standing), title, since } };
}

/** The other languages of the plan on that day, from the page of the plan or of one of them. */
function languagesOn({ folder, state: { languages = [] } }: StatePart, day: string) {
  if (folder !== '' && !languages.some((language) => language.folder === folder)) return [];
  return languages
    .filter((language) => language.folder !== folder)
    .map(({ folder: other, title, language }) => ({
      address: dayAddress(documentAddress(readmeOf(other)), day),
      ...{ title, language },
    }));
}

/** The plan and the folders above, on that day. */
export async function wayOnDay(
  { folder, state }: StatePart,
  day: string,
  language: string | undefined,
  context: PartContext & { readonly site: Site },
) {
  if (folder === '') return [];
  const above: string[] = [];
  for (let each = folderOf(folder); each !== ''; each = folderOf(each))
    if (!isPlan(each, state)) above.unshift(each);
  const parts = await Promise.all(above.map((each) => findPart(each, state, context)));
  const folders = parts.map((part) => ({
    address: dayAddress(documentAddress(readmeOf(part.folder)), day),
    title: titleOf(part, context.site),
  }));
  return [planOnDay(day, language, context.site), ...folders];
}

async function foldersOn(part: StatePart, day: string, context: PlanDayContext) {
  const folders = await childFolders(part, context);
  return folders.map(({ folder, title, count }) => ({
    address: dayAddress(documentAddress(readmeOf(folder)), day),
    ...{ title, count },
  }));
}

function entriesOn(standings: readonly KeyedStanding[], day: string, within?: string) {
  const documents = standings.map(({ standing }) => standing);
  return nest(documents, within).map(({ document, folder, depth }) => {
    if (!document) {
      const link = folderLink(folder);
      return { ...link, address: dayAddress(link.address, day), depth };
    }
    const { address, title, kind, number, status, since } = document;
    return {
      address: dayAddress(address, day),
      ...{ title, since, depth },
      ...(kind === 'commitment' && number !== undefined && { number }),
      ...ordinalOf(kind, title, number),
      ...(status === undefined ? {} : { status }),
    };
  });
}
