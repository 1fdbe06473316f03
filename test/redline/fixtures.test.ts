import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToFeedHtml } from '../../lib/redline/redline-to-feed-html.ts';
import { redlineToHtml } from '../../lib/redline/redline-to-html.ts';
import { redlineToText } from '../../lib/redline/redline-to-text.ts';
import { summarize } from '../../lib/redline/summarize.ts';

const folder = join(import.meta.dirname, 'fixtures');

/** Each fixture is a folder: old.md and new.md, and what every writer makes of them. */
describe('a redline of two files, as', () => {
  for (const name of readdirSync(folder).sort()) {
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    const compare = () =>
      redline(parseDocument('plan.md', read('old.md')), parseDocument('plan.md', read('new.md')));

    it(`a page: ${name}`, () => {
      expect(broken(redlineToHtml(compare()))).toBe(read('expected.html'));
    });

    it(`a feed entry: ${name}`, () => {
      const { html } = redlineToFeedHtml(compare(), { maximumCharacters: 10_000 });
      expect(broken(html)).toBe(read('expected.feed.html'));
    });

    it(`text: ${name}`, () => {
      expect(redlineToText(compare(), { color: false })).toBe(read('expected.txt'));
    });

    it(`a sentence: ${name}`, () => {
      const sentences = [summarize(compare(), 'en'), summarize(compare(), 'fr')];
      expect(`${sentences.join('\n')}\n`).toBe(read('expected.summary.txt'));
    });
  }
});

/** HTML with a line for each block, to be read. */
function broken(html: string): string {
  return `${html.replace(/(<\/(?:p|h\d|li|ul|ol|tr|thead|tbody|table|blockquote|pre|section)>|<hr>)/gu, '$1\n')}\n`;
}
