import fc from 'fast-check';
import { type Content, type Element, element, text } from '../../lib/plan/model/content.ts';

/** Words of which no text has one twice, so that each piece is known again wherever it stands. */
const words = [
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa'],
  ...['lambda', 'mu', 'nu', 'xi', 'omicron', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi'],
  ...['chi', 'psi', 'omega', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
];

type Piece = readonly string[];

/** Numbers that are asked for one after the other, again from the start at the end. */
class Choices {
  readonly #values: readonly number[];
  #next = 0;

  constructor(values: readonly number[]) {
    this.#values = values;
  }

  below(limit: number): number {
    return (this.#values[this.#next++ % this.#values.length] ?? 0) % limit;
  }
}

/** A piece of text as an author may write it: plain, a link, with a line's end or a heading's look. */
function inlineOf(piece: Piece, choices: Choices): Content[] {
  const value = piece.join(' ');
  const look = choices.below(12);
  if (look === 0) return [element('a', { href: '/a/' }, [text(value)])];
  if (look === 1) return [element('em', {}, [text(value)])];
  if (look === 2) return [text(`${value}.`), element('br')];
  if (look === 3) return [element('strong', {}, [text(value)]), text('\n'), text('and more')];
  if (look === 4 && piece.length > 2)
    return [
      text(`${piece.slice(0, 2).join(' ')} `),
      element('a', { href: '/b/' }, [text(piece.slice(2).join(' '))]),
    ];
  return value === '' ? [] : [text(value)];
}

function each(name: string, texts: readonly Content[][]): Element[] {
  return texts.map((children) => element(name, {}, children));
}

type Wrap = (texts: readonly Content[][]) => Content[];

/** The blocks that hold the texts of some pieces, each in another way. */
const wraps: readonly Wrap[] = [
  (texts) => each('p', texts),
  (texts) => [
    element(
      'p',
      {},
      texts.flatMap((one) => [...one, text(' ')]),
    ),
  ],
  (texts) => each('h2', texts),
  ([title = [], ...rest]) => [element('h3', {}, title), ...each('p', rest)],
  (texts) => [element('ul', {}, each('li', texts))],
  (texts) => [element('ol', {}, each('li', texts))],
  (texts) => [element('blockquote', {}, each('p', texts))],
  (texts) => [element('blockquote', {}, [element('ul', {}, each('li', texts))])],
  (texts) => [
    element(
      'ul',
      {},
      texts.map((one) => element('li', {}, each('p', [one]))),
    ),
  ],
  (texts) => [
    element(
      'ul',
      {},
      texts.map((one) => element('li', {}, [element('blockquote', {}, each('p', [one]))])),
    ),
  ],
  (texts) => [element('ul', {}, [element('li', {}, each('p', texts))])],
  ([first = [], ...rest]) => [
    element('ul', {}, [
      element('li', {}, [
        ...first,
        ...(rest.length > 0 ? [element('ol', {}, each('li', rest))] : []),
      ]),
    ]),
  ],
  (texts) => [element('details', {}, [element('summary', {}, [text('Sum')]), ...each('p', texts)])],
  ([term = [], ...rest]) => [element('dl', {}, [element('dt', {}, term), ...each('dd', rest)])],
  (texts) => [
    element('table', {}, [
      element(
        'tbody',
        {},
        texts.map((one) => element('tr', {}, each('td', [one, [text('x')]]))),
      ),
    ]),
  ],
  () => [element('blockquote', {}, each('p', [[element('a', { href: '/a/' })]]))],
];

function documentOf(pieces: readonly Piece[], values: readonly number[]): Content[] {
  const choices = new Choices(values);
  const blocks: Content[] = [];
  for (let at = 0; at < pieces.length; ) {
    const group = pieces.slice(at, at + 1 + choices.below(3));
    const wrap = wraps[choices.below(wraps.length)];
    blocks.push(...(wrap?.(group.map((piece) => inlineOf(piece, choices))) ?? []));
    at += group.length;
  }
  return blocks;
}

/** Leaves out, doubles, lengthens, cuts and joins some pieces. */
function edited(pieces: readonly Piece[], values: readonly number[]): Piece[] {
  const choices = new Choices(values);
  return pieces.flatMap((piece, index): Piece[] => {
    const edit = choices.below(13);
    const half = piece.length >> 1;
    if (edit === 0) return [];
    if (edit === 1) return [piece, piece];
    if (edit === 2) return [[...piece, 'new']];
    if (edit === 3) return [[], piece];
    if (edit === 4) return [piece.slice(0, half), piece.slice(half)];
    if (edit === 5) return [[...piece, ...(pieces[index + 1] ?? [])]];
    return [piece];
  });
}

const lengths = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
const values = fc.array(fc.nat(100_000), { minLength: 3, maxLength: 16 });

/** Two documents of the same pieces of text, in which other blocks stand around them. */
export const rewrappedPair = fc
  .tuple(lengths, values, values, values)
  .map(([sizes, before, after, edits]): [Content[], Content[]] => {
    let start = 0;
    const pieces = sizes.map((size) => {
      const piece = Array.from(
        { length: size },
        (_, at) => words[(start + at) % words.length] ?? '',
      );
      start += size;
      return piece;
    });
    return [documentOf(pieces, before), documentOf(edited(pieces, edits), after)];
  });
