import type { VNode } from 'preact';
import { daysLate, isEnded, lateMilestones } from '../../plan/standing/lateness.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import { wordsFor } from '../../words/site-words.ts';
import { type StatusWords, statusWordsIn } from '../../words/status-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { StatusBadge } from '../parts/badges.tsx';
import { DateText, dateText } from '../parts/date-text.tsx';
import { documentName } from '../parts/document-name.ts';
import { LinkItem } from '../parts/link-item.tsx';
import { StandingTable, type StandingWords } from '../parts/standing-table.tsx';
import { Layout } from './layout.tsx';

/** How one commitment stands on a day. */
export interface CommitmentStatusPage {
  /** UTC, `2026-11-29`. */
  readonly day: string;
  readonly facts: CommitmentFacts;
  readonly language?: string | undefined;
  /** Where all commitments are. */
  readonly whole: string;
}

/** The page that says whether one commitment is late, and which of its milestones are. */
export function renderCommitmentStatusPage(site: Site, page: CommitmentStatusPage): string {
  const words = wordsFor(page.language, site.language);
  const own = statusWordsIn(words.language);
  const { facts, day } = page;
  const name = documentName({ ...facts, number: facts.number, kind: 'commitment' }, words);
  const shared = { words, own, day, site };
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={`${name}: ${own.today}`}
      breadcrumbs={[
        { address: '/', title: site.title },
        { address: page.whole, title: own.status },
        { address: facts.address, title: facts.title },
      ]}
      feed={facts}
      textLanguage={page.language}
    >
      <div class="standing-page">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="lead">{sentence(facts, day, dateText(day, words), own)}</p>
        <StandingTable {...shared} caption={own.today} commitments={[facts]} />
        <Milestones {...shared} facts={facts} />
        <ul class="links">
          <LinkItem address={facts.address}>{own.itsText}</LinkItem>
          <LinkItem address={page.whole}>{own.wholeStatus}</LinkItem>
        </ul>
      </div>
    </Layout>,
  );
}

function sentence(facts: CommitmentFacts, day: string, told: string, own: StatusWords): string {
  if (isEnded(facts)) return own.endedNow(told);
  if (facts.due === undefined) return own.noDueNow(told);
  const days = daysLate(facts, day);
  return days > 0 ? own.lateNow(told, days) : own.notLateNow(told);
}

function Milestones(props: StandingWords & { facts: CommitmentFacts }): VNode | null {
  const { facts, day, own, words } = props;
  const { milestones = [] } = facts;
  const late = new Set(lateMilestones(facts, day));
  if (milestones.length === 0) return null;
  return (
    <section aria-labelledby="@milestones">
      <h2 id="@milestones">{own.milestones}</h2>
      <ul>
        {milestones.map((milestone, index) => (
          <li key={String(index)}>
            <span dir="auto">{milestone.title}</span>{' '}
            {milestone.due !== undefined && <DateText date={milestone.due} words={words} />}{' '}
            {milestone.status !== undefined && (
              <StatusBadge status={milestone.status} words={words} />
            )}{' '}
            {late.has(milestone) && (
              <strong class="late">
                {own.lateBy} {own.days(daysLate(milestone, day))}
              </strong>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
