import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { element, text } from '../../../lib/plan/model/content.ts';
import { levelHeadings } from '../../../lib/site/html/heading-levels.ts';

const heading = (level: number) => element(`h${level}`, {}, [text(String(level))]);

describe('headings that skip a level', () => {
  it('are raised to one below the heading before them', () => {
    const content = [heading(1), heading(4), heading(4), heading(2), heading(3)];
    expect(toHtml(levelHeadings(content))).toBe(
      '<h1>1</h1><h2 class="heading-4">4</h2><h3 class="heading-4">4</h3><h2>2</h2><h3>3</h3>',
    );
  });

  it('are found inside marks and quotes', () => {
    const content = [element('blockquote', {}, [element('ins', {}, [heading(3)])])];
    expect(toHtml(levelHeadings(content))).toContain('<h2 class="heading-3">');
  });
});
