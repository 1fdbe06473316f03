import { describe, expect, it } from '@jest/globals';
import { excerptOf } from '../../../lib/plan/search/excerpt.ts';
import { nearestWord } from '../../../lib/plan/search/near-words.ts';
import { plainSource } from '../../../lib/plan/search/plain-source.ts';
import { hasPhrases, parseQuery } from '../../../lib/plan/search/search-query.ts';
import { searchTerms } from '../../../lib/plan/search/search-terms.ts';
import { tokensOf } from '../../../lib/plan/search/tokens.ts';

const stems = (text: string, language: string) =>
  [...tokensOf(text, language)].map((token) => token.stem);

describe('the words of a text', () => {
  it.each([
    ['en', 'Commitments and commitment', ['commit', 'and', 'commit']],
    ['fr', 'L’énergie, energie', ['energ', 'energ']],
    ['de', 'Straßen', ['strass']],
    ['ja', '計画を公開する', ['計画', 'を', '公開', 'する']],
    ['xx', 'Été 2016', ['ete', '2016']],
  ])('are in %s what their forms share, without accents: %s', (language, text, expected) => {
    expect(stems(text, language)).toEqual(expected);
  });

  it('say where they stand', () => {
    expect([...tokensOf('a café', 'fr')]).toMatchObject([{ start: 2, end: 6, word: 'café' }]);
  });
});

describe('the text of a source', () => {
  it.each([
    ['---\ntitle: x\n---\n# A\n\nb', 'A b'],
    ['[a](https://example.org/x "t") ![b](c.png)', 'a ! b'],
    ['<div class="x">a</div> <!-- hidden --> b', 'a b'],
    ['| a | b |\n|---|---|\n| **c** | `d` |', 'a b c d'],
    ['a[^1]. b[^n]\n\n[^1]: The note', 'a . b The note'],
    ['- 1 < 2\n> quoted {: .class}', '1 < 2 quoted'],
  ])('has no signs: %j', (source, text) => {
    expect(plainSource(source)).toBe(text);
  });

  // The test would not end if one of them took more than linear time.
  it.each(['<!--', '<a ', '](', '{: ', '[', '---\n', '| --- ', '   ', '\t'])(
    'is read whatever comes 200,000 times: %j',
    (piece) => {
      expect(plainSource(piece.repeat(200_000)).length).toBeLessThanOrEqual(400_000);
    },
  );
});

describe('the terms of a document', () => {
  const fields = { title: 'Solar roofs', status: 'Très limité', milestones: [] } as never;
  const terms = searchTerms({ kind: 'commitment', fields, source: 'roof wind solar' }, 'en');

  it('count more in a title, and hold the filters', () => {
    expect(terms.get('solar')?.share).toBeGreaterThan(terms.get('wind')?.share ?? 0);
    expect([...terms.keys()]).toEqual([
      ...['solar', 'roof', 'tre', 'limite', 'wind', 'kind:commitment', 'status:tres limite'],
    ]);
  });
});

describe('a question', () => {
  it('finds what is in quotation marks word for word, accents or not', () => {
    const { phrases } = parseQuery('« energie solaire » x "B c"');
    expect(hasPhrases('Une Énergie, solaire. b c', phrases)).toBe(true);
    expect(hasPhrases('Une énergie toute solaire b c', phrases)).toBe(false);
  });

  it('is helped with the nearest word', () => {
    expect(nearestWord('comitment', ['comic', 'commitment', 'commit'])).toBe('commitment');
    expect(nearestWord('roof', ['wind', 'roofing'])).toBeUndefined();
  });
});

describe('an excerpt', () => {
  it('shows the stretch with most of the words, marked', () => {
    const text = `${'filler wind '.repeat(100)}solar wind roofs ${'filler '.repeat(100)}`;
    const parts = excerptOf(text, new Set(['solar', 'roof']), 'en');
    expect(parts.filter(({ isMatch }) => isMatch).map((part) => part.text)).toEqual([
      'solar',
      'roofs',
    ]);
    expect(parts.map((part) => part.text).join('').length).toBeLessThan(300);
  });
});
