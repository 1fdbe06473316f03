import { describe, expect, it } from '@jest/globals';
import { readText } from '../../../lib/redline/content/read-text.ts';
import { accept } from '../../../lib/redline/merged/accept-reject.ts';
import { omitUnchanged } from '../../../lib/redline/merged/omit-unchanged.ts';
import { compare } from '../blocks/law-texts.ts';

/** The texts that are shown, and how many blocks are left out between them. */
function shown(before: string, after: string): (string | number)[] {
  return omitUnchanged(compare(before, after).content).map((run) =>
    run.kind === 'omitted'
      ? run.blocks
      : readText(accept({ content: run.nodes }))
          .split(/\n+/u)
          .join(' '),
  );
}

describe('what is shown of a change', () => {
  const law = (sold: string, unsold: string) =>
    `# Law\n\n## Rules\n\nOne.\n\nMay be sold:\n\n${sold}\nMay not be sold:\n\n${unsold}\nEnd.\n`;

  it('has the intro of each list of which items changed, came, went or moved', () => {
    expect(shown(law('- milk\n- wine\n', '- gin\n'), law('- milk\n', '- wine\n- gin\n'))).toEqual([
      1,
      'Rules',
      1,
      'May be sold: milk May not be sold: wine gin',
      1,
    ]);
    expect(shown(law('- milk\n', '- gin\n'), law('- milk\n', '- old gin\n'))).toEqual([
      1,
      'Rules',
      3,
      'May not be sold: old gin',
      1,
    ]);
  });

  it('has no paragraph before another block', () => {
    expect(shown('One.\n\nTwo.\n\nThree is here.\n', 'One.\n\nTwo.\n\nThree is gone.\n')).toEqual([
      2,
      'Three is gone.',
    ]);
  });
});
