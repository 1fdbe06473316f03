import { describe, expect, it } from '@jest/globals';
import type { WordLanguage } from '../../lib/words/language.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

/** What is told of two texts; `⏎` is an empty line. */
function told(before: string, after: string, language: WordLanguage = 'en'): string {
  const [old = '', young = ''] = [before, after].map((text) => text.replaceAll('⏎', '\n\n'));
  return summarize(compare(old, young), language);
}

const fee = 'The owner of a dog pays a yearly fee.';
const long = 'The owner of a dog that guides a blind person is free of the yearly fee.';

describe('a block that came, went or moved', () => {
  it.each([
    [
      fee,
      'This does not apply to tenants.',
      '1 paragraph removed: “This does not apply to tenants.”',
    ],
    [fee, '(2) Schools are free of it.', '1 paragraph removed: “(2) Schools are free of it.”'],
    ['- books', '- cut wood', '1 list item removed: “cut wood”'],
    ['1. fires;', '2. cut wood;', '1 list item removed: “cut wood”'],
    [
      '第二条は次のとおりとする。',
      '市長はこれを適用しない。',
      '1 paragraph removed: “市長はこれを適用しない。”',
    ],
    [fee, 'Dogs must be on a lead.', '1 paragraph removed: “Dogs must be on a lead.”'],
    [fee, long, '1 paragraph removed'],
  ])('is quoted where it is short: %s %s', (stays, gone, sentence) => {
    const separator = stays.startsWith('-') || stays.startsWith('1') ? '\n' : '⏎';
    expect(told(`${stays}${separator}${gone}`, stays)).toBe(sentence);
    expect(told(stays, `${stays}${separator}${gone}`)).toBe(sentence.replace('removed', 'added'));
  });

  it('is quoted in French', () => {
    expect(told(`${fee}⏎Les écoles en sont exemptes.`, fee, 'fr')).toBe(
      '1 paragraphe supprimé\u00a0: «\u00a0Les écoles en sont exemptes.\u00a0»',
    );
  });

  it('is quoted as a row, cell by cell', () => {
    const table = '| Stall | Fee |\n| --- | --- |\n| small | €12 |';
    expect(told(`${table}\n| large | €60 |`, table)).toBe('1 table row removed: “large, €60”');
  });

  it('is quoted as a footnote without its own number', () => {
    expect(told(`${fee}[^a]⏎[^a]: Charities are exempt.`, fee)).toBe(
      '1 footnote removed: “Charities are exempt.”; 1 paragraph reworded',
    );
  });

  it('is quoted beside others that are longer, of three at most', () => {
    expect(told(`${fee}⏎Schools are free.⏎${long}`, fee)).toBe(
      '2 paragraphs removed: “Schools are free.” and 1 more',
    );
    expect(told(`${fee}⏎One.⏎Two.⏎Three.⏎Four.`, fee)).toBe('4 paragraphs removed');
  });

  it('is quoted with what binds in it, which weighs as much as a figure', () => {
    expect(
      told(
        `Pay by the end of it.⏎${fee}⏎Dogs must be on a lead.`,
        `Pay by the start of it.⏎${fee}`,
      ),
    ).toBe('1 paragraph removed: “Dogs must be on a lead.”; “end” became “start”');
  });
});
