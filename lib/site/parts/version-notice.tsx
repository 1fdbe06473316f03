import type { ComponentChildren, VNode } from 'preact';
import { historyAddress, href, ownStatusAddress } from '../../plan/addresses/addresses.ts';
import { longestTitle } from '../../plan/model/standing.ts';
import { shorten } from '../../plan/model/text-of.ts';
import { noteText, readNote } from '../../plan/note.ts';
import { promiseWordsIn } from '../../words/promise-words.ts';
import { redlineWords } from '../../words/redline-words.ts';
import type { Words } from '../../words/words.ts';
import { versionFiles } from '../http/version-addresses.ts';
import type { DocumentPage, Site, VersionLine } from '../models.ts';
import { Author } from './author.tsx';
import { DateText, dateText, SaidDateText, timeText } from './date-text.tsx';
import { LinkItem } from './link-item.tsx';
import { Note } from './note.tsx';

/** Says which version this is, since when, and where its neighbours are. */
export function VersionNotice(props: { site: Site; page: DocumentPage; words: Words }): VNode {
  const { page, words } = props;
  if (page.view === 'withdrawn') return <WithdrawnNotice page={page} words={words} />;
  if (page.view === 'permanent') return <PermanentNotice page={page} words={words} />;
  return <CurrentNotice {...props} />;
}

/** What a reader may want to know of the text in force, in one box. */
function CurrentNotice(props: { site: Site; page: DocumentPage; words: Words }): VNode {
  const { site, page, words } = props;
  const { version } = page;
  const own = promiseWordsIn(words.language);
  const { colon } = redlineWords(words.language);
  const files = versionFiles(version);
  const history = historyAddress(page.document.address);
  return (
    <Frame name="current" words={words}>
      <p>
        <strong>{own.thisText}</strong>. {words.asItStandsSince}{' '}
        <DateText date={version.date} words={words} />
        <SaidDateText of={version} words={words} />
      </p>
      <LastChange version={version} words={words} />
      <ul>
        <LinkItem address={version.compareAddress}>{own.whatChanged}</LinkItem>
        <LinkItem address={history}>{words.historyOfVersions(page.versionCount)}</LinkItem>
        {!site.isPlainFiles && (
          <LinkItem address={history} fragment="@day">
            {own.anotherDay}
          </LinkItem>
        )}
        {isDated(page) && !site.isPlainFiles && (
          <LinkItem address={ownStatusAddress(page.document.address)}>{own.lateToday}</LinkItem>
        )}
        <LinkItem address={version.address}>{words.permanentLink}</LinkItem>
        {page.document.address !== '/' && (
          <LinkItem address={page.document.address} fragment="@cite">
            {words.cite}
          </LinkItem>
        )}
        <LinkItem address={files?.data}>{words.data}</LinkItem>
        <LinkItem address={files?.source}>{words.source}</LinkItem>
      </ul>
      {page.newer && (
        <p class="behind">
          {own.behind(page.newer.language, dateText(page.newer.date, words))}
          {colon}
          <a href={href(page.newer.compareAddress)}>{own.whatChangedThere}</a>
        </p>
      )}
    </Frame>
  );
}

/** Whether a commitment can be late. */
function isDated({ document, fields }: DocumentPage): boolean {
  return (
    document.kind === 'commitment' &&
    [fields, ...fields.milestones].some(({ due }) => due !== undefined)
  );
}

/** The last change in the words of its author. */
function LastChange({ version, words }: { version: VersionLine; words: Words }): VNode | null {
  const { note, merged, author } = version;
  const [title = ''] = noteText(readNote(note, merged, author)).split('\n', 1);
  if (title === '') return null;
  return (
    <p>
      {promiseWordsIn(words.language).lastChange}
      {redlineWords(words.language).colon}
      <bdi>{redlineWords(words.language).quote(shorten(title, longestTitle))}</bdi>
    </p>
  );
}

/** Says that a document was withdrawn, when, why, and what there is of it. */
export function WithdrawnNotice(props: {
  page: Pick<DocumentPage, 'document' | 'version' | 'versionCount' | 'withdrawal'>;
  words: Words;
}): VNode {
  const { page, words } = props;
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
        <LinkItem address={withdrawal?.changeSetAddress}>
          {promiseWordsIn(words.language).withdrawingChange}
        </LinkItem>
        <LinkItem address={version.address}>{words.lastText}</LinkItem>
      </ul>
    </Frame>
  );
}

function PermanentNotice({ page, words }: { page: DocumentPage; words: Words }): VNode {
  const { version, nextVersion, withdrawal, document } = page;
  const next = nextVersion ?? withdrawal;
  const own = promiseWordsIn(words.language);
  return (
    <Frame name={frameOf(page)} words={words}>
      {withdrawal && (
        <p>
          <strong>
            {own.laterWithdrawn} <DateText date={withdrawal.date} words={words} />.
          </strong>{' '}
          {withdrawal.otherCopy === undefined ? own.stays : words.copyWithdrawnExplanation}
        </p>
      )}
      <p>
        <strong>
          {words.thisIsTheVersionOf} <DateText date={version.date} words={words} />
          {timeBeside(version, next)}
          <SaidDateText of={version} words={words} />.
        </strong>{' '}
        {(nextVersion !== undefined || withdrawal === undefined) && (
          <Successor version={version} next={next} words={words} />
        )}
      </p>
      <ul>
        <LinkItem address={document.address}>
          {withdrawal === undefined ? words.seeCurrent : own.seeWithdrawn}
        </LinkItem>
        <LinkItem address={withdrawal?.changeSetAddress}>{own.withdrawingChange}</LinkItem>
        <LinkItem address={nextVersion?.compareAddress}>{words.compareWithReplacement}</LinkItem>
      </ul>
    </Frame>
  );
}

function frameOf({ withdrawal, nextVersion }: DocumentPage): string {
  if (withdrawal !== undefined) return 'withdrawn';
  return nextVersion === undefined ? 'newest' : 'replaced';
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
