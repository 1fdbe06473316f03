import {
  dayAddress,
  documentAddress,
  readmeOf,
  statusAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Site } from '../../../site/models.ts';
import { mainFirst } from '../../render/index/languages.ts';
import { dayLimit, statusLimit } from '../../work/limits.ts';
import { isDay, noDay, type PastPorts } from '../past/answer-day.ts';
import { dayInSeconds, type OnDemandText } from '../past/on-demand-answer.ts';
import { dayOf, type PastState, stateOnDay } from '../past/past-state.ts';
import {
  findPart,
  isPlan,
  planOnDay,
  type StatePart,
  standingsIn,
  titleOf,
} from '../past/state-part.ts';
import { commitmentsIn } from './commitments.ts';
import { type StatusRequest, statusText } from './status-answer.ts';

/**
 * How the commitments of a folder stood at the end of a day, and which were late then, as a page or as
 * data. `undefined` where the folder had no commitment on that day.
 */
export async function answerStatusOnDay(
  { folder: asked, part, day }: StatusRequest & { readonly day: string },
  past: PastPorts,
): Promise<OnDemandText | undefined> {
  const address = documentAddress(readmeOf(asked));
  if (!isDay(day)) return noDay('no-day', { address, day }, past);
  const [start] = await past.store.changeSets(1, 1);
  const found = await stateOnDay(day, start ? dayOf(start) : day, past);
  if (typeof found === 'string') return noDay(found, { address, day }, past);
  const { site, index } = past;
  const folder = asked === '' ? await folderOfPlan(found, past) : asked;
  const own = await findPart(folder, found.state, past);
  const { isCut, withdrawn, ...inForce } = await commitmentsIn(own, past);
  const commitments = inForce.commitments.map((facts) => ({
    ...facts,
    address: dayAddress(facts.address, day),
  }));
  if (commitments.length + withdrawn.length === 0) return undefined;
  const language = languageOfPath(`${folder}/`, await index.languageFolders());
  const text = statusText(part, site, {
    ...{ folder, day, commitments, withdrawn, isPast: true },
    language,
    breadcrumbs: breadcrumbs(own, day, language, site),
    translations: await otherLanguages(folder, day, found, past),
    ...(isCut && { cut: statusLimit }),
  });
  return { ...text, ...(found.isFinal && { keptSeconds: dayInSeconds }) };
}

function breadcrumbs(part: StatePart, day: string, language: string | undefined, site: Site) {
  const plan = planOnDay(day, language, site);
  if (isPlan(part.folder, part.state)) return [plan];
  const address = dayAddress(documentAddress(readmeOf(part.folder)), day);
  return [plan, { address, title: titleOf(part, site) }];
}

/**
 * Translations are the same commitments: the status of a plan in several languages is that of the
 * site's own, else of the first.
 */
async function folderOfPlan(found: PastState, past: PastPorts): Promise<string> {
  for (const { folder } of mainFirst(found.state.languages ?? [], past.site.language))
    if (await hasCommitments(folder, found, past)) return folder;
  return '';
}

/** Whether there are commitments among the first documents of a folder. */
async function hasCommitments(folder: string, { state }: PastState, past: PastPorts) {
  const part = await findPart(folder, state, past);
  const some = await standingsIn(part, { limit: dayLimit }, past);
  return some.some(({ standing }) => standing.kind === 'commitment');
}

async function otherLanguages(folder: string, day: string, found: PastState, past: PastPorts) {
  const { languages = [] } = found.state;
  if (!languages.some((language) => language.folder === folder)) return [];
  const others = languages.filter((language) => language.folder !== folder);
  const counted = await Promise.all(
    others.map((language) => hasCommitments(language.folder, found, past)),
  );
  return others
    .filter((_, position) => counted[position])
    .map(({ folder: other, title, language }) => ({
      address: statusAddress(other, 'chapters', day),
      ...{ title, language },
    }));
}
