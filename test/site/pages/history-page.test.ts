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

  it('tells a change with a capital where the sentence begins, but not in what it quotes', () => {
    const told = (summary: string) =>
      renderHistoryPage(site, {
        ...historyPage,
        versions: twoTexts().map((version) => ({ ...version, summary })),
      });
    expect(told('1 paragraph reworded')).toContain('>1 paragraph reworded<');
    expect(told('état ajouté')).toContain('>État ajouté<');
    expect(told('“not” added')).toContain('>“not” added<');
  });
});

describe('the versions on a history page', () => {
  const kind = (name: 'wording' | 'typography') => ({
    kinds: [{ kind: name, count: 1, example: { before: 'a', after: 'b' } }],
  });
  const version = (digit: string, more: object) => ({
    ...texts[0],
    ...{ change: 'amended' as const, commit: digit.repeat(40), address: `/a/@${digit}/` },
    ...more,
  });
  const versions = [
    version('e', kind('typography')),
    version('d', kind('wording')),
    version('c', kind('typography')),
    version('b', kind('typography')),
    version('a', {}),
  ] as typeof texts;
  const page = renderHistoryPage(site, { ...historyPage, versions });

  it('are folded together where they changed nothing of substance, but for the newest', () => {
    const folded = page.match(/<details>.*?<\/details>/gsu) ?? [];
    expect(folded).toHaveLength(1);
    expect(folded[0]).toContain('2 versions that changed nothing of substance');
    expect(folded[0]?.match(/<article>/gu)).toHaveLength(2);
  });

  it('lead to a comparison with the newest, where something answers it', () => {
    const address = `@compare/${'a'.repeat(12)}..${'e'.repeat(12)}/`;
    expect(page).toContain(address);
    const files = renderHistoryPage({ ...site, isPlainFiles: true }, { ...historyPage, versions });
    expect(files).not.toContain(address);
  });
});

function twoTexts() {
  return ['b', 'a'].flatMap((digit) =>
    texts.slice(0, 1).map((version) => ({ ...version, commit: digit.repeat(40) })),
  );
}
