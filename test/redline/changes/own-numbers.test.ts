import { describe, expect, it } from '@jest/globals';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { compare } from '../blocks/law-texts.ts';

const intro = '# Plan\n\nAll of it holds.\n\n';

function kindsOf(before: string, after: string) {
  return [
    [before, after],
    [after, before],
  ].map(([old = '', young = '']) => findKinds(compare(old, young))[0]?.kind);
}

describe('the number of a part that came or went', () => {
  it.each([
    '## Article 3\n\nStalls need a permit.',
    '## Article 3a\n\nStalls need a permit.',
    '## Section 3A: Permits\n\nStalls need a permit.',
    '## § 10a\n\nStände brauchen eine Erlaubnis.',
    '## Article 4 bis\n\nLes étals sont soumis à permis.',
    '## Artículo 12. Permisos\n\nLos puestos necesitan permiso.',
    '## 第三条の二\n\n許可を要する。',
    '## 第3条\n\n許可を要する。',
    '## 제3조의2\n\n허가가 필요하다.',
    '## Chapter IV\n\nStalls need a permit.',
    '## 3. Permits\n\nStalls need a permit.',
    '## 3.1 Permits\n\nStalls need a permit.',
    '**Article 3**\n\nStalls need a permit.',
    '(3) Stalls need a permit.',
    '3a. Stalls need a permit.',
    '- (3) Stalls need a permit.\n- (4) Schools are free.',
  ])('is no figure: %s', (part) => {
    expect(kindsOf(intro, `${intro}${part}\n`)).toEqual(['wording', 'wording']);
  });

  it.each([
    ['## 2 Parks', '## 3 Fees'],
    ['### 3.2 Parks', '### 3.3 Fees'],
    ['## II Parks', '## III Fees'],
    ['## 2 Parks', '## 3 Gebühren'],
    ['## 2 公園', '## 3 料金'],
  ])('is no figure where it counts on: %s, %s', (first, second) => {
    const [one, other] = [`${first}\n\nAll may enter.\n`, `${second}\n\nStalls need a permit.\n`];
    expect(kindsOf(intro + one, `${intro}${one}\n${other}`)).toEqual(['wording', 'wording']);
    expect(kindsOf(intro, `${intro}${one}\n${other}`)).toEqual(['wording', 'wording']);
  });

  it.each([
    ['## 2 Parks', '## 5 Fees'],
    ['## Parks', '## 3 Fees'],
    ['### 2 Parks', '## 3 Fees'],
    ['## 2 days', '## 3 days'],
  ])('stays a figure where it does not: %s, %s', (first, second) => {
    const [one, other] = [`${first}\n\nAll may enter.\n`, `${second}\n\nStalls need a permit.\n`];
    expect(kindsOf(intro + one, `${intro}${one}\n${other}`)).toEqual(['figures', 'figures']);
  });

  it('is no figure where text that calls itself nothing came in its place', () => {
    const [parks, fees] = ['The parks are open to all.', 'Stalls need a permit at night.'];
    const before = `${intro}## Article 1\n\n${parks}\n\n## Article 2\n\n${fees}\n`;
    const after = `${intro}## Article 1\n\nRoads are swept by day.\n`;
    expect(kindsOf(before, after)).toEqual(['wording', 'wording']);
  });

  it('is no figure where it is that of a row', () => {
    const rows = ['Roads are kept', 'Schools are free', 'Stalls need a permit'];
    const table = (count: number, name: string) =>
      `| ${name} | Duty |\n| - | - |\n${rows
        .slice(0, count)
        .map((row, index) => `| ${index + 1} | ${row} |\n`)
        .join('')}`;
    expect(kindsOf(table(2, 'No.'), table(3, 'No.'))).toEqual(['wording', 'wording']);
    expect(kindsOf(table(2, 'Zone'), table(3, 'Zone'))).toEqual(['figures', 'figures']);
  });

  it.each([
    '## Article 3\n\nStalls pay 10 euros.',
    '## Article 3 of 2016\n\nStalls need a permit.',
    '## Within 3 days\n\nStalls need a permit.',
    '## 10 days\n\nStalls need a permit.',
    '## Day 2\n\nStalls need a permit.',
    '## 3. Mai\n\nStände brauchen eine Erlaubnis.',
    '## 2.5 million trees\n\nTrees are planted.',
    '## 12 teachers\n\nTeachers are hired.',
    '## Goals of 2024\n\nTrees are planted.',
    'Article 3 holds for stalls.',
    '§ 3 gilt für Stände.',
    'Within 3a days, stalls need a permit.',
    '12 teachers are hired.',
    '3.5 teachers are hired.',
    '- 5 teachers are hired.',
    '(3 days) Stalls need a permit.',
  ])('stays a figure where it may say more, or another stands beside it: %s', (part) => {
    expect(kindsOf(intro, `${intro}${part}\n`)).toEqual(['figures', 'figures']);
  });
});
