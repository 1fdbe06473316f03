import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import {
  dayAddress,
  documentAddress,
  readmeOf,
  wholeAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../../plan/addresses/own-name.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { mainFolder } from '../../render/index/languages.ts';
import { statusLimit } from '../../work/limits.ts';
import { isDay, noDay, type PastPorts } from '../past/answer-day.ts';
import { dayInSeconds, type OnDemandText } from '../past/on-demand-answer.ts';
import { dayOf, type PastState, stateOnDay } from '../past/past-state.ts';
import { wayOnDay } from '../past/plan-day.ts';
import { findPart, folderAt, type StatePart, standingsIn, titleOf } from '../past/state-part.ts';
import { type Placed, type PlacedSection, wholeText } from './whole-text.ts';

/** A folder (`''` for the plan) on one page, as it stood at the end of a day; what is written may be no day. */
export interface WholeOnDay {
  readonly folder: string;
  readonly day: string;
}

/**
 * Parses a path such as `/climate/@2016-05-01/@whole/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseWholeOnDay(path: string): WholeOnDay | undefined {
  const [address, day] = matchOwnName(path, /^@(\d{4}-\d{2}-\d{2})\/@whole\/$/u) ?? [];
  if (address === undefined || day === undefined) return undefined;
  return { folder: folderAt(address), day };
}

/**
 * The texts of a folder and of everything below it at the end of a day, on one page. It ends where
 * that of today would; where the plan has several languages, that of the plan has the site's own, else
 * the first.
 */
export async function answerWholeOnDay(
  { folder, day }: WholeOnDay,
  past: PastPorts,
): Promise<OnDemandText> {
  const address = documentAddress(readmeOf(folder));
  if (!isDay(day)) return noDay('no-day', { address, day }, past);
  const [start] = await past.store.changeSets(1, 1);
  const found = await stateOnDay(day, start ? dayOf(start) : day, past);
  if (typeof found === 'string') return noDay(found, { address, day }, past);
  const { languages = [] } = found.state;
  const main = folder === '' ? mainFolder(languages, past.site.language) : folder;
  const part = await findPart(main, found.state, past);
  const section = await sectionOf(part, past);
  if (!section.own && section.below.length === 0)
    return noDay('nothing-here', { address, day }, past);
  const text = await textOf({ folder, day }, { part, section, found }, past);
  return { status: 200, text, ...(found.isFinal && { keptSeconds: dayInSeconds }) };
}

interface Found {
  readonly part: StatePart;
  readonly section: PlacedSection;
  readonly found: PastState;
}

async function textOf(
  { folder, day }: WholeOnDay,
  { part, section, found: { sequence, isFinal } }: Found,
  past: PastPorts,
): Promise<string> {
  const { store, site, index } = past;
  const language = languageOfPath(`${part.folder}/`, await index.languageFolders());
  const contents = dayAddress(documentAddress(readmeOf(folder)), day);
  const title = titleOf(part, site);
  const way = folder === '' ? [] : await wayOnDay(part, day, language, past);
  const page = {
    ...{ folder, day, title, language, past: { isFinal } },
    breadcrumbs: [...way, { address: contents, title }],
    translations: await otherLanguages(part, day, past),
  };
  return wholeText(page, section, { store, sequence, site });
}

/** The other languages that had documents on that day, from the page of the plan or of one of them. */
async function otherLanguages({ folder, state }: StatePart, day: string, past: PastPorts) {
  const { languages = [] } = state;
  if (!languages.some((language) => language.folder === folder)) return [];
  const others = languages.filter((language) => language.folder !== folder);
  const first = await severalAtOnce(others, async (other) =>
    standingsIn(await findPart(other.folder, state, past), { limit: 1 }, past),
  );
  return others
    .filter((_, position) => (first[position] ?? []).length > 0)
    .map(({ folder: other, title, language }) => ({
      ...{ address: wholeAddress(other, day), title, language },
    }));
}

async function sectionOf(part: StatePart, past: PastPorts): Promise<PlacedSection> {
  const below = await standingsIn(part, { limit: statusLimit }, past);
  return {
    own: part.readme && placedAt(part.readme.standing, past),
    below: below.slice(0, statusLimit).map(({ standing }) => placedAt(standing, past)),
    isCut: below.length > statusLimit,
  };
}

function placedAt(standing: Standing, { store }: PastPorts): Placed {
  const { address, title, kind, number } = standing;
  const link = { address, title, ...(kind === 'commitment' && number !== undefined && { number }) };
  return { ...standing, link, version: () => store.version(standing.document, standing.version) };
}
