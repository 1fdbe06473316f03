import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { ContentsEntry, PageLink } from '../models.ts';
import { StatusBadge } from './badges.tsx';
import { type ContentsBranch, contentsTree } from './contents-tree.ts';
import { dateText } from './date-text.tsx';
import { linkName } from './document-name.ts';

/** A table of contents with numbers and progress; lists are nested as the documents are. */
export function ContentsList(props: {
  entries: readonly ContentsEntry[];
  continuation: PageLink | undefined;
  words: Words;
}): VNode | null {
  const { entries, continuation, words } = props;
  if (entries.length === 0) return null;
  return (
    <section class="contents" aria-labelledby="@contents">
      <h2 id="@contents">{words.contents}</h2>
      <ContentsEntries entries={entries} words={words} />
      {continuation && (
        <p>
          <a href={href(continuation.address)}>
            {words.contentsContinue(linkName(continuation, words))}
          </a>
        </p>
      )}
    </section>
  );
}

/** The entries alone, nested. */
export function ContentsEntries(props: { entries: readonly ContentsEntry[]; words: Words }): VNode {
  return <Branches branches={contentsTree(props.entries)} words={props.words} />;
}

function Branches(props: { branches: readonly ContentsBranch[]; words: Words }): VNode {
  return (
    <ul>
      {props.branches.map(({ entry, children }) => (
        <li key={entry.address}>
          <Entry entry={entry} words={props.words} />
          {children.length > 0 && <Branches branches={children} words={props.words} />}
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry, words }: { entry: ContentsEntry; words: Words }): VNode {
  return (
    <span class="entry">
      <a href={href(entry.address)}>
        {entry.ordinal !== undefined && (
          <>
            <bdi class="number">{entry.ordinal}</bdi>{' '}
          </>
        )}
        <bdi>{linkName(entry, words)}</bdi>
      </a>
      {entry.status !== undefined && (
        <>
          {' '}
          <StatusBadge status={entry.status} words={words} />
        </>
      )}
      {entry.since !== undefined && (
        <>
          {' '}
          <span class="origin">{words.versionOf(dateText(entry.since, words))}</span>
        </>
      )}
    </span>
  );
}
