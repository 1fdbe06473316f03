import type { Content } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';
import { idsIn, leadInnerLinks } from './inner-links.ts';
import { scopeIds } from './scope-ids.ts';

/** A text that stands with others on one page. */
export interface WholePart {
  /** Encoded address of its own page, as links have it. */
  readonly href: string;
  readonly title: string;
  readonly content: readonly Content[];
}

/** Id of a part on the page, by its position from 0; ids in the part begin with it and a hyphen. */
export function partId(position: number): string {
  return `@part-${position + 1}`;
}

/**
 * The texts as they stand on one page: each id once, links between them within the page, and
 * headings below the page's own.
 *
 * @param leadTo where a link to a document that is not on the page leads, from the address in the text
 */
export function joinParts(
  parts: readonly WholePart[],
  leadTo: (href: string) => string = (href) => href,
): Content[][] {
  const places = new Map<string, { readonly id: string; readonly ids: ReadonlySet<string> }>();
  for (const [position, { href, content }] of parts.entries())
    places.set(href, { id: partId(position), ids: idsIn(content) });
  return parts.map(({ content, title }, position) => {
    const led = leadInnerLinks(content, idsIn(content));
    const own = scopeIds(led, `${partId(position)}-`, title);
    return rebuild(own, (node, children) => {
      const { href } = node.attributes;
      const led = href === undefined ? undefined : (insideHref(href, places) ?? leadTo(href));
      const attributes = led === undefined ? node.attributes : { ...node.attributes, href: led };
      return [{ ...node, name: lowered(node.name), attributes, children }];
    });
  });
}

/** Where on the page a link to another of its texts leads; `undefined` for every other link. */
function insideHref(
  href: string,
  places: ReadonlyMap<string, { readonly id: string; readonly ids: ReadonlySet<string> }>,
): string | undefined {
  if (href.startsWith('#')) return undefined;
  const [address = '', anchor] = href.split('#', 2);
  const place = places.get(address);
  if (!place) return undefined;
  const isThere = anchor !== undefined && place.ids.has(decoded(anchor));
  return isThere ? `#${encodeURI(place.id)}-${anchor}` : `#${place.id}`;
}

function lowered(name: string): string {
  const level = /^h([1-5])$/u.exec(name)?.[1];
  return level === undefined ? name : `h${Number(level) + 1}`;
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
