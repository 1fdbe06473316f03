import { toHtml } from '../../markup/html.ts';
import type { Content } from '../../plan/model/content.ts';
import { textOf } from '../../plan/model/text-of.ts';
import type { WordLanguage } from '../../words/language.ts';
import { type RedlineWords, redlineWords } from '../../words/redline-words.ts';
import { isHeading } from '../content/elements.ts';
import type { Redline } from '../merged/redline-result.ts';
import { feedBlocks } from './feed-blocks.ts';
import { markText } from './feed-marks.ts';
import { fieldList } from './field-list.ts';
import { type PlainMerged, plainMerged } from './plain-merged.ts';
import { separateBlocks } from './separate-blocks.ts';
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
  /** What files are called, by the last part of their addresses; when absent, by that. */
  readonly fileNames?: ReadonlyMap<string, string>;
  /** What stands above it already: a first heading that says just that is left out. */
  readonly title?: string;
}

/**
 * Writes what changed for feed readers, which strip styles and classes: facts first, as a list;
 * then only the changed blocks, each under its heading, with signs inside `ins` and `del`, and labels
 * where something was added or removed as a whole. True also without its tags. A first version is
 * its text without marks. Ends at a whole block, list item or row where there is no more room; `cut`
 * tells.
 */
export function redlineToFeedHtml(
  redline: Redline,
  options: FeedHtmlOptions,
): { html: string; cut: boolean } {
  const { fileNames, title } = options;
  const words = { ...redlineWords(options.language ?? 'en'), ...(fileNames && { fileNames }) };
  const plain = plainMerged(redline.content, options.baseUrl);
  const isNew = plain.length > 0 && plain.every(({ change }) => change === 'inserted');
  const list = fieldList(redline.fields, words, isNew ? 'none' : 'signs');
  const blocks = plain.every(({ change }) => change === 'same') ? [] : shownBlocks(plain, words);
  const { content, cut } = takeWhatFits(
    separateBlocks([...list, ...withoutTitle(blocks, title)]),
    options.maximumCharacters,
  );
  return { html: toHtml(content), cut };
}

function withoutTitle(blocks: readonly Content[], title: string | undefined): readonly Content[] {
  const [first, ...others] = blocks.filter(
    (block) => block.type === 'element' || block.value.trim() !== '',
  );
  const isTitle = first?.type === 'element' && isHeading(first) && textOf([first]).trim() === title;
  return isTitle ? others : blocks;
}

/**
 * A text that is all new is shown as it is: marks would only be in the way. One that is all gone
 * needs them, but no labels.
 */
function shownBlocks(nodes: readonly PlainMerged[], words: RedlineWords): Content[] {
  const contentOf = (change: 'inserted' | 'deleted') =>
    nodes.flatMap((node) => (node.change === change ? [node.content] : []));
  if (contentOf('inserted').length === nodes.length) return contentOf('inserted');
  if (contentOf('deleted').length < nodes.length) return feedBlocks(nodes, words);
  return contentOf('deleted').map((content) =>
    content.type === 'element' ? markText(content, 'deleted', words) : content,
  );
}
