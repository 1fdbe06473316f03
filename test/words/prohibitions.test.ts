import { describe, expect, it } from '@jest/globals';
import { summarize } from '../../lib/words/summarize.ts';
import { compare } from '../redline/blocks/law-texts.ts';

function told(before: string, after: string): string {
  const [old, young] = [before, after].map((text) => `${text}\n\nThe rest stays.\n`);
  return summarize(compare(old ?? '', young ?? ''), 'en');
}

const park = 'The park is open to all the people of the town by day.';
const lake = 'The lake is open to all who live here in summer.';

describe('a prohibition', () => {
  it.each([
    ['It is prohibited to light fires here.', 'prohibited'],
    ['Whoever comes late is not permitted to enter the hall.', 'not permitted'],
    ['Das Betreten der Anlage ist verboten.', 'verboten'],
    ['Das Rauchen ist im Park untersagt.', 'untersagt'],
    ['Il est interdit de fumer dans ce parc.', 'interdit'],
    ['Les feux sont interdits dans ce parc.', 'interdits'],
    ['Está prohibido fumar en este parque.', 'prohibido'],
    ['No se permite fumar en este parque.', 'No se permite'],
    ['ここで喫煙することを禁止する。', '禁止'],
  ])('is told without a verb that binds, too: %s', (sentence, written) => {
    const added = `${park}\n\n${sentence} ${lake}`;
    expect(told(park, added)).toBe(`“${written}” added; 1 paragraph added`);
    expect(told(added, park)).toBe(`“${written}” removed; 1 paragraph removed`);
  });

  it('is told beside other words', () => {
    expect(
      told(
        'Smoking is allowed in the halls of this town. The halls are open.',
        'Smoking is prohibited in the halls of this town. The halls are closed.',
      ),
    ).toBe('“allowed” became “prohibited”; “open” became “closed”');
  });

  it.each([
    'Dogs must not enter.',
    'No dogs allowed: they must not bark.',
    'No person shall light a fire in the park.',
    'Fires are prohibited.',
    'Hunde dürfen nicht hinein.',
    'Das Rauchen ist hier verboten.',
    'Les chiens ne peuvent pas entrer.',
    'Il est interdit de fumer.',
    'Los perros no pueden entrar.',
    'Está prohibido fumar.',
    '喫煙することを禁止する。',
  ])('that moved to another paragraph neither came nor went: %s', (sentence) => {
    const [inPark, inLake] = [
      `${park} ${sentence}\n\n${lake}`,
      `${park}\n\n${lake} ${sentence}`,
    ] as const;
    for (const [old, young] of [
      [inPark, inLake],
      [inLake, inPark],
    ] as const) {
      expect(told(old, young)).toBe('2 paragraphs reworded');
      const sections = [old, young].map(
        (text) => `## A\n\n${text.replace('\n\n', '\n\n## B\n\n')}`,
      );
      expect(told(sections[0] ?? '', sections[1] ?? '')).toBe('2 paragraphs reworded');
    }
    const alone = told(`${park}\n\n${sentence}\n\n${lake}`, `${park}\n\n${lake} ${sentence}`);
    expect(alone).not.toMatch(/“/u);
  });
});
