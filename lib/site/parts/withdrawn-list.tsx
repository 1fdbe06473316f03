import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { statusWordsIn } from '../../words/status-words.ts';
import type { Words } from '../../words/words.ts';
import type { WithdrawnLine } from '../models.ts';
import { DateText } from './date-text.tsx';
import { linkName } from './document-name.ts';

const withdrawnId = '@withdrawn';

/** At the foot of contents: what is no longer in the plan, with the last text of each. */
export function WithdrawnList(props: {
  withdrawn: readonly WithdrawnLine[];
  /** Address of a page that tells of the rest, where these are not all. */
  more?: string | undefined;
  words: Words;
}): VNode | null {
  const { withdrawn, more, words } = props;
  if (withdrawn.length === 0) return null;
  return (
    <section class="withdrawn-list" aria-labelledby={withdrawnId}>
      <h2 id={withdrawnId}>{statusWordsIn(words.language).goneTitle}</h2>
      <ul>
        {withdrawn.map((line) => (
          <li key={line.address}>
            <a href={href(line.address)}>
              <bdi>{linkName(line, words)}</bdi>
            </a>{' '}
            <span class="origin">
              <DateText date={line.date.slice(0, 10)} words={words} />
            </span>
          </li>
        ))}
      </ul>
      {more !== undefined && (
        <p>
          {statusWordsIn(words.language).goneCut(withdrawn.length)}{' '}
          <a href={href(more)}>{words.allChanges}</a>
        </p>
      )}
    </section>
  );
}
