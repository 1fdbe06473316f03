import { describe, expect, it } from '@jest/globals';
import { renderHistoryPage } from '../../../lib/site/pages/history-page.tsx';
import { historyPage, site } from '../samples.ts';

const texts = historyPage.versions.filter(({ address }) => address !== undefined);

describe('the history page', () => {
  it('asks for two versions, the newest two chosen', () => {
    const page = renderHistoryPage(site, { ...historyPage, versions: [...twoTexts()] });
    const chosen = [...page.matchAll(/name="(older|newer)" value="([0-9a-f]+)" checked/gu)];
    expect(chosen.map(([, side, name]) => [side, name])).toEqual([
      ['newer', 'b'.repeat(12)],
      ['older', 'a'.repeat(12)],
    ]);
  });

  it('asks for no comparison where there is one version', () => {
    const page = renderHistoryPage(site, { ...historyPage, versions: texts.slice(0, 1) });
    expect([page.includes('type="date"'), page.includes('type="radio"')]).toEqual([true, false]);
  });
});

function twoTexts() {
  return ['b', 'a'].flatMap((digit) =>
    texts.slice(0, 1).map((version) => ({ ...version, commit: digit.repeat(40) })),
  );
}
