import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { statusColumns } from '../../plan/standing/counts.ts';
import { statusWordsIn } from '../../words/status-words.ts';
import type { Words } from '../../words/words.ts';
import type { HomeStanding } from '../models.ts';

/** How the commitments stand: counts by status over a bar, and the way to the page that tells more. */
export function HomeCounts(props: { standing: HomeStanding; words: Words }): VNode {
  const { standing, words } = props;
  const own = statusWordsIn(words.language);
  const { columns } = standing;
  const shown = columns ? statusColumns.filter((column) => columns[column] > 0) : [];
  const tell = { ...own.are, other: own.otherWords, none: own.noStatus };
  return (
    <section class="home-counts" aria-labelledby="@status">
      <h2 id="@status">{own.status}</h2>
      {columns && (
        <>
          <Bar parts={shown.map((column) => ({ column, count: columns[column] }))} />
          <ul class="links">
            {shown.map((column) => (
              <li key={column}>
                <a href={href(standing.address)}>{tell[column](columns[column])}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={href(standing.address)}>{own.wholeStatus}</a>
      </p>
    </section>
  );
}

/** Shares of a whole; the words beside it say the same. */
function Bar({ parts }: { parts: readonly { column: string; count: number }[] }): VNode {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let at = 0;
  return (
    <svg class="bar" viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ column, count }) => {
        const x = at;
        at += count;
        return <rect key={column} class={`bar-${column}`} x={x} y="0" width={count} height="1" />;
      })}
    </svg>
  );
}
