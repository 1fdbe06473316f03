import type { Content } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';

/** Attributes that hold an id of the same text, or several. */
const references = ['aria-labelledby', 'aria-describedby', 'data-redline-id'] as const;

/**
 * The same content with every id, and every reference to one, under a prefix: several texts on one
 * page have the same headings and footnotes, and an id may stand only once. What is announced under
 * a name of its own, such as the footnotes, is told apart by the `name` of the text.
 */
export function scopeIds(content: readonly Content[], prefix: string, name: string): Content[] {
  return rebuild(content, (node, children) => [
    { ...node, attributes: scoped(node.attributes, prefix, name), children },
  ]);
}

function scoped(
  attributes: Readonly<Record<string, string>>,
  prefix: string,
  name: string,
): Readonly<Record<string, string>> {
  const { id, href, role, 'aria-label': label } = attributes;
  const changed: Record<string, string> = {};
  if (id !== undefined) changed.id = `${prefix}${id}`;
  // Every page has a top, and only one.
  if (href?.startsWith('#') && href !== '#top')
    changed.href = `#${encodeURI(prefix)}${href.slice(1)}`;
  if (role === 'doc-endnotes') changed['aria-label'] = `${label}: ${name}`;
  for (const reference of references) {
    const value = attributes[reference];
    if (value !== undefined)
      changed[reference] = value.replace(/\S+/gu, (one) => `${prefix}${one}`);
  }
  // Spreading over the original keeps the order of attributes.
  return { ...attributes, ...changed };
}
