import type { ComponentChildren, VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { shorten } from '../../plan/model/text-of.ts';
import { noteText, readNote } from '../../plan/note.ts';
import type { Words } from '../../words/words.ts';
import type { ChangeSetLine } from '../models.ts';
import { DateText, timeAmong } from './date-text.tsx';

/** Characters of a note's first line that are shown: a sentence. */
const longestWords = 160;

/** The newest changes: what their authors say first, then what was found by comparison. */
export function LatestChanges(props: {
  lines: readonly ChangeSetLine[];
  words: Words;
  /** What stands below the list. */
  children: ComponentChildren;
}): VNode {
  const { lines, words } = props;
  return (
    <section class="latest" aria-labelledby="@latest">
      <h2 id="@latest">{words.latestChanges}</h2>
      {lines.length === 0 ? (
        <p>{words.noChangesYet}</p>
      ) : (
        <ol class="change-sets brief" reversed>
          {lines.map((line) => (
            <Line key={line.address} line={line} among={lines} words={words} />
          ))}
        </ol>
      )}
      {props.children}
    </section>
  );
}

function Line(props: {
  line: ChangeSetLine;
  among: readonly ChangeSetLine[];
  words: Words;
}): VNode {
  const { line, among, words } = props;
  const said = firstWords(line);
  return (
    <li value={line.sequence}>
      <p class="title">
        <a href={href(line.address)}>
          <bdi>{said === '' ? line.title : said}</bdi>
        </a>{' '}
        {line.rewrite && <span class="badge change-withdrawn">{words.rewrite}</span>}
      </p>
      {said !== '' && said !== line.title && (
        <p class="found">
          <bdi>{line.title}</bdi>
        </p>
      )}
      <p class="origin">
        <DateText date={line.date} words={words} />
        {timeAmong(line, among)} · {words.documentsChanged(line.documents)}
      </p>
    </li>
  );
}

/** The first line of what the author says, without what is for machines. */
function firstWords({ note, merged, author }: ChangeSetLine): string {
  const [first = ''] = noteText(readNote(note, merged, author)).split('\n', 1);
  const text = first.trim();
  return text.length <= longestWords ? text : `${shorten(text, longestWords - 1).trimEnd()}…`;
}
