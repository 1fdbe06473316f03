import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import { promiseWordsIn } from '../../words/promise-words.ts';
import type { Words } from '../../words/words.ts';
import type { DocumentPage } from '../models.ts';
import { dateText } from './date-text.tsx';

interface NoticeProps {
  readonly page: Pick<DocumentPage, 'shown' | 'fields' | 'heldBack'>;
  readonly words: Words;
}

/** Says that a text is shown as its author wrote it, where it is. */
export function ShownAsWritten({ page, words }: NoticeProps): VNode | null {
  if (page.shown !== 'source') return null;
  return (
    <p class="as-written">
      <strong>{words.shownAsWritten}</strong> {words.shownAsWrittenExplanation}
    </p>
  );
}

/** Says that facts are missing, where they could not be read. */
export function FactsMissing({ page, words }: NoticeProps): VNode | null {
  if (page.fields.frontMatter === undefined) return null;
  return (
    <p class="as-written">
      <strong>{words.factsMissing}</strong> {words.factsMissingExplanation}
    </p>
  );
}

/** Says that there is a newer text which is not shown. */
export function HeldBack({ page, words }: NoticeProps): VNode | null {
  const { heldBack } = page;
  if (heldBack === undefined) return null;
  const own = promiseWordsIn(words.language);
  return (
    <p class="as-written held-back">
      <strong>{own.heldBack(dateText(heldBack.date, words))}</strong> {own.lastShown}{' '}
      <a href={href(heldBack.address)}>{own.whyHeldBack}</a>
    </p>
  );
}
