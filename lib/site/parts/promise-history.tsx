import type { VNode } from 'preact';
import { historyAddress, href } from '../../plan/addresses/addresses.ts';
import type { FieldChange } from '../../redline/facts/field-changes.ts';
import { wordLanguage } from '../../words/language.ts';
import { promiseWordsIn } from '../../words/promise-words.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { tellFacts } from '../../words/summarize.ts';
import type { Words } from '../../words/words.ts';
import type { DocumentPage, PromiseStep } from '../models.ts';
import { DateText, SaidDateText, timeAmong } from './date-text.tsx';

/** Steps that a page tells; the history of versions has the others. */
const mostSteps = 50;

/** What became of a promise, oldest first, without the rest of the text. */
export function PromiseHistory(props: { page: DocumentPage; words: Words }): VNode | null {
  const { page, words } = props;
  const { promise = [], document } = page;
  if (promise.length === 0) return null;
  const own = promiseWordsIn(words.language);
  const { colon } = redlineWords(words.language);
  const earlier = Math.max(0, promise.length - mostSteps);
  return (
    <section class="promise" aria-labelledby="@promise">
      <h2 id="@promise">{own.history}</h2>
      <p class="hint">{own.historyExplanation}</p>
      {earlier > 0 && (
        <p>
          <a href={href(historyAddress(document.address))}>{own.earlierSteps(earlier)}</a>
        </p>
      )}
      <ol start={earlier + 1}>
        {promise.slice(earlier).map((step, index) => (
          <li key={String(index)}>
            <a href={href(step.address)}>
              <DateText date={step.date} words={words} />
              {timeAmong(step, promise)}
            </a>
            <SaidDateText of={step} words={words} />
            {colon}
            <span dir="auto">{stepText(step, words)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepText({ fate, facts }: PromiseStep, words: Words): string {
  const fates = fate === undefined ? [] : [promiseWordsIn(words.language).fates[fate]];
  const told = fate === 'created' ? firstFacts(facts, words) : tellFacts(facts, words.language);
  return [...fates, ...told].join(redlineWords(wordLanguage(words.language)).separator);
}

/** What a promise began with: nothing of it was added, and milestones are counted. */
function firstFacts(facts: readonly FieldChange[], words: Words): string[] {
  const whole = facts.filter(({ field }) => !field.startsWith('milestone'));
  const { length } = facts.filter(({ field }) => field === 'milestone');
  const { units } = redlineWords(words.language);
  return [
    ...tellFacts(whole.map(asFirst), words.language),
    ...(length > 0 ? [units.milestone(length)] : []),
  ];
}

/** A fact of a first text was not added: it stands there. */
function asFirst(change: FieldChange): FieldChange {
  return { ...change, unread: 'before' };
}
