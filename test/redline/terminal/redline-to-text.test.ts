import { describe, expect, it } from '@jest/globals';
import { element, text } from '../../../lib/plan/model/content.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { redlineToText } from '../../../lib/redline/terminal/redline-to-text.ts';
import { input } from '../inputs.ts';

function change(before: string, after: string) {
  const paragraph = (value: string) => [element('p', {}, [text(value)])];
  return redline(input(paragraph(before)), input(paragraph(after)));
}

describe('a redline in a terminal', () => {
  it('marks by colour where there is any', () => {
    expect(redlineToText(change('the old plan', 'the new plan'), { color: true })).toBe(
      'the \u001b[31;9mold\u001b[0m\u001b[32;4mnew\u001b[0m plan\n',
    );
  });

  it('does not let the text of a plan steer the terminal', () => {
    const written = redlineToText(change('a plan', 'a \u001b]0;owned\u0007 plan'), {
      color: false,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
  });
});
