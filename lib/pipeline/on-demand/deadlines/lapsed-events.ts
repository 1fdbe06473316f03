import type { CalendarEvent } from '../../../feed/calendar.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { addDays } from '../../../plan/standing/days.ts';
import type { PlanStates } from '../../render/standings/plan-states.ts';
import { readStretches } from './stretches.ts';

/** Days before the newest change set that are looked at: a program that asks once a quarter hears of each. */
const lookedBack = 90;

/** Which events are looked for. */
export interface LapsedRequest {
  /** Whose documents are read, `''` for the plan. */
  readonly folder: string;
  /** Whether a document was of the calendar as it stood then. */
  readonly belongs: (standing: Standing) => boolean;
  /** Ids of the events that the calendar has now. */
  readonly known: ReadonlySet<string>;
  readonly eventsOf: (standing: Standing) => readonly CalendarEvent[];
}

/**
 * Events that the calendar had and has no more, as cancelled: of a date or a step that was taken out,
 * and of a document that went to another folder or institution. Programs that keep what they once read
 * would show them for ever. It follows from the states alone, not from the clock.
 *
 * @param newest UTC day of the newest change set
 */
export async function lapsedEvents(
  { folder, belongs, known, eventsOf }: LapsedRequest,
  newest: string,
  states: PlanStates,
): Promise<readonly CalendarEvent[]> {
  const days = { first: addDays(newest, 1 - lookedBack), last: newest };
  const read = await readStretches(folder, days, states);
  // What is cut off at the end of a list has not lapsed.
  if (!read || read.isCut) return [];
  const lapsed = new Map<string, CalendarEvent>();
  // States share standings: each is looked at once, in the newest state that has it.
  const seen = new Set<Standing>();
  for (const { standings, last } of read.stretches.toReversed())
    for (const standing of standings) {
      if (seen.has(standing) || !belongs(standing)) continue;
      seen.add(standing);
      for (const event of eventsOf(standing))
        if (!event.isCancelled && !known.has(event.id) && !lapsed.has(event.id))
          lapsed.set(event.id, cancelled(event, last));
    }
  return [...lapsed.values()];
}

/** The version after the last one that had the date has a sequence greater by two. */
function cancelled(event: CalendarEvent, day: string): CalendarEvent {
  const { sequence } = event;
  return { ...event, isCancelled: true, sequence: sequence + 2, changed: `${day}T00:00:00.000Z` };
}
