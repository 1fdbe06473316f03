import type { CalendarEvent } from '../../../feed/calendar.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { lastDay } from '../../../plan/standing/deadlines.ts';
import { scaleStatus } from '../../../plan/standing/lateness.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { dateText } from '../../../site/parts/date-text.tsx';
import { documentName } from '../../../site/parts/document-name.ts';
import { deadlineWordsIn } from '../../../words/deadline-words.ts';
import { entryWords } from '../../../words/entry-words.ts';
import { wordsFor } from '../../../words/site-words.ts';
import { statusWordsIn } from '../../../words/status-words.ts';
import type { Words } from '../../../words/words.ts';
import { entryId } from '../../render/kept/entry-id.ts';

/** The days of a commitment and of its steps, as events of a calendar. */
export function calendarEvents(standing: Standing, language: string, site: Site): CalendarEvent[] {
  const words = wordsFor(language, site.language);
  const name = documentName(standing, words);
  const own = eventOf(standing, { ...standing, step: '' }, name, { words, site });
  const seen = new Map<string, number>();
  const steps = (standing.milestones ?? []).flatMap((milestone) => {
    const count = (seen.get(milestone.title) ?? 0) + 1;
    seen.set(milestone.title, count);
    const step = `${milestone.title}\0${count}`;
    const title = deadlineWordsIn(words.language).stepOf(milestone.title, name);
    return eventOf(standing, { ...milestone, step }, title, { words, site }) ?? [];
  });
  return own ? [own, ...steps] : steps;
}

/** A day, and what tells it from other days of the document. */
interface Dated {
  readonly due?: string;
  readonly status?: string;
  readonly step: string;
}

function eventOf(
  standing: Standing,
  { due, status, step }: Dated,
  title: string,
  { words, site }: { readonly words: Words; readonly site: Site },
): CalendarEvent | undefined {
  const day = due === undefined ? undefined : lastDay(due);
  if (due === undefined || day === undefined) return undefined;
  const { document, version, since, withdrawn, lead = [] } = standing;
  const isGone = [standing.status, status].some((one) => scaleStatus(one) === 'withdrawn');
  return {
    id: entryId(`due ${document}`, step).replace('urn:uuid:', ''),
    // Between two versions a document may be withdrawn, and come back with the next one.
    sequence: 2 * version + (withdrawn === undefined ? 0 : 1),
    ...{ day, title },
    changed: withdrawn ?? since,
    description: describe(standing, { due, ...(status !== undefined && { status }) }, words),
    url: absolute(site, standing.address),
    categories: lead,
    isCancelled: isGone || withdrawn !== undefined,
  };
}

function describe(
  { lead = [], withdrawn }: Standing,
  { due, status }: { readonly due: string; readonly status?: string },
  words: Words,
): string {
  const own = statusWordsIn(words.language);
  const known: Readonly<Record<string, string>> = words.statuses;
  const { colon } = entryWords(words.language);
  const now = withdrawn === undefined ? status : 'withdrawn';
  return [
    `${own.due}${colon}${dateText(due, words)}`,
    `${own.status}${colon}${now === undefined ? own.none : (known[now] ?? now)}`,
    ...(lead.length > 0 ? [`${own.lead}${colon}${lead.join('; ')}`] : []),
  ].join('\n');
}
