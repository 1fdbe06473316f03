import type { Cursor } from '../../../ports/version-store.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';

/** What reading the past needs. */
export interface PastContext {
  readonly states: PlanStates;
  /** How far pages are made: nothing later is shown. */
  readonly rendered: Cursor;
  /** The day in UTC, `2026-11-29`. */
  readonly today: string;
}

/** The plan as it stood at the end of a day. */
export interface PastState {
  readonly state: PlanState;
  /** Of the newest change set until then. */
  readonly sequence: number;
  /** Day of that change set. */
  readonly changed: string;
  /** Whether no change set can come for that day any more. */
  readonly isFinal: boolean;
}

/** Why there is no state on a day: it has not come, nothing was published yet, or none was kept. */
export type NoState = 'future' | 'before' | 'not-kept';

/**
 * The state of the plan at the end of a day. Dates never run backwards: once a later day has a change
 * set, no change set can come for this one.
 *
 * @param first day of the first change set
 */
export async function stateOnDay(
  day: string,
  first: string,
  { states, rendered, today }: PastContext,
): Promise<PastState | NoState> {
  if (day > today && day > dayOf(rendered)) return 'future';
  if (day < first) return 'before';
  const newest = await states.newestUpTo(day);
  const sequence = Math.min(newest?.sequence ?? rendered.sequence, rendered.sequence);
  const state = newest && (await states.stateAt(sequence));
  if (!state) return 'not-kept';
  return { state, sequence, changed: newest.day, isFinal: day < dayOf(rendered) };
}

/** The day in UTC of a version, a change set or a cursor. */
export function dayOf({ date }: { readonly date: string }): string {
  return date.slice(0, 10);
}

/** The last second of a day in UTC: what is shown of a day is how things stood then. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59Z`;
}
