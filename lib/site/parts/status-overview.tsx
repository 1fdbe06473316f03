import type { VNode } from 'preact';
import {
  type Counts,
  columnOf,
  countStandings,
  type StatusColumn,
  statusColumns,
} from '../../plan/standing/counts.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import { DueTimeline } from './due-timeline.tsx';
import type { StandingWords } from './standing-table.tsx';
import { chaptersOf } from './status-groups.ts';

/** A frame that scrolls must be reachable by keyboard (WCAG 2.1.1). */
const scrolling = (label: string) =>
  ({ class: 'table-frame', role: 'region', tabIndex: 0, 'aria-label': label }) as const;

/** Chapters × statuses with totals; each count leads to the first commitment that it counts. */
export function StatusOverview(
  props: StandingWords & { readonly commitments: readonly CommitmentFacts[] },
): VNode {
  const { commitments, own, words, day } = props;
  const chapters = chaptersOf(commitments, own);
  const all = countStandings(commitments, day);
  const columns = statusColumns.filter((column) => all.columns[column] > 0);
  const name = { ...words.statuses, other: own.other, none: own.none };
  return (
    <>
      <h2>{own.byStatus}</h2>
      <div {...scrolling(own.byStatus)}>
        <table class="counts">
          <thead>
            <tr>
              <th scope="col">{own.chapter}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {name[column]}
                </th>
              ))}
              <th scope="col">{own.total}</th>
              <th scope="col">{own.late}</th>
            </tr>
          </thead>
          <tbody>
            {chapters.map(([title, found], index) => (
              <CountRow
                key={title}
                title={title}
                chapter={index}
                columns={columns}
                counts={countStandings(found, day)}
              />
            ))}
          </tbody>
          <tfoot>
            <CountRow title={own.total} columns={columns} counts={all} />
          </tfoot>
        </table>
      </div>
      <DueTimeline {...props} />
    </>
  );
}

function CountRow(props: {
  title: string;
  /** Absent for the totals. */
  chapter?: number;
  columns: readonly StatusColumn[];
  counts: Counts;
}): VNode {
  const { title, chapter, columns, counts } = props;
  return (
    <tr>
      <th scope="row">
        {chapter === undefined ? title : <a href={`#@chapter-${chapter}`}>{<bdi>{title}</bdi>}</a>}
      </th>
      {columns.map((column) => (
        <td key={column}>
          {chapter === undefined || counts.columns[column] === 0 ? (
            counts.columns[column]
          ) : (
            <a href={`#${rowId(chapter, column)}`}>{counts.columns[column]}</a>
          )}
        </td>
      ))}
      <td>{counts.total}</td>
      <td>{counts.late}</td>
    </tr>
  );
}

function rowId(chapter: number, column: StatusColumn): string {
  return `@chapter-${chapter}-${column}`;
}

/** Gives the first row of each status in a chapter the id that the overview leads to. */
export function firstOfColumn(commitments: readonly CommitmentFacts[], chapter: number) {
  const first = new Map(
    commitments.toReversed().map((facts) => [columnOf(facts), facts.document] as const),
  );
  return (facts: CommitmentFacts) =>
    first.get(columnOf(facts)) === facts.document ? rowId(chapter, columnOf(facts)) : undefined;
}
