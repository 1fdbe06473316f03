/**
 * How deep a change of text goes: only links, images or formatting; only white space or
 * punctuation; or the words.
 */
export type Nature = 'reformatted' | 'respaced' | 'reworded';

/** White space and punctuation, except where it can change a number: `1.5`, `-5`. */
const ignored =
  /\s+|(?<!\p{N})[\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?'"…·*_]|[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pd}.,:;!?'"…·*_](?!\p{N})/gu;

/** Text without what {@link natureOf} takes for spacing and punctuation. */
export function bareText(value: string): string {
  return value.replace(ignored, '');
}

export function natureOf(before: string, after: string): Nature {
  if (before === after) return 'reformatted';
  return bareText(before) === bareText(after) ? 'respaced' : 'reworded';
}

/** The deeper of two; `undefined` is no change. */
export function deeper(one: Nature | undefined, other: Nature | undefined): Nature | undefined {
  const order = [undefined, 'reformatted', 'respaced', 'reworded'] as const;
  return order[Math.max(order.indexOf(one), order.indexOf(other))];
}
