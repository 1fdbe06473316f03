import { describe, expect, it } from '@jest/globals';
import { changeSetContent } from '../../lib/feed/change-set-content.ts';
import { entryEvent } from '../../lib/feed/entry-event.ts';
import type { EntryDocument, FeedEntry } from '../../lib/feed/feed.ts';

const site = { baseUrl: 'https://plan.example.org' };
const page = '/@changes/aaaaaaaaaaaa/';

function documentOf(name: string, language = 'en'): EntryDocument {
  const url = `${site.baseUrl}/${name}/`;
  return {
    ...{ title: name, page: url, redline: `${url}@compare/a..b/`, change: 'amended', lead: [] },
    ...{ language, kinds: [{ kind: 'wording', count: 1 }], substance: true },
  };
}

/** The data of an event about documents that show this HTML. */
function dataOf(htmls: Readonly<Record<string, string>>, room = 16_000) {
  const documents = Object.keys(htmls).map((name) => documentOf(name));
  const parts = documents.map((document) => ({
    ...{ title: document.title, summary: '', html: htmls[document.title] ?? '', cut: false },
    ...{ url: document.redline, ...(document.title === 'arabic' && { language: 'ar' }) },
  }));
  const content = changeSetContent(parts, {
    ...{ maximumCharacters: room, more: `${site.baseUrl}${page}`, language: 'en' },
    note: { text: 'Why', coAuthors: [] },
  });
  const entry: FeedEntry = {
    ...{ id: 'urn:uuid:1', title: 'T', author: 'A', date: '2026-01-01T00:00:00.000Z', note: 'Why' },
    ...{ links: { page }, categories: [], content, language: 'en' },
  };
  return JSON.parse(entryEvent({ entry, documents, sequence: 3 }, site)).data;
}

const redlines = (data: ReturnType<typeof dataOf>) =>
  data.documents.map(({ redline }: { redline: string }) => redline);

describe('the redline of a document in an event', () => {
  it('is what the entry shows of it, and nothing of another one', () => {
    const data = dataOf({ one: '<p>First</p>', arabic: '<p>Second</p>', three: '<h2>Third</h2>' });
    expect(redlines(data)).toEqual(['First', 'Second', 'Third']);
    expect(data.documentCount).toBe(3);
  });

  it('has the headings and lists of the text', () => {
    const link = `<h2><a href="${site.baseUrl}/one/@compare/a..b/">Again</a></h2>`;
    const html = `<p>Before</p>${link}<p><a href="https://x.org/">x</a></p><ul><li>y</li></ul>`;
    const [one] = redlines(dataOf({ one: html }));
    expect(one).toContain('Before');
    expect(one).toContain('Again');
    expect(one).toContain('- y');
  });

  it('is empty where the entry only links to it', () => {
    const data = dataOf({ one: '<p>First</p>', two: `<p>${'long '.repeat(200)}</p>` }, 500);
    expect(redlines(data)).toEqual(['First', '']);
  });

  it('is cut, and so are all of them together', () => {
    const long = `<p>${'😀'.repeat(3_000)}</p>`;
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const all = redlines(dataOf(Object.fromEntries(names.map((name) => [name, long])), 100_000));
    expect(all[0]).toMatch(/^😀+…$/u);
    expect(Math.max(...all.map(({ length }: string) => length))).toBeLessThanOrEqual(4_000);
    expect(all.join('').length).toBeLessThanOrEqual(16_000);
    expect(all.at(-1)).toBe('');
  });
});
