import { describe, expect, it } from '@jest/globals';
import { renderComparePage } from '../../../lib/site/pages/compare-page.tsx';
import { summarize } from '../../../lib/words/summarize.ts';
import { comparePage, site } from '../samples.ts';

describe('the page of a comparison', () => {
  const told = summarize(comparePage.redline, 'en');

  it('has the sentence on record of a version that follows on the other', () => {
    const after = { ...comparePage.after, summary: 'due date moved' };
    const page = renderComparePage(site, { ...comparePage, after });
    expect(page).toContain('<p class="summary" dir="auto">Due date moved</p>');
  });

  it('tells what changed between versions that have others between them', () => {
    const { compareAddress: _, ...after } = comparePage.after;
    const page = renderComparePage(site, { ...comparePage, after });
    expect(told.length).toBeGreaterThan(20);
    const sentence = /<p class="summary" dir="auto">([^<]+)<\/p>/u.exec(page)?.[1] ?? '';
    expect(sentence.toLowerCase()).toBe(told.toLowerCase());
  });
});
