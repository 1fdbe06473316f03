import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { textOf } from '../../lib/plan/model/text-of.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { pathologicalInputs, shortened } from '../support/pathological-markdown.ts';
import { inTier } from '../support/tier.ts';

const longest = inTier({ fast: 20_000, thorough: Number.POSITIVE_INFINITY });

describe('parseDocument on inputs made to overwhelm it', () => {
  // The bound is that each one ends, and within the test's time limit.
  it.each(pathologicalInputs())('finishes $name', ({ markdown }) => {
    const { content, problems } = parseDocument('a.md', shortened(markdown, longest));
    expect(toHtml(content).length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(101);
  });

  it('reads the alternative text of an image in a heading, however many tokens it has', () => {
    const alternative = '\\*'.repeat(150_000);
    const { content } = parseDocument('a.md', `# ![${alternative}](a.png)`);
    expect(toHtml(content)).toContain(`alt="${'*'.repeat(150_000)}"`);
  });

  it('shows what is nested deeper than it reads, and says so', () => {
    const { content, problems } = parseDocument('a.md', `${'> '.repeat(500)}the text`);
    expect(textOf(content)).toContain('the text');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('shown as written'),
    ]);
  });
});
