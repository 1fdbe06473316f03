import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { idsIn, leadInnerLinks } from '../../../lib/site/html/inner-links.ts';
import { renderChangeSetPage } from '../../../lib/site/pages/change-set-page.tsx';
import { renderComparePage } from '../../../lib/site/pages/compare-page.tsx';
import { validatorErrors } from '../../support/html-checker.ts';
import { deadWithin } from '../../support/site-folder.ts';
import { changeSetPage, comparePage, site } from '../samples.ts';

const { content } = parseDocument('a.md', '# Été\n\n[a](#été) [t](#top) b[^1]\n\n[^1]: Note.\n');

describe('leadInnerLinks', () => {
  it('leaves links to what is there', () => {
    expect(leadInnerLinks(content, idsIn(content))).toEqual(content);
  });

  it('leads links to what is not there to the page that has it, or nowhere', () => {
    const text = content.slice(1, 2);
    expect(toHtml(leadInnerLinks(text, idsIn(text), '/x/'))).toBe(
      '<p><a href="/x/#section-%C3%A9t%C3%A9">a</a> <a href="#top">t</a> ' +
        'b<sup><a href="/x/#footnote-1" id="footnote-reference-1" role="doc-noteref">[1]</a></sup></p>',
    );
    expect(toHtml(leadInnerLinks(text, idsIn(text)))).toBe(
      '<p><span>a</span> <a href="#top">t</a> b<sup><span id="footnote-reference-1">[1]</span></sup></p>',
    );
  });
});

describe('links within a text on pages of redlines', () => {
  const old = parseDocument(
    'a.md',
    '# A\n\n## Gone\n\n## Stays\n\nOne [g](#gone) [s](#stays) note[^1].\n\nTwo.\n\n[^1]: The note.\n',
  );
  const next = parseDocument(
    'a.md',
    '# A\n\n## Stays\n\nOne [s](#stays) [t](#top) other note[^1] [n](#new).\n\nTwo.\n\n## New\n\n[^1]: The note.\n',
  );
  const compared = redline(old, next);

  it('lead somewhere where unchanged parts are left out', () => {
    const [first] = changeSetPage.changes;
    if (!first) throw new Error('the sample has no change');
    const changes = [0, 1].map((number) => ({
      ...first,
      document: { address: `/${number}/`, title: `${number}` },
      versionAddress: `/${number}/@abc/`,
      redline: compared,
    }));
    const html = renderChangeSetPage(site, { ...changeSetPage, changes });
    expect(deadWithin('a.html', html)).toEqual([]);
    expect(html).toContain('href="/1/@abc/#footnote-1"');
    expect(validatorErrors([['a', html]])).toEqual([]);
  });

  it('lead somewhere side by side', () => {
    const html = renderComparePage(site, { ...comparePage, redline: compared });
    expect(deadWithin('a.html', html)).toEqual([]);
    expect(html).toContain('href="#section-stays"');
  });
});
