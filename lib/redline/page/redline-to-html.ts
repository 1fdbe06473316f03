import { toHtml } from '../../markup/html.ts';
import { type Content, element } from '../../plan/model/content.ts';
import type { WordLanguage } from '../../words/language.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { rebuild } from '../content/rebuild.ts';
import type { Redline } from '../merged/redline-result.ts';
import { markedContent } from './marked-content.ts';

/**
 * Writes the whole document with its changes marked, as valid HTML. Every difference carries
 * `data-redline`, and each change has an id: `change-1` and so on. Numbers whose id the document
 * itself uses are left out.
 *
 * - `inserted`, `deleted`: on `ins` and `del` around text, or with the class `block` around blocks;
 *   around images alone with the class `pictures`.
 *   List items, rows and cells, which nothing may wrap, carry it themselves, and hold another mark
 *   around their content.
 * - `moved`: on a `div` around a moved block, or on the list item or row itself, at its new place.
 *   Its old place is `deleted`. `data-redline-move` has the same number in both places. Where
 *   nothing that stayed stands between them, the old place has `data-redline-left` and is not shown:
 *   the block stands in other elements now.
 * - `wrapped`, `unwrapped`: on an element that only the new (old) version has around the text.
 * - `note`: on elements of neither version: a link between the places of a move, a place to link
 *   to, an empty cell where a row has no such column, the name of a character that shows nothing.
 *   `part`: around the letters that differ in a word.
 * - `respaced`: on a `span` around white space that reads the same in both versions. The old white
 *   space is in `data-redline-space`.
 * - `data-redline-before` has an element's old start tag as JSON, `["a",{"href":"/old"}]`.
 * - `data-redline-join="split"`: in the old version, the content of this element was the end of the
 *   text before it: of the block before, in a list or quotation of its last block, in a code block
 *   of its `code`, or of the text beside it. A list was the end of the list before it. `joined`: in
 *   the new version, it is.
 *
 * To get the new version back (the old one in brackets), do this in order. Remove elements that are
 * `note` or `deleted` (`inserted` or `moved`). Replace by their contents the elements that are
 * `part` or `unwrapped` (`wrapped`), and the other `ins`, `del` and `div` elements with
 * `data-redline`. (Give elements their old start tag.) Append the contents of a `joined` (`split`)
 * element to the text that is then before it. Drop the attributes. When a deleted element shares
 * its id with a new one, `data-redline-id` has the id.
 *
 * @param options.idPrefix put before every id, and in links to ids, so that one page can hold
 *   several redlines; the ids are then no longer those of the document
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
