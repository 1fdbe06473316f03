import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/plan/html.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { accept, reject } from '../../lib/redline/accept-reject.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToHtml } from '../../lib/redline/redline-to-html.ts';
import { throughParser, versionOf } from './apply-marks.ts';
import { bundlePath, consecutivePairs, type Pair } from './history.ts';

/** Each `step`th successive pair of versions is compared. */
const samples = [
  { name: 'plan-ogp-2015-2017', step: 1 },
  { name: 'manifesto', step: 10 },
  { name: 'service-design-manual', step: 60 },
];

function expectExact({ path, before, after }: Pair): void {
  const old = parseDocument(path, before);
  const young = parseDocument(path, after);
  const result = redline(old, young);
  expect(toHtml(reject(result))).toBe(toHtml(old.content));
  expect(toHtml(accept(result))).toBe(toHtml(young.content));
  const html = redlineToHtml(result);
  expect(versionOf(html, 'old')).toBe(throughParser(toHtml(old.content)));
  expect(versionOf(html, 'new')).toBe(throughParser(toHtml(young.content)));
}

describe('redlines of real history', () => {
  for (const { name, step } of samples) {
    const bundle = bundlePath(name);
    const title = `${name}: ${step === 1 ? 'every' : `each ${step}th`} pair of versions comes back exactly`;
    if (bundle === undefined) it(`${title} (not checked: no ${name}.bundle here)`, () => {});
    else
      it(title, () => {
        const pairs = consecutivePairs(bundle, step);
        expect(pairs.length).toBeGreaterThan(50);
        pairs.forEach(expectExact);
      });
  }
});
