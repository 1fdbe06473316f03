import type { VNode } from 'preact';
import { endOfPeriod } from '../../plan/fields/dates.ts';
import { daysLate } from '../../plan/standing/lateness.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import { dateText } from './date-text.tsx';
import type { StandingWords } from './standing-table.tsx';

const width = 720;
const margin = 24;
const row = 14;
/** Marks that stand over each other before the next ones stand upon them. */
const mostRows = 12;

/**
 * Due dates as a picture below a heading: a mark for each commitment, over its last day. What it shows
 * is told in words. Nothing where there are no two days.
 */
export function DueTimeline(
  props: StandingWords & { readonly commitments: readonly CommitmentFacts[] },
): VNode | null {
  const { commitments, own, words, day } = props;
  const dated = commitments.flatMap((facts) =>
    facts.due === undefined
      ? []
      : [{ end: endOfPeriod(facts.due), isLate: daysLate(facts, day) > 0 }],
  );
  const ends = dated.map(({ end }) => end).toSorted();
  const [first = ''] = ends;
  const last = ends.at(-1) ?? '';
  if (first === last) return null;
  const placed = place(dated, first, last);
  const height = (Math.max(...placed.map(({ level }) => level)) + 1) * row + 44;
  const late = dated.filter(({ isLate }) => isLate).length;
  const [from, to] = [dateText(first, words), dateText(last, words)];
  const told = own.timelineText(from, to, late);
  return (
    <>
      <h2>{own.timeline}</h2>
      <figure class="due-dates">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={told}>
          <title>{told}</title>
          <path class="axis" d={`M${margin} ${height - 28}H${width - margin}`} />
          {placed.map(({ x, level, isLate }) => (
            <Mark key={`${x} ${level}`} x={x} y={height - 38 - level * row} isLate={isLate} />
          ))}
          <text x={margin} y={height - 8}>
            {from}
          </text>
          <text x={width - margin} y={height - 8} text-anchor="end">
            {to}
          </text>
        </svg>
        <figcaption>{told}</figcaption>
      </figure>
    </>
  );
}

function Mark({ x, y, isLate }: { x: number; y: number; isLate: boolean }): VNode {
  return isLate ? (
    <rect class="mark-late" x={x - 5} y={y - 5} width="10" height="10" />
  ) : (
    <circle class="mark" cx={x} cy={y} r="5" />
  );
}

/** Marks of one place stand upon each other. */
function place(
  dated: readonly { readonly end: string; readonly isLate: boolean }[],
  first: string,
  last: string,
) {
  const span = Date.parse(last) - Date.parse(first);
  const levels = new Map<number, number>();
  return dated.flatMap(({ end, isLate }) => {
    const share = (Date.parse(end) - Date.parse(first)) / span;
    const x = margin + row * Math.round((share * (width - 2 * margin)) / row);
    const level = levels.get(x) ?? 0;
    levels.set(x, level + 1);
    return level < mostRows ? [{ x, level, isLate }] : [];
  });
}
