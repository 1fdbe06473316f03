import type { ComponentChildren, VNode } from 'preact';
import { commitName, historyAddress, href } from '../../plan/addresses/addresses.ts';
import type { Words } from '../../words/words.ts';
import type { VersionLine } from '../models.ts';
import { dateText } from './date-text.tsx';

/** Asks for the text that was in force on a day. */
export function DayForm(props: { address: string; first: string; words: Words }): VNode {
  const { address, first, words } = props;
  return (
    <form class="day" action={href(historyAddress(address))} method="get">
      <p>
        <label for="@day">{words.textOfDay}</label>{' '}
        <input id="@day" type="date" name="day" min={first.slice(0, 10)} required />{' '}
        <button type="submit">{words.show}</button>
      </p>
    </form>
  );
}

/** Asks for a comparison of two of the versions in it. */
export function CompareForm(props: {
  address: string;
  words: Words;
  children: ComponentChildren;
}): VNode {
  const { address, words, children } = props;
  return (
    <form class="compare" action={href(historyAddress(address))} method="get">
      <p>
        {words.chooseTwo} <button type="submit">{words.compareChosen}</button>
      </p>
      {children}
    </form>
  );
}

/** Whether a version is the older or the newer of those to compare. */
export interface Chosen {
  readonly older: boolean;
  readonly newer: boolean;
}

export function CompareChoice(props: {
  version: VersionLine;
  chosen: Chosen;
  words: Words;
}): VNode {
  const { version, chosen, words } = props;
  const name = commitName(version);
  const day = dateText(version.date, words);
  return (
    <p class="choice">
      {(['older', 'newer'] as const).map((side) => (
        <label key={side}>
          <input
            type="radio"
            name={side}
            value={name}
            checked={chosen[side]}
            aria-label={words.asSide(side, day)}
          />{' '}
          {words.sides[side]}
        </label>
      ))}
    </p>
  );
}
