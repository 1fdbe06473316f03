import { figuresOf } from './figures.ts';

/**
 * Kinds of change, from the slightest to the gravest:
 * - `typography`: quotation marks, dashes, apostrophes, white space, the case of a heading
 * - `formatting`: emphasis, links, images
 * - `moved`: the same text in another place
 * - `structure`: levels of headings, kinds of lists, paragraphs split or joined
 * - `wording`: words that were added, removed or replaced
 * - `figures`: numbers, dates and states
 * - `obligation`: a commitment, milestone, lead or deadline that was added or removed
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

/** Kinds that change the meaning of a text. */
export const substance: ReadonlySet<Kind> = new Set(['wording', 'figures', 'obligation']);

export function graver(one: Kind | undefined, other: Kind): Kind {
  return one === undefined || kinds.indexOf(other) > kinds.indexOf(one) ? other : one;
}

const quotes = /[\p{Pi}\p{Pf}"„‚]|<<|>>/gu;
const apostrophes = /['‘’ʼ`´]/gu;
const dashes = /\p{Pd}+/gu;
const invisible = /[\u200b\u2060\ufeff\u00ad]+/gu;

/** Raised figures. NFKC would make them plain digits, but 10² is not 102. */
const raised = /[²³¹\u2070-\u207f¼-¾\u2150-\u215f\u2189]/gu;
const lowered = /[\u2080-\u209c]/gu;

/** The space inside a number, as in 30 000. */
const digitGroup = /(?<=(?<!\p{N})\p{N}{1,3}) (?=\p{N}{3}(?!\p{N}))/gu;

/** Scripts without spaces between words. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const sign = '[^\\p{L}\\p{M}\\p{N}\\s]';

/**
 * Spaces that separate no words: beside signs (except in "1, 5", which is not 1,5), before a unit,
 * and in scripts without spaces.
 */
const idleSpace = new RegExp(
  [
    ` (?!-\\p{N})(?=${sign}|[${unspaced}])`,
    '(?<!\\p{N}) (?=-\\p{N})',
    `(?<=${sign}) (?!\\p{N})`,
    `(?<=(?:^|\\P{N})${sign}) `,
    `(?<=[${unspaced}]) `,
    '(?<=\\p{N}) (?=\\p{L})',
  ].join('|'),
  'gu',
);

/** Reduces a text so that two texts which differ only in typography become equal. */
export function bareText(value: string): string {
  return value
    .replace(raised, (figure) => `^${figure.normalize('NFKC')}^`)
    .replace(lowered, (figure) => `_${figure.normalize('NFKC')}_`)
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .replace(quotes, '')
    .replace(dashes, '-')
    .replaceAll('...', '…')
    .replace(invisible, '')
    .replace(digitGroup, '')
    .replace(/\s+/gu, ' ')
    .replace(idleSpace, '')
    .trim();
}

/**
 * Whether comparison signs changed. "<<" and ">>" are quotation marks to some readers and
 * comparisons to others.
 */
function areOtherComparisons(before: string, after: string): boolean {
  const [oldSigns, newSigns] = [before, after].map((text) => text.match(/[<>]/gu)?.join(''));
  return oldSigns !== undefined && newSigns !== undefined && oldSigns !== newSigns;
}

/** The kind of change when one text replaces another. */
export function kindOfText(before: string, after: string, isHeading = false): Kind {
  if (before === after) return 'formatting';
  const [oldText, newText] = [bareText(before), bareText(after)];
  if (oldText === newText) return areOtherComparisons(before, after) ? 'figures' : 'typography';
  if (isHeading && oldText.toLowerCase() === newText.toLowerCase()) return 'typography';
  return figuresOf(oldText) === figuresOf(newText) ? 'wording' : 'figures';
}
