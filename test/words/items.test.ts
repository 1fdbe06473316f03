import { describe, expect, it } from '@jest/globals';
import type { WordLanguage } from '../../lib/words/language.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(
  before: readonly string[],
  after: readonly string[],
  language: WordLanguage = 'en',
): string {
  const [old = '', young = ''] = [before, after].map(
    (items) => `The list:\n\n${items.map((item) => `- ${item}\n`).join('')}`,
  );
  return summarize(compare(old, young), language);
}

describe('the box of an item', () => {
  const [budget, minutes] = ['Publish the budget', 'Publish the minutes'];

  it('that was ticked is told with the item', () => {
    expect(told([`[ ] ${budget}`, minutes], [`[x] ${budget}`, minutes])).toBe(
      `1 list item ticked: “${budget}”`,
    );
    expect(told([`[x] ${budget}`, minutes], [`[ ] ${budget}`, minutes])).toBe(
      `1 list item unticked: “${budget}”`,
    );
    expect(told([`[ ] ${budget}`, minutes], [`[x] ${budget}`, minutes], 'fr')).toBe(
      `1 point de liste coché\u00a0: «\u00a0${budget}\u00a0»`,
    );
  });

  it('that was exchanged with another one is told of both', () => {
    expect(told([`[x] ${budget}`, `[ ] ${minutes}`], [`[ ] ${budget}`, `[x] ${minutes}`])).toBe(
      `1 list item unticked: “${budget}”; 1 list item ticked: “${minutes}”`,
    );
  });

  it('is told beside the words of the item', () => {
    expect(told([`[ ] ${budget} in May`], [`[x] ${budget} in full`])).toContain(
      '1 list item ticked',
    );
  });
});

describe('the end of an item', () => {
  const [one, two, three] = ['burning of green waste', 'use of heavy oil', 'private fireworks'];

  it.each([
    [[`${one};`, `${two};`, `${three}.`], [`${one};`, `${two}.`], three],
    [[`${one} ;`, `${two} ;`, `${three}.`], [`${one} ;`, `${two}.`], three],
    [[`${one};`, `${two}; or`, `${three}.`], [`${one}; or`, `${two}.`], three],
    [[`${one},`, `${two}, und`, `${three}.`], [`${one}, und`, `${two}.`], three],
    [[`${one}、`, `${two}、`, `${three}。`], [`${one}、`, `${two}。`], three],
  ])('that follows from the last one is no rewording: %j', (before, after, item) => {
    expect(told(before, after)).toBe(
      `1 list item removed: “${item}${before[0]?.includes('、') ? '。' : '.'}”`,
    );
    expect(told(after, before)).toMatch(/^1 list item added: “[^;]*”$/u);
  });

  it('is one where no item came, went or moved, and where “or” became “and”', () => {
    expect(told([`${one};`, `${two}.`], [`${one}.`, `${two}.`])).toBe('1 list item reworded');
    expect(told([`${one};`, `${two}; or`, `${three}.`], [`${one}; and`, `${two}.`])).not.toMatch(
      /^1 list item removed[^;]*$/u,
    );
  });
});
