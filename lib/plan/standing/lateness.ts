import { endOfPeriod } from '../fields/dates.ts';
import { statusOfWord } from '../fields/labels.ts';
import { isScaleStatus, type Milestone, type Status } from '../model/document.ts';
import type { Standing } from '../model/standing.ts';

/** The facts that say whether something is late. */
export type Dated = Pick<Milestone, 'due' | 'status'>;

/** A commitment's own dates and those of its steps. */
export type Promised = Dated & Pick<Standing, 'milestones'>;

/**
 * The status of the scale that a status means. A remark in parentheses does not make it another:
 * "Completed (see the report)" is completed. `undefined` for every other word of an author's own.
 */
export function scaleStatus(status: string | undefined): Status | undefined {
  if (status === undefined || isScaleStatus(status)) return status;
  return statusOfWord(status.slice(0, 200).split('(', 1)[0] ?? '');
}

/** Whether nothing more is promised: what is completed or withdrawn is never late. */
export function isEnded({ status }: Dated): boolean {
  const meant = scaleStatus(status);
  return meant === 'completed' || meant === 'withdrawn';
}

/**
 * Days between the last day that was promised and a later day (`2026-11-29`, UTC); 0 where nothing
 * is late. A year, half, quarter or month ends with its last day.
 */
export function daysLate(dated: Dated, day: string): number {
  if (dated.due === undefined || isEnded(dated)) return 0;
  const days = (Date.parse(day) - Date.parse(endOfPeriod(dated.due))) / 86_400_000;
  return days > 0 ? Math.round(days) : 0;
}

/** The steps that are late on a day; none where the commitment itself has ended. */
export function lateMilestones(promised: Promised, day: string): Milestone[] {
  if (isEnded(promised)) return [];
  return (promised.milestones ?? []).filter((milestone) => daysLate(milestone, day) > 0);
}
