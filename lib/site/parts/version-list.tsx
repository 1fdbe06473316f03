import type { VNode } from 'preact';
import { commitName, compareAddress } from '../../plan/addresses/addresses.ts';
import { capitalize } from '../../plan/source/capitalize.ts';
import type { Words } from '../../words/words.ts';
import type { VersionLine } from '../models.ts';
import { Author } from './author.tsx';
import { ChangeBadge } from './badges.tsx';
import { DateText, SaidDateText, timeText } from './date-text.tsx';
import { CompareChoice } from './history-forms.tsx';
import { KindBadges } from './kind-list.tsx';
import { LinkItem } from './link-item.tsx';
import { Note } from './note.tsx';
import { isOfSubstance } from './weigh-changes.ts';

interface ListProps {
  readonly versions: readonly VersionLine[];
  /** Whether two can be chosen, within a form for it. */
  readonly isChoice: boolean;
  /** Of the document; absent where nothing answers a comparison of any two. */
  readonly address?: string | undefined;
  readonly words: Words;
}

/**
 * The versions of a document as a timeline, newest first. Those that changed nothing of substance are
 * folded, but for the newest.
 */
export function VersionList(props: ListProps): VNode {
  return (
    <ol class="timeline">
      {runsOf(props.versions).map(({ versions, isFolded }, index) => {
        const items = versions.map((version) => (
          <Version key={version.commit} {...props} version={version} />
        ));
        if (!isFolded) return <li key={String(index)}>{items}</li>;
        return (
          <li key={String(index)}>
            <details>
              <summary>{props.words.formOnly(versions.length)}</summary>
              {items}
            </details>
          </li>
        );
      })}
    </ol>
  );
}

interface Run {
  readonly versions: VersionLine[];
  readonly isFolded: boolean;
}

/** Each version of substance alone, and what is between them together. */
function runsOf(versions: readonly VersionLine[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, version] of versions.entries()) {
    const { change, kinds } = version;
    const isFolded = index > 0 && kinds !== undefined && !isOfSubstance({ change, kinds });
    const last = runs.at(-1);
    if (isFolded && last?.isFolded) last.versions.push(version);
    else runs.push({ versions: [version], isFolded });
  }
  return runs;
}

function Version(props: ListProps & { version: VersionLine }): VNode {
  const { version, versions, words } = props;
  const [newest, before] = versions.filter(({ address }) => address !== undefined);
  const chosen = { older: version === before, newer: version === newest };
  return (
    <>
      {props.isChoice && version.address !== undefined && (
        <CompareChoice version={version} chosen={chosen} words={words} />
      )}
      <VersionItem {...props} newest={newest} />
    </>
  );
}

function VersionItem(props: {
  version: VersionLine;
  newest: VersionLine | undefined;
  address?: string | undefined;
  words: Words;
}): VNode {
  const { version, newest, address, words } = props;
  const { date, change, summary, author, kinds = [] } = version;
  const isOlder = newest !== undefined && version !== newest && version.address !== undefined;
  return (
    <article>
      <h2>
        <DateText date={date} words={words} /> <ChangeBadge change={change} words={words} />
      </h2>
      <Note of={version} words={words} />
      {summary !== '' && (
        <p class="summary" dir="auto">
          {capitalize(summary)}
        </p>
      )}
      {kinds.length > 0 && (
        <p class="kinds">
          <KindBadges kinds={kinds} words={words} />
        </p>
      )}
      <p class="origin">
        <Author name={author} />
        {timeText(date)}
        <SaidDateText of={version} words={words} /> · {words.commit}{' '}
        <code>{commitName(version)}</code>
      </p>
      <ul class="links">
        <LinkItem address={version.address}>{words.readThisVersion}</LinkItem>
        <LinkItem address={version.compareAddress}>{words.whatItChanged}</LinkItem>
        {isOlder && address !== undefined && (
          <LinkItem address={compareAddress(address, version, newest)}>
            {words.comparedWithNewest}
          </LinkItem>
        )}
        <LinkItem address={version.changeSetAddress}>{words.inChangeSet}</LinkItem>
      </ul>
    </article>
  );
}
