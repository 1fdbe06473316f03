import { parseDocument } from '../../lib/plan/parse.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { redlineToFeedHtml } from '../../lib/redline/feed/redline-to-feed-html.ts';
import { redlineToHtml } from '../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToText } from '../../lib/redline/terminal/redline-to-text.ts';
import { summarize } from '../../lib/words/summarize.ts';

/** What every writer makes of two Markdown texts, to be read by people. */
export function describeRedline(before: string, after: string): string {
  const result = redline(parseDocument('plan.md', before), parseDocument('plan.md', after));
  const kinds = findKinds(result).map(({ kind, count }) => `${kind} ${count}`);
  const feed = redlineToFeedHtml(result, { maximumCharacters: 10_000 });
  return [
    ['Sentence', `${summarize(result, 'en')}\n${summarize(result, 'fr')}`],
    ['Kinds', kinds.join(', ')],
    ['Terminal', redlineToText(result, { color: false })],
    ['Page', broken(redlineToHtml(result))],
    ['Feed', broken(feed.html)],
  ]
    .map(([title, text]) => `## ${title}\n\n${text?.trimEnd()}\n`)
    .join('\n');
}

/** HTML with a line for each block. */
function broken(html: string): string {
  return html.replace(
    /(<\/(?:p|h\d|li|ul|ol|tr|thead|tbody|table|blockquote|pre|section|div|del|ins)>|<hr>)(?=<(?:\/?(?:p|h\d|li|ul|ol|tr|thead|tbody|table|blockquote|pre|section|div|hr)\b|(?:del|ins) class))/gu,
    '$1\n',
  );
}
