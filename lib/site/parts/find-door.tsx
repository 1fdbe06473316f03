import type { VNode } from 'preact';
import { href, searchAddress } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import type { Words } from '../../words/words.ts';

/** Asks for words, among commitments where there are any; for sites that answer. */
export function FindDoor(props: { isOfCommitments: boolean; words: Words }): VNode {
  const { isOfCommitments, words } = props;
  const own = frameWords(words.language);
  return (
    <form class="find" action={href(searchAddress())} method="get">
      <search>
        <p>
          <label for="@find">{isOfCommitments ? own.findCommitment : own.find}</label>{' '}
          <input id="@find" type="search" name="q" maxLength={100} required />{' '}
          {isOfCommitments && <input type="hidden" name="kind" value="commitment" />}
          <button type="submit">{words.search}</button>
        </p>
      </search>
    </form>
  );
}
