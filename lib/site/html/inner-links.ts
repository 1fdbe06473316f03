import type { Content } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';

/** Attributes that name ids of the same page, and what a link alone may have. */
const references = ['aria-labelledby', 'aria-describedby'] as const;
const ofLinks = ['href', 'role', 'title', 'aria-label'] as const;

/** Every id in a text. */
export function idsIn(content: readonly Content[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const pending = [...content];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type !== 'element') continue;
    if (node.attributes.id !== undefined) ids.add(node.attributes.id);
    for (const child of node.children) pending.push(child);
  }
  return ids;
}

/**
 * The same content without links to places that the page does not have: what is left out of a
 * redline, and what only another version has.
 *
 * @param ids of the page
 * @param elsewhere address of a page that has the places; without one the text of a link stays alone
 */
export function leadInnerLinks(
  content: readonly Content[],
  ids: ReadonlySet<string>,
  elsewhere?: string,
): Content[] {
  return rebuild(content, (node, children) => {
    const attributes: Record<string, string> = { ...node.attributes };
    for (const name of references) if (!hasAll(attributes[name], ids)) delete attributes[name];
    const { href } = attributes;
    if (!href?.startsWith('#') || href === '#top' || ids.has(decode(href.slice(1))))
      return [{ ...node, attributes, children }];
    if (elsewhere !== undefined)
      return [{ ...node, attributes: { ...attributes, href: `${elsewhere}${href}` }, children }];
    for (const name of ofLinks) delete attributes[name];
    return [{ ...node, name: 'span', attributes, children }];
  });
}

function hasAll(value: string | undefined, ids: ReadonlySet<string>): boolean {
  return value === undefined || value.split(/\s+/u).every((id) => ids.has(id));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
