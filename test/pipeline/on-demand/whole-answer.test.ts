import { beforeAll, describe, expect, it } from '@jest/globals';
import { openPastPlan } from './past-plan.ts';

/** Lambda: most bytes of an answer, as JSON. */
const lambdaTakes = 6 * 1024 * 1024;

/** More than the sources of one page may have, and five times as long in HTML. */
const long = `# Second\n\n\`\`\`\n${`${'&'.repeat(1_000)}\n`.repeat(1_100)}\`\`\`\n`;

let plan: Awaited<ReturnType<typeof openPastPlan>>;

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'two/a.md': '# First\n\nText.\n',
        'two/then/b.md': long,
        'two/then/c.md': '# Third\n',
      },
    ],
  ]);
});

describe('all of a folder on one page', () => {
  it('leads to the documents that it lacks, where no chapter has them', async () => {
    const text = await plan.text('/two/@whole/');
    const parts = /<nav aria-label="Parts on one page each">.*?<\/nav>/su.exec(text)?.[0] ?? '';
    expect(parts.match(/href="[^"]+"/gu)).toEqual(['href="/two/then/b/"', 'href="/two/then/c/"']);
    expect(text).toContain('it ends after the first document');
  });

  it('says so where its first document is more than an answer may have', async () => {
    const text = await plan.text('/two/then/@whole/');
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(lambdaTakes);
    expect(text).toContain('The first document is too long to be on a page with others.');
    const parts = /<nav aria-label="Parts on one page each">.*?<\/nav>/su.exec(text)?.[0] ?? '';
    expect(parts.match(/href="[^"]+"/gu)).toEqual(['href="/two/then/b/"', 'href="/two/then/c/"']);
  });
});
