import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { redlineToHtml } from '../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import { inTier } from '../support/tier.ts';
import { throughParser, versionOf } from './apply-marks.ts';
import { bundlePath, consecutivePairs, type Pair } from './history.ts';

/** Each `step`th pair of successive versions is compared; of each `pageStep`th of them the page is parsed, too. */
const samples = inTier({
  fast: [{ name: 'plan-ogp-2015-2017', step: 5, pageStep: 2 }],
  thorough: [
    { name: 'plan-ogp-2015-2017', step: 1, pageStep: 1 },
    { name: 'manifesto', step: 1, pageStep: 10 },
    { name: 'service-design-manual', step: 1, pageStep: 60 },
  ],
});

function expectExact({ path, before, after }: Pair, withPage: boolean): void {
  const old = parseDocument(path, before);
  const young = parseDocument(path, after);
  const result = redline(old, young);
  expect(toHtml(reject(result))).toBe(toHtml(old.content));
  expect(toHtml(accept(result))).toBe(toHtml(young.content));
  if (!withPage) return;
  const html = redlineToHtml(result);
  expect(versionOf(html, 'old')).toBe(throughParser(toHtml(old.content)));
  expect(versionOf(html, 'new')).toBe(throughParser(toHtml(young.content)));
}

describe('redlines of real history', () => {
  for (const { name, step, pageStep } of samples) {
    const bundle = bundlePath(name);
    const title = `${name}: ${step === 1 ? 'every pair' : `each ${step}th pair`} of versions comes back exactly`;
    if (bundle === undefined) it(`${title} (not checked: no ${name}.bundle here)`, () => {});
    else
      it(title, () => {
        const pairs = consecutivePairs(bundle, step);
        expect(pairs.length).toBeGreaterThan(200 / step);
        for (const [index, pair] of pairs.entries()) expectExact(pair, index % pageStep === 0);
      });
  }
});
