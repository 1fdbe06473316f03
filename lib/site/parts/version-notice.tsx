import type { ComponentChildren, VNode } from 'preact';
import { historyAddress, href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import { versionFiles } from '../http/version-addresses.ts';
import type { DocumentPage, VersionLine } from '../models.ts';
import { Author } from './author.tsx';
import { DateText, SaidDateText, timeText } from './date-text.tsx';
import { Note } from './note.tsx';

/** Says which version this is, since when, and where its neighbours are. */
export function VersionNotice({ page, words }: { page: DocumentPage; words: Words }): VNode {
  if (page.view === 'withdrawn') return <WithdrawnNotice page={page} words={words} />;
  if (page.view === 'permanent') return <PermanentNotice page={page} words={words} />;
  const { version } = page;
  return (
    <Frame name="current" words={words}>
      <p>
        {words.asItStandsSince} <DateText date={version.date} words={words} />
        <SaidDateText of={version} words={words} />
      </p>
      <ul>
        <li>
          <a href={href(historyAddress(page.document.address))} rel="version-history">
            {words.historyOfVersions(page.versionCount)}
          </a>
        </li>
        <LinkItem address={version.compareAddress}>{words.compareWithBefore}</LinkItem>
        <LinkItem address={version.address}>{words.permanentLink}</LinkItem>
      </ul>
    </Frame>
  );
}

function WithdrawnNotice({ page, words }: { page: DocumentPage; words: Words }): VNode {
  const { withdrawal, version, document } = page;
  return (
    <Frame name="withdrawn" words={words}>
      <p>
        <strong>
          {withdrawal === undefined ? (
            words.statuses.withdrawn
          ) : (
            <>
              {words.withdrawnOn} <DateText date={withdrawal.date} words={words} />
              <SaidDateText of={withdrawal} words={words} />
            </>
          )}
          .
        </strong>{' '}
        {withdrawal?.otherCopy === undefined
          ? words.withdrawnExplanation
          : words.copyWithdrawnExplanation}
      </p>
      {withdrawal && <Note of={withdrawal} words={words} />}
      <ul>
        <LinkItem address={withdrawal?.otherCopy}>{words.copyThatStays}</LinkItem>
        <LinkItem address={withdrawal?.successor}>{words.likelySuccessor}</LinkItem>
        <LinkItem address={historyAddress(document.address)}>
          {words.historyOfVersions(page.versionCount)}
        </LinkItem>
        <LinkItem address={withdrawal?.changeSetAddress}>{words.inChangeSet}</LinkItem>
        <LinkItem address={version.address}>{words.lastText}</LinkItem>
      </ul>
    </Frame>
  );
}

function PermanentNotice({ page, words }: { page: DocumentPage; words: Words }): VNode {
  const { version, nextVersion, document } = page;
  const next = page.withdrawal ?? nextVersion;
  return (
    <Frame name={nextVersion === undefined ? 'newest' : 'replaced'} words={words}>
      <p>
        <strong>
          {words.thisIsTheVersionOf} <DateText date={version.date} words={words} />
          {timeBeside(version, next)}
          <SaidDateText of={version} words={words} />.
        </strong>{' '}
        <Successor version={version} next={next} words={words} />
      </p>
      <ul>
        <LinkItem address={document.address}>{words.seeCurrent}</LinkItem>
        <LinkItem address={nextVersion?.compareAddress}>{words.compareWithReplacement}</LinkItem>
      </ul>
    </Frame>
  );
}

/** Where a permanent version comes from, and its neighbours: for whoever checks or cites it. */
export function VersionRecord({ page, words }: { page: DocumentPage; words: Words }): VNode | null {
  if (page.view !== 'permanent') return null;
  const { version, previousVersion, nextVersion, document } = page;
  const files = versionFiles(version);
  return (
    <section class="record" aria-label={words.originOfThisVersion}>
      <Note of={version} words={words} />
      <p class="origin">
        <Author name={version.author} />
        {words.commit} <code>{version.commit}</code>
      </p>
      <ul class="links">
        <LinkItem address={previousVersion?.address}>{words.versionBefore}</LinkItem>
        <LinkItem address={nextVersion?.address}>{words.versionAfter}</LinkItem>
        <LinkItem address={version.compareAddress}>{words.compareWithBefore}</LinkItem>
        <LinkItem address={historyAddress(document.address)}>{words.history}</LinkItem>
        <LinkItem address={files?.source}>{words.source}</LinkItem>
        <LinkItem address={files?.data}>{words.data}</LinkItem>
      </ul>
    </section>
  );
}

/** The time of a version, where another one is of the same day. */
function timeBeside({ date }: VersionLine, other: VersionLine | undefined): string {
  const isSameDay = other !== undefined && other.date.slice(0, 10) === date.slice(0, 10);
  return isSameDay ? `, ${timeText(date)}` : '';
}

function Successor(props: {
  version: VersionLine;
  next: VersionLine | undefined;
  words: Words;
}): VNode {
  const { version, next, words } = props;
  if (next === undefined) return <>{words.stillCurrent}</>;
  const lead = next.change === 'withdrawn' ? words.itWasWithdrawnOn : words.itWasReplacedOn;
  return (
    <>
      {lead} <DateText date={next.date} words={words} />
      {timeBeside(next, version)}.
    </>
  );
}

function Frame(props: { name: string; words: Words; children: ComponentChildren }): VNode {
  return (
    <section class={`version version-${props.name}`} aria-label={props.words.aboutThisVersion}>
      {props.children}
    </section>
  );
}

function LinkItem(props: {
  address: string | undefined;
  children: ComponentChildren;
}): VNode | null {
  if (props.address === undefined) return null;
  return (
    <li>
      <a href={href(props.address)}>{props.children}</a>
    </li>
  );
}
