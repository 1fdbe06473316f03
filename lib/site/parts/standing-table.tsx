import type { VNode } from 'preact';
import { historyAddress, href, latestChangeAddress } from '../../plan/addresses/addresses.ts';
import { daysLate, lateMilestones, scaleStatus } from '../../plan/standing/lateness.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import type { StatusWords } from '../../words/status-words.ts';
import type { Words } from '../../words/words.ts';
import type { Site } from '../models.ts';
import { StatusBadge } from './badges.tsx';
import { DateText } from './date-text.tsx';
import { documentName, unbroken } from './document-name.ts';

/** Words of a page about the status. */
export interface StandingWords {
  readonly words: Words;
  readonly own: StatusWords;
  readonly day: string;
  readonly site: Pick<Site, 'isPlainFiles'>;
  /** On a day in the past: nothing leads to what came later. */
  readonly isPast?: boolean | undefined;
}

/** Commitments with their facts, a row each; on a phone each row is a card. */
export function StandingTable(
  props: StandingWords & {
    readonly caption: string;
    readonly commitments: readonly CommitmentFacts[];
    /** The id of a row that others link to. */
    readonly idOf?: (facts: CommitmentFacts) => string | undefined;
  },
): VNode {
  const { own, caption, commitments, idOf } = props;
  const heads = [
    own.commitment,
    own.status,
    own.due,
    own.lateBy,
    own.milestones,
    own.lead,
    own.lastChange,
  ];
  return (
    <table class="standings">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {commitments.map((facts) => (
          <tr key={facts.document} id={idOf?.(facts)}>
            <Cells {...props} facts={facts} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells(props: StandingWords & { facts: CommitmentFacts }): VNode {
  const { own, words, day, facts } = props;
  const { number, title, address, status, due, lead = [] } = facts;
  const days = daysLate(facts, day);
  return (
    <>
      <th scope="row">
        <a href={href(address)}>
          <bdi>{unbroken(documentName({ title, number, kind: 'commitment' }, words))}</bdi>
        </a>
      </th>
      <td data-name={own.status}>
        {status !== undefined && <StatusBadge status={status} words={words} />}
      </td>
      <td data-name={own.due}>{due !== undefined && <DateText date={due} words={words} />}</td>
      <td data-name={own.lateBy}>{days > 0 && <strong class="late">{own.days(days)}</strong>}</td>
      <td data-name={own.milestones}>
        <Steps {...props} />
      </td>
      <td data-name={own.lead}>{lead.length > 0 && <bdi>{lead.join('; ')}</bdi>}</td>
      <td data-name={own.lastChange}>
        <LastChange {...props} />
      </td>
    </>
  );
}

function LastChange(props: StandingWords & { facts: CommitmentFacts }): VNode | null {
  const { facts, own, words, site, isPast } = props;
  const { since, address } = facts;
  if (since === undefined) return null;
  if (isPast) return <DateText date={since} words={words} />;
  return (
    <>
      <a href={href(lastChangeOf(facts, site))}>
        <DateText date={since} words={words} />
      </a>{' '}
      {hasPromise(facts) && <a href={`${href(address)}#@promise`}>{own.promise}</a>}
    </>
  );
}

/** Whether its page tells the history of a promise. */
function hasPromise({ status, due, lead = [], milestones = [] }: CommitmentFacts): boolean {
  return status !== undefined || due !== undefined || lead.length + milestones.length > 0;
}

/** Where the last change of a commitment can be read: files that nothing answers have its history. */
export function lastChangeOf(
  { address, version }: CommitmentFacts,
  { isPlainFiles }: Pick<Site, 'isPlainFiles'>,
): string {
  if (version === 1) return historyAddress(address);
  return isPlainFiles ? historyAddress(address) : latestChangeAddress(address);
}

function Steps({ own, day, facts }: StandingWords & { facts: CommitmentFacts }): VNode | null {
  const { milestones = [] } = facts;
  if (milestones.length === 0) return null;
  const done = milestones.filter(({ status }) => scaleStatus(status) === 'completed').length;
  const late = lateMilestones(facts, day).length;
  return (
    <>
      {own.milestonesDone(done, milestones.length)}
      {late > 0 && <>, {<strong class="late">{own.milestonesLate(late)}</strong>}</>}
    </>
  );
}
