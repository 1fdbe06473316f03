import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { toHtml } from '../../lib/markup/html.ts';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import { textOf } from '../../lib/redline/content/excerpt.ts';
import { normalize } from '../../lib/redline/content/rebuild.ts';
import { type JsonRedline, redlineToJson } from '../../lib/redline/json/redline-to-json.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { arranged, reverse } from '../../lib/redline/merged/reverse.ts';
import { redlineToHtml } from '../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import { inTier } from '../support/tier.ts';
import { throughParser, versionOf } from './apply-marks.ts';
import { document, documentPair } from './arbitrary-content.ts';
import { rewrappedPair } from './arbitrary-pieces.ts';
import { input } from './inputs.ts';
import { htmlOf } from './json-versions.ts';

const runs = { numRuns: inTier({ fast: 100, thorough: 1_000 }) };

function compare(before: readonly Content[], after: readonly Content[]) {
  return redline(input(before), input(after));
}

/** What is read aloud: white space and list items set apart change nothing. */
function readText(content: readonly Content[]): string {
  return content.map(textOf).join('').replace(/\s+/gu, '');
}

const some = 'The plan of open data for the city';
const more = 'in each of the many years to come';

function title(words: string) {
  return element('h2', {}, [text(words)]);
}

/** Paragraphs that are a link each. */
function paragraphsIn(name: string, ...paragraphs: readonly string[]) {
  const link = (words: string) => element('a', { href: '/a/' }, words === '' ? [] : [text(words)]);
  return element(
    name,
    {},
    paragraphs.map((words) => element('p', {}, [link(words)])),
  );
}

function quotation(...paragraphs: readonly string[]) {
  return paragraphsIn('blockquote', ...paragraphs);
}

describe('a redline', () => {
  it('gives back both versions, as trees and as HTML, and has changes only where they differ', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const result = compare(before, after);
        expect(reject(result)).toEqual(normalize(before));
        expect(accept(result)).toEqual(normalize(after));
        expect(toHtml(reject(result))).toBe(toHtml(before));
        expect(toHtml(accept(result))).toBe(toHtml(after));
        if (toHtml(before) === toHtml(after)) expect(result.changes).toBe(0);
        if (result.changes === 0) expect(readText(before)).toBe(readText(after));
      }),
      { numRuns: inTier({ fast: 300, thorough: 10_000 }) },
    );
  });

  it('of a version with itself is that version without marks', () => {
    fc.assert(
      fc.property(document, (content) => {
        expect(redlineToHtml(compare(content, content))).toBe(toHtml(content));
      }),
      runs,
    );
  });

  it('is the same backwards, with insertions and deletions exchanged', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const [result, back] = [compare(before, after), compare(after, before)];
        expect(back.content).toEqual(arranged(reverse(result.content)));
        expect(back.changes).toBe(result.changes);
      }),
      runs,
    );
  });

  it('gives back both versions from its JSON', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const json = JSON.stringify(redlineToJson(compare(before, after)));
        const { content } = JSON.parse(json) as JsonRedline;
        expect(htmlOf(content, 'old')).toBe(toHtml(before));
        expect(htmlOf(content, 'new')).toBe(toHtml(after));
      }),
    );
  });
});

describe("a redline's page", () => {
  it('gives back both versions when its marks are applied to the parsed page', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const html = redlineToHtml(compare(before, after));
        expect(versionOf(html, 'old')).toBe(throughParser(toHtml(before)));
        expect(versionOf(html, 'new')).toBe(throughParser(toHtml(after)));
      }),
      runs,
    );
  });

  it('gives back both versions where the same texts stand in other blocks', () => {
    fc.assert(
      fc.property(rewrappedPair, ([before, after]) => {
        const result = compare(before, after);
        expect(toHtml(reject(result))).toBe(toHtml(before));
        expect(toHtml(accept(result))).toBe(toHtml(after));
        const { content } = JSON.parse(JSON.stringify(redlineToJson(result))) as JsonRedline;
        expect(htmlOf(content, 'old')).toBe(toHtml(before));
        expect(htmlOf(content, 'new')).toBe(toHtml(after));
        const html = redlineToHtml(result);
        expect(versionOf(html, 'old')).toBe(throughParser(toHtml(before)));
        expect(versionOf(html, 'new')).toBe(throughParser(toHtml(after)));
        const back = compare(after, before);
        expect(back.content).toEqual(arranged(reverse(result.content)));
      }),
      { numRuns: inTier({ fast: 50, thorough: 3_000 }) },
    );
  });

  it.each([
    ['quotation of one paragraph, which became two', [quotation('')], [quotation('', '')]],
    [
      'heading, which became a quotation and a heading',
      [title(`${some} ${more}`)],
      [quotation(some), title(more)],
    ],
    [
      'quotation, which became a list of paragraphs',
      [quotation(`${some} ${more}`)],
      [paragraphsIn('ul', some, more)],
    ],
  ])('has no block where HTML ends the block around: %s', (_, before, after) => {
    for (const [one, other] of [[before, after] as const, [after, before] as const]) {
      const html = redlineToHtml(compare(one, other));
      expect(versionOf(html, 'old')).toBe(throughParser(toHtml(one)));
      expect(versionOf(html, 'new')).toBe(throughParser(toHtml(other)));
    }
  });

  it('is well-formed HTML in which no id stands twice and every change has one', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const result = compare(before, after);
        const html = redlineToHtml(result);
        const errors: string[] = [];
        parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
        expect(errors).toEqual([]);
        const ids = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const changes = html.match(/<(?:ins|del|span) [^>]*id="change-\d+"/gu) ?? [];
        expect(changes).toHaveLength(result.changes);
      }),
      runs,
    );
  });
});
