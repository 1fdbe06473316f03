import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { textOf } from '../content/excerpt.ts';
import { signOf } from '../content/read-text.ts';
import { rebuild } from '../content/rebuild.ts';

/** Attributes that mean something to a feed reader. */
const kept: ReadonlySet<string> = new Set(['href', 'src', 'alt', 'title', 'start']);

/** Elements that feed readers misunderstand, with elements of the same meaning for them. */
const replaced: ReadonlyMap<string, string> = new Map([
  ['ins', 'u'],
  ['del', 's'],
  ['section', 'div'],
  ['details', 'div'],
  ['summary', 'p'],
]);

/** A document's name is a heading of level 2 in an entry, so its own headings begin at 3. */
const levelsBelow = 2;

/**
 * Content as feed readers take it: no ids, classes or roles; the author's own `ins` and `del` told
 * from ours; what is struck out, raised or lowered has signs, so that it reads right without its
 * tags; headings below the entry's own; links within the page only their text; addresses absolute
 * when `baseUrl` is given.
 */
export function plainContent(content: readonly Content[], baseUrl: string | undefined): Content[] {
  return rebuild(content, (original, children) => {
    const figures = raisedFigures(original);
    if (figures !== undefined) return [text(figures)];
    return plainElement(original, withSign(signOf(original), children), baseUrl);
  });
}

/** The same with a sign at both ends of what it is about. */
export function withSign<T>(sign: string, children: readonly (T | Content)[]): (T | Content)[] {
  return sign === '' ? [...children] : [text(sign), ...children, text(sign)];
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** `10⁶` instead of raised digits, which would become 106 without their tags; `undefined` of anything else. */
function raisedFigures(original: Element): string | undefined {
  const digits = original.name === 'sup' ? raised : original.name === 'sub' ? lowered : '';
  const value = digits === '' ? '' : textOf(original);
  if (!/^\d{1,20}$/u.test(value)) return undefined;
  return value.replace(/\d/gu, (digit) => digits.charAt(Number(digit)));
}

/** One element as {@link plainContent} makes it. */
export function plainElement(
  { name, attributes }: Pick<Element, 'name' | 'attributes'>,
  children: Content[],
  baseUrl: string | undefined,
): Content[] {
  if (name === 'input') return [text(attributes.checked === undefined ? '☐' : '☑')];
  if (name === 'a' && (attributes.href ?? '#').startsWith('#')) return children;
  if (name === 'span') return children;
  const entries = Object.entries(attributes)
    .filter(([key]) => kept.has(key))
    .map(([key, value]) => [key, absolute(key, value, baseUrl)]);
  return [element(plainName(name), Object.fromEntries(entries), children)];
}

function plainName(name: string): string {
  const level = /^h([1-6])$/u.exec(name)?.[1];
  if (level !== undefined) return `h${Math.min(6, Number(level) + levelsBelow)}`;
  return replaced.get(name) ?? name;
}

function absolute(attribute: string, value: string, baseUrl: string | undefined): string {
  const isAddress = attribute === 'href' || attribute === 'src';
  return isAddress && baseUrl !== undefined && /^\/(?!\/)/u.test(value) ? baseUrl + value : value;
}
