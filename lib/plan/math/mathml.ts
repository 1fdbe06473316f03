import { type Content, type Element, element, text } from '../model/content.ts';
import { cleanText } from '../source/clean-text.ts';
import { readTex, type TemmlNode } from './temml.ts';

/**
 * Longest formula that is read, in characters. Temml then takes some hundredths of a second for the
 * worst one, and calls itself far less deep than any stack allows.
 */
export const longestFormula = 1000;

/** Braces in each other. Temml calls itself for each, and how deep a stack is depends on who asks. */
const deepest = 50;

/** What became of a formula: MathML, or why there is none. */
export type Formula = { readonly mathml: Element } | { readonly mistake: string };

/**
 * Commands that are not read: definitions, because a short formula can grow without end by them, and
 * chemistry, whose reader calls itself once for each character.
 */
const refused =
  /\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long|ce|pu)(?![A-Za-z])/u;

/** Formulas that were read last. A page reads what the parser has just read. */
const known = new Map<string, Formula>();
const mostKnown = 500;

/** Reads TeX as MathML, from an allow-list of elements and attributes. The same text always gives the same. */
export function readFormula(tex: string, isBlock: boolean): Formula {
  const key = `${isBlock ? 'block' : 'inline'} ${tex}`;
  const before = known.get(key);
  if (before) return before;
  const formula = read(tex, isBlock);
  if (known.size >= mostKnown) known.clear();
  known.set(key, formula);
  return formula;
}

function read(tex: string, isBlock: boolean): Formula {
  if (tex.trim() === '') return { mistake: 'it is empty' };
  if (tex.length > longestFormula)
    return { mistake: `it has more than ${longestFormula} characters` };
  const command = refused.exec(tex)?.[0];
  if (command !== undefined) return { mistake: `${command} is not read` };
  if (depthOf(tex) > deepest)
    return { mistake: `it has more than ${deepest} braces in each other` };
  try {
    const children = contentOf(readTex(tex, isBlock));
    const [root] = children;
    if (root?.type !== 'element' || root.name !== 'math' || children.length > 1)
      return { mistake: 'it is not a formula alone' };
    return { mathml: { ...root, attributes: isBlock ? { display: 'block' } : {} } };
  } catch (error) {
    if (error instanceof NotShown) return { mistake: error.message };
    return { mistake: messageOf(error) };
  }
}

function depthOf(tex: string): number {
  let [depth, most] = [0, 0];
  for (const sign of tex) {
    if (sign === '{') most = Math.max(most, ++depth);
    else if (sign === '}') depth--;
  }
  return most;
}

/** What Temml says of a mistake, without the place in the formula, which it shows by combining characters. */
function messageOf(error: unknown): string {
  const said = error instanceof Error && error.name === 'ParseError' ? error.message : '';
  const command = /^ ?(?:Unsupported function name: |Function ")(\\[A-Za-z]{1,40})/u.exec(
    said,
  )?.[1];
  if (command !== undefined) return `${command} is not read`;
  const reason = /^[^\n]{1,150}?(?= at (?:position|end of input))/u.exec(said)?.[0];
  return reason?.trim() ?? 'it is not TeX, or not complete';
}

class NotShown extends Error {}

const truth = /^(?:true|false)$/u;
/** Up to ten em, forward: a negative or a large one would lay text over other text. */
const length = /^(?:0|\d(?:\.\d{1,4})?em)$/u;

/**
 * Attributes that are kept, by their values. All others are dropped, styles and classes with them:
 * they are for looks alone, but for those of elements that are not in the list below.
 */
const keptAttributes: ReadonlyMap<string, RegExp> = new Map([
  ['accent', truth],
  ['accentunder', truth],
  ['columnspan', /^\d{1,3}$/u],
  ['displaystyle', truth],
  ['fence', truth],
  ['form', /^(?:prefix|infix|postfix)$/u],
  ['largeop', truth],
  ['linethickness', /^0(?:px)?$/u],
  ['lspace', length],
  ['mathvariant', /^normal$/u],
  ['maxsize', length],
  ['minsize', length],
  ['movablelimits', truth],
  ['rspace', length],
  ['scriptlevel', /^[0-3]$/u],
  ['separator', truth],
  ['stretchy', truth],
  ['symmetric', truth],
  ['width', length],
]);

/**
 * Elements of MathML Core without those that show no text or need a style to be seen: a crossed-out
 * number must not look like one that holds.
 */
const keptElements: ReadonlySet<string> = new Set([
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'mstyle', 'mpadded'],
  ...['mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'],
  ...['mmultiscripts', 'mprescripts', 'mtable', 'mtr', 'mtd'],
]);

/** Columns that Temml sets to one side. */
const sides: ReadonlyMap<string, string> = new Map([
  ['tml-left', 'align-left'],
  ['tml-right', 'align-right'],
]);

function contentOf(node: TemmlNode): readonly Content[] {
  const { type, classes = [], children = [] } = node;
  if (node.text !== undefined) return node.text === '' ? [] : [text(cleanText(node.text))];
  // A place where a style sheet would count equations.
  if (classes.includes('tml-eqn')) return [];
  const inside = children.flatMap(contentOf);
  const isFragment = type === undefined && classes.length === 0;
  if (isFragment) return inside;
  if (type === undefined || !keptElements.has(type))
    throw new NotShown(`a part of it could not be seen (${type ?? 'reference'})`);
  const attributes = attributesOf(node);
  const side = classes.map((found) => sides.get(found)).find((found) => found !== undefined);
  const isLetter = type === 'mi' && attributes.mathvariant === undefined && isOneLetter(inside);
  const look = isLetter ? 'letter' : side;
  return [element(type, look === undefined ? attributes : { ...attributes, class: look }, inside)];
}

/** Letters that stand alone are slanted; those of other alphabets have their look already. */
function isOneLetter([only]: readonly Content[]): boolean {
  return only?.type === 'text' && /^[\p{Script=Latin}\p{Script=Greek}]$/u.test(only.value);
}

function attributesOf({ attributes = {} }: TemmlNode): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'mathbackground')
      throw new NotShown('a part of it could not be seen (filled box)');
    if (keptAttributes.get(name)?.test(String(value))) kept[name] = String(value);
  }
  return kept;
}
