import { countSameEnds } from '../redline/content/same-ends.ts';
import { longestQuoted } from './quote-text.ts';

/**
 * Two values, of long ones without the words that both begin and end with, but for one in front; where
 * words only came or went, for one more at each side, so that both quotations say something.
 */
export function differingParts(
  before: string,
  after: string,
): { readonly before: string; readonly after: string } {
  if (Math.max(before.length, after.length) <= longestQuoted) return { before, after };
  const [old, young] = [before.split(' '), after.split(' ')];
  const most = Math.min(old.length, young.length);
  const same = countSameEnds(old, young);
  const { start } = same;
  let { end } = same;
  const isOnlyMore = start + end === most;
  if (isOnlyMore && end > 0) end--;
  const first = Math.max(0, start - (isOnlyMore ? 2 : 1));
  if (first === 0 && end > 0) end -= Number(start === 0);
  const part = (all: readonly string[]) => {
    const last = all.length - end;
    const words = all.slice(first, last).join(' ');
    return `${first > 0 ? '…' : ''}${words}${last < all.length ? '…' : ''}`;
  };
  return { before: part(old), after: part(young) };
}
