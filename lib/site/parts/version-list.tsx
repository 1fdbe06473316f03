import type { VNode } from 'preact';
import { commitName, href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { VersionLine } from '../models.ts';
import { Author } from './author.tsx';
import { ChangeBadge } from './badges.tsx';
import { DateText, SaidDateText, timeText } from './date-text.tsx';
import { CompareChoice } from './history-forms.tsx';
import { Note } from './note.tsx';

/** The versions of a document as a timeline, newest first; with a choice of two within a form for it. */
export function VersionList(props: {
  versions: readonly VersionLine[];
  isChoice: boolean;
  words: Words;
}): VNode {
  const { versions, words } = props;
  const texts = versions.filter(({ address }) => address !== undefined);
  const [newest, before] = texts;
  return (
    <ol class="timeline" reversed>
      {versions.map((version) => (
        <li key={version.commit}>
          {props.isChoice && version.address !== undefined && (
            <CompareChoice
              version={version}
              chosen={{ older: version === before, newer: version === newest }}
              words={words}
            />
          )}
          <VersionItem version={version} words={words} />
        </li>
      ))}
    </ol>
  );
}

function VersionItem({ version, words }: { version: VersionLine; words: Words }): VNode {
  const { date, change, summary, author, address, compareAddress } = version;
  return (
    <article>
      <h2>
        <DateText date={date} words={words} /> <ChangeBadge change={change} words={words} />
      </h2>
      {summary !== '' && (
        <p class="summary" dir="auto">
          {summary}
        </p>
      )}
      <Note of={version} words={words} />
      <p class="origin">
        <Author name={author} />
        {timeText(date)}
        <SaidDateText of={version} words={words} /> · {words.commit}{' '}
        <code>{commitName(version)}</code>
      </p>
      <ul class="links">
        {address !== undefined && (
          <li>
            <a href={href(address)}>{words.readThisVersion}</a>
          </li>
        )}
        {compareAddress !== undefined && (
          <li>
            <a href={href(compareAddress)}>{words.compareWithBefore}</a>
          </li>
        )}
        <li>
          <a href={href(version.changeSetAddress)}>{words.inChangeSet}</a>
        </li>
      </ul>
    </article>
  );
}
