import { toHtml } from '../../markup/html.ts';
import { type Content, element } from '../../plan/model/content.ts';
import type { WordLanguage } from '../../words/language.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { rebuild } from '../content/rebuild.ts';
import type { Redline } from '../merged/redline-result.ts';
import { markedContent } from './marked-content.ts';

/**
 * Writes the whole document with its changes marked, as valid HTML. What differs carries
 * `data-redline`, and each change has an id, `change-1` and so on (where the document has such an id
 * itself, the number is left out):
 *
 * - `inserted`, `deleted`: on `ins` and `del` around text, or with `class="block"` around blocks;
 *   on list items, rows and cells, which nothing may wrap, on the element itself, with a mark
 *   around the content of each
 * - `moved`: on a `div` around a block that stood elsewhere, or on the list item or row itself;
 *   where it stood, it is `deleted`; `data-redline-move` has the same number in both places
 * - `wrapped`, `unwrapped`: on an element that only the new (old) version has around the text
 * - `note`: on what is in neither version: a link between the places of a move, a place to link to,
 *   an empty cell where a row has no such column; `part`: around the letters that differ in a word
 * - `respaced`: on a `span` around white space, with that of the old version, which reads the same,
 *   in `data-redline-space`
 * - `data-redline-before` has an element's old start tag as JSON, `["a",{"href":"/old"}]`
 * - `data-redline-join="split"`: in the old version the content of this element was the end of the
 *   element before; `joined`: in the new version it is
 *
 * To get the new version back (the old one in brackets): remove what is `note` and `deleted`
 * (`inserted` and `moved`); replace by what they hold `part`, `unwrapped` (`wrapped`) and the other
 * `ins`, `del` and `div` elements with `data-redline`; (give elements their old start tag;) let
 * what is `joined` (`split`) end the element that is then before it; drop the attributes. An id that a deleted
 * element shares with a new one is in `data-redline-id`.
 *
 * @param options.idPrefix put before every id, and in links to them, so that several redlines can
 *   stand in one page; with it the ids are no longer those of the document
 * @param options.language of the notes; English when absent
 */
export function redlineToHtml(
  redline: Redline,
  options: { readonly idPrefix?: string; readonly language?: WordLanguage } = {},
): string {
  const marked = markedContent(redline.content, 'change-', redlineWords(options.language ?? 'en'));
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
