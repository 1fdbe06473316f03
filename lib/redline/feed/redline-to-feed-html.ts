import { toHtml } from '../../markup/html.ts';
import type { Content } from '../../plan/model/content.ts';
import type { WordLanguage } from '../../words/language.ts';
import { type RedlineWords, redlineWords } from '../../words/redline-words.ts';
import type { Redline } from '../merged/redline-result.ts';
import { feedBlocks } from './feed-blocks.ts';
import { fieldList } from './field-list.ts';
import { type PlainMerged, plainMerged } from './plain-merged.ts';
import { takeWhatFits } from './take-what-fits.ts';

/** How a feed entry shows a redline. */
export interface FeedHtmlOptions {
  /** Longest HTML, in UTF-16 units. */
  readonly maximumCharacters: number;
  /** Language of the labels; English when absent. */
  readonly language?: WordLanguage;
  /**
   * Absolute URL without trailing slash, put before addresses of the site. When absent, these stay
   * relative.
   */
  readonly baseUrl?: string;
}

/**
 * Writes the changes for feed readers, which remove styles and classes. Facts come first, as a
 * list. Then come only the changed blocks, each under its heading, with bare `ins` and `del`, and
 * with labels where a whole block was added or removed. A first version is its text without marks.
 * When there is no more room, the HTML ends after a whole block, list item or row, and `cut` is
 * true.
 */
export function redlineToFeedHtml(
  redline: Redline,
  options: FeedHtmlOptions,
): { html: string; cut: boolean } {
  const words = redlineWords(options.language ?? 'en');
  const list = fieldList(redline.fields, words);
  const plain = plainMerged(redline.content, options.baseUrl);
  const blocks = plain.every(({ change }) => change === 'same') ? [] : shownBlocks(plain, words);
  const { content, cut } = takeWhatFits([...list, ...blocks], options.maximumCharacters);
  return { html: toHtml(content), cut };
}

/** A text that is entirely new is shown without marks, which would only be in the way. */
function shownBlocks(nodes: readonly PlainMerged[], words: RedlineWords): Content[] {
  const inserted = nodes.flatMap((node) => (node.change === 'inserted' ? [node.content] : []));
  return inserted.length === nodes.length ? inserted : feedBlocks(nodes, words);
}
