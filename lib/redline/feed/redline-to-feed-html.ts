import { toHtml } from '../../markup/html.ts';
import type { Content } from '../../plan/model/content.ts';
import type { WordLanguage } from '../../words/language.ts';
import { type RedlineWords, redlineWords } from '../../words/redline-words.ts';
import type { Redline } from '../merged/redline-result.ts';
import { feedBlocks } from './feed-blocks.ts';
import { fieldList } from './field-list.ts';
import { type PlainMerged, plainMerged } from './plain-merged.ts';
import { takeWhatFits } from './take-what-fits.ts';

/** What a feed entry wants of a redline. */
export interface FeedHtmlOptions {
  /** MemoryBudget in UTF-16 units of HTML. */
  readonly maximumCharacters: number;
  /** Language of the labels; English when absent. */
  readonly language?: WordLanguage;
  /** Absolute URL without trailing slash that site addresses are put after; they stay relative without it. */
  readonly baseUrl?: string;
}

/**
 * Writes what changed for feed readers, which strip styles and classes: facts first, as a list;
 * then only the changed blocks, each under its heading, with bare `ins` and `del`, and labels where
 * something was added or removed as a whole. A first version is its text without marks. Ends at a whole block, list item or row where there is
 * no more room; `cut` tells.
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

/** A text that is all new is shown as it is: marks would only be in the way. */
function shownBlocks(nodes: readonly PlainMerged[], words: RedlineWords): Content[] {
  const inserted = nodes.flatMap((node) => (node.change === 'inserted' ? [node.content] : []));
  return inserted.length === nodes.length ? inserted : feedBlocks(nodes, words);
}
