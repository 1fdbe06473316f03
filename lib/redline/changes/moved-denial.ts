import { denying } from '../classify/negations.ts';
import type { ListedChange } from './listed-change.ts';

/**
 * Whether a word that denies only stands in another place of its sentence, as from "No trader shall" to
 * "Traders shall not": nothing is denied that was not.
 *
 * @param near the changes beside it
 */
export function hasMovedDenial(change: ListedChange, near: readonly ListedChange[]): boolean {
  const { what, before, after, line, place } = change;
  const isAlone = /^\s*[\p{L}\p{M}]+\s*$/u.test(before + after) && countDenying(change) !== 0;
  if (what === 'replaced' || !isAlone || !line || /[.!?。]\s*\S/u.test(line.before)) return false;
  return near.some(
    (one) => one !== change && one.place === place && countDenying(one) === -countDenying(change),
  );
}

/** How many more words that deny the new text has. */
function countDenying({ before, after }: ListedChange): number {
  const [old = 0, young = 0] = [before, after].map(
    (text) => wordsIn(text).filter((word) => denying.has(word)).length,
  );
  return young - old;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
