import { describe, expect, it } from '@jest/globals';
import { parseLanguages } from '../../../lib/plan/lists/languages.ts';

describe('parseLanguages', () => {
  it('reads the folders with their titles and language tags', () => {
    const source =
      '* [English](en/)\n* [Français](./fr/README.md)\n* [Português](pt_br)\n* [Easy](easy/)\n';
    expect(parseLanguages(source)).toEqual([
      { folder: 'en', title: 'English', language: 'en' },
      { folder: 'fr', title: 'Français', language: 'fr' },
      { folder: 'pt_br', title: 'Português', language: 'pt-BR' },
      { folder: 'easy', title: 'Easy', language: 'und' },
    ]);
  });

  it('takes no notice of addresses, of what leads out of the plan, and of repetitions', () => {
    const source = '- [a](https://a.org)\n- [b](../b)\n- [c](/)\n- [En](en)\n- [En](en/)\n- text\n';
    expect(parseLanguages(source)).toEqual([{ folder: 'en', title: 'En', language: 'en' }]);
  });
});
