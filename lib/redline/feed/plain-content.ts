import { type Content, type Element, element, text } from '../../plan/model/content.ts';
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

/**
 * Content for feed readers. It has no ids, classes or roles. The author's own `ins` and `del`
 * become other elements than ours. Links within the page become their text. Addresses are absolute
 * when `baseUrl` is given.
 */
export function plainContent(content: readonly Content[], baseUrl: string | undefined): Content[] {
  return rebuild(content, (original, children) => plainElement(original, children, baseUrl));
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
  return [element(replaced.get(name) ?? name, Object.fromEntries(entries), children)];
}

function absolute(attribute: string, value: string, baseUrl: string | undefined): string {
  const isAddress = attribute === 'href' || attribute === 'src';
  return isAddress && baseUrl !== undefined && /^\/(?!\/)/u.test(value) ? baseUrl + value : value;
}
