/**
 * Kinds of change, from the slightest to the gravest. docs/redline.md has the rules by which a
 * person tells them:
 * - `typography`: quotation marks and dashes of another style, spaces that part no words
 * - `formatting`: emphasis, alignment, dividing lines
 * - `moved`: the same text elsewhere under the same heading, intro and parent
 * - `structure`: what a text belongs to: headings, ranks, levels, quotations
 * - `links`: what a link leads to
 * - `wording`: words, signs and images that came, went or are others
 * - `figures`: numbers, amounts, dates and states
 * - `obligation`: a commitment, milestone, lead or deadline that came or went
 */
export const kinds = [
  'typography',
  'formatting',
  'moved',
  'structure',
  'links',
  'wording',
  'figures',
  'obligation',
] as const;

export type Kind = (typeof kinds)[number];

/** Kinds that may change what a text means. A change that is none of them never does. */
export const substance: ReadonlySet<Kind> = new Set([
  'structure',
  'links',
  'wording',
  'figures',
  'obligation',
]);

export function graver(one: Kind | undefined, other: Kind): Kind {
  return one === undefined || kinds.indexOf(other) > kinds.indexOf(one) ? other : one;
}
