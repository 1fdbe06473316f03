/**
 * What kind of change it is, from the slightest to the gravest. `typography`: quotation marks,
 * dashes, apostrophes, white space, the case of a heading; `formatting`: emphasis, links, images;
 * `moved`: the same text elsewhere; `structure`: headings, columns, paragraphs split or joined;
 * `wording`: other words; `figures`: numbers, dates and states; `obligation`: a commitment,
 * milestone, lead or deadline that came or went.
 */
export const kinds = [
  'typography',
  'formatting',
  'moved',
  'structure',
  'wording',
  'figures',
  'obligation',
] as const;

export type Kind = (typeof kinds)[number];

/** Kinds that change what a text says. */
export const substance: ReadonlySet<Kind> = new Set(['wording', 'figures', 'obligation']);

export function graver(one: Kind | undefined, other: Kind): Kind {
  return one === undefined || kinds.indexOf(other) > kinds.indexOf(one) ? other : one;
}

const quotes = /[\p{Pi}\p{Pf}"„‚]|<<|>>/gu;
const apostrophes = /['‘’ʼ`´]/gu;
const dashes = /\p{Pd}+/gu;
const invisible = /[\s\u200b\u2060\ufeff\u00ad]+/gu;

/** Text in which everything that counts as typography is the same, or nothing. */
export function bareText(value: string): string {
  return value
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .replace(quotes, '')
    .replace(dashes, '-')
    .replaceAll('...', '…')
    .replace(invisible, '');
}

const monthNames =
  /\b(?:jan(?:uary|vier)|f(?:ebruary|évrier)|mar(?:ch|s)|a(?:pril|vril)|ma[yi]|ju(?:ne|in|ly|illet)|a(?:ugust|oût)|(?:sept|nov|d[eé]c)em(?:ber|bre)|octo(?:ber|bre))\b/giu;

/** The numbers and months of a text, in order. */
function figuresOf(value: string): string {
  return [...value.matchAll(/\p{N}+(?:[.,\u00a0\u202f ]\p{N}+)*/gu), ...value.matchAll(monthNames)]
    .map(([figure]) => figure.replace(/[\u00a0\u202f ]/gu, '').toLowerCase())
    .join(' ');
}

/** What kind of change it is when one text takes another's place. */
export function kindOfText(before: string, after: string, isHeading = false): Kind {
  if (before === after) return 'formatting';
  const [old, young] = [bareText(before), bareText(after)];
  if (old === young) return 'typography';
  if (isHeading && old.toLowerCase() === young.toLowerCase()) return 'typography';
  return figuresOf(before) === figuresOf(after) ? 'wording' : 'figures';
}
