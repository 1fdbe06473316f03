import { type Content, element } from '../plan/content.ts';
import { toHtml } from '../plan/html.ts';
import { markedContent } from './marked-content.ts';
import { rebuild } from './rebuild.ts';
import type { Redline } from './redline.ts';

/**
 * Writes the whole document with its changes marked, as valid HTML.
 *
 * Text in a block changed: `<ins data-redline="inserted">`, `<del data-redline="deleted">`. Whole
 * blocks: the same with `class="block"` around each. List items, rows, cells and the like, which
 * nothing may wrap: `data-redline` on the element itself, and a mark around the content of each.
 * The first mark of every change has an id, `change-1` and so on; where the document has such an id
 * itself, the number is left out.
 *
 * To get a version back: remove every element whose `data-redline` is `deleted` (or `inserted`, for
 * the old version), unwrap the other `ins` and `del` elements that have the attribute, and take it
 * off the rest. An id that a deleted element shares with a new one is in `data-redline-id`.
 *
 * @param options.idPrefix put before every id, and in links to them, so that several redlines can
 *   stand in one page; with it the ids are no longer those of the document
 */
export function redlineToHtml(
  redline: Redline,
  options: { readonly idPrefix?: string } = {},
): string {
  const marked = markedContent(redline.content, 'change-');
  return toHtml(options.idPrefix === undefined ? marked : withPrefix(marked, options.idPrefix));
}

function withPrefix(content: readonly Content[], prefix: string): Content[] {
  return rebuild(content, ({ name, attributes }, children) => {
    const entries = Object.entries(attributes).map(([key, value]) => {
      if (key === 'id') return [key, `${prefix}${value}`];
      return [key, key === 'href' && value.startsWith('#') ? `#${prefix}${value.slice(1)}` : value];
    });
    return [element(name, Object.fromEntries(entries), children)];
  });
}
