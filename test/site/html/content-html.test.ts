import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { ContentHtml } from '../../../lib/site/html/content-html.tsx';
import { RedlineHtml } from '../../../lib/site/parts/redline-html.tsx';
import { english } from '../../../lib/words/english.ts';

const parse = (markdown: string) => parseDocument('a.md', markdown);
const page = (markdown: string) =>
  renderToString(ContentHtml({ content: parse(markdown).content, words: english }));

describe('ContentHtml', () => {
  it('shows formulas as MathML, in a frame where they stand alone', () => {
    const html = page('A $`x^2`$ here.\n\n$$\nx\n$$\n\n```math\ny\n```');
    expect(html).toContain('A <math><msup><mi class="letter">x</mi><mn>2</mn></msup></math> here.');
    expect(html).toContain(
      '<div class="formula-frame" role="region" tabindex="0" aria-label="Formula 1">' +
        '<math display="block"><mi class="letter">x</mi></math></div>',
    );
    expect(html).toContain(
      'aria-label="Formula 2"><math display="block"><mi class="letter">y</mi></math>',
    );
  });

  it('shows as written what is no formula, whatever class its author gives it', () => {
    const html = page('<code class="math">x</code> $`x^`$ $5 and $10\n\n```math x\nx\n```');
    expect(html).not.toContain('<math');
    expect(html).toContain('$5 and $10');
  });
});

describe('a redline', () => {
  it('shows the source of formulas, and its changes', () => {
    const difference = redline(
      parse('A $`x^2`$.\n\n$$\na+b\n$$'),
      parse('A $`x^3`$.\n\n$$\na+c\n$$'),
    );
    const html = renderToString(RedlineHtml({ redline: difference, label: 'x' }));
    expect(html).not.toContain('<math');
    expect(html).toMatch(/x\^<del[^>]*>2<\/del>.*<ins[^>]*>3<\/ins>/u);
    expect(html).toMatch(/a\+<del[^>]*>.*b<\/del>.*<ins[^>]*>c/u);
  });
});
