import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { textDirection, withDirections } from '../../../lib/site/html/text-direction.ts';

function directed(markdown: string, language?: string): string {
  return toHtml([
    ...withDirections(parseDocument('plan.md', markdown).content, textDirection(language)),
  ]);
}

describe('the direction of a text', () => {
  it('is that of a language from right to left, whatever the text begins with', () => {
    for (const language of ['ar', 'he', 'fa-IR', 'ur']) expect(textDirection(language)).toBe('rtl');
  });

  it('is found by its letters in any other language, and in none', () => {
    for (const language of ['en', 'fr', undefined]) expect(textDirection(language)).toBe('auto');
  });

  it('is that of most letters in a text of no known language', () => {
    const direction = (markdown: string) =>
      textDirection(undefined, parseDocument('plan.md', markdown).content);
    expect(direction('OGP هي شراكة الحكومة المفتوحة.\n')).toBe('rtl');
    expect(direction('The word شراكة means partnership.\n')).toBe('auto');
    expect(direction('2016\n')).toBe('auto');
  });

  it('stays for a paragraph with letters of its script, also where it begins in Latin', () => {
    expect(directed('OGP هي شراكة الحكومة المفتوحة.\n', 'ar')).not.toContain('dir=');
    expect(directed('- OGP هي شراكة\n- 2016\n', 'ar')).not.toContain('dir=');
  });

  it('is the other one for code and for paragraphs of another script', () => {
    expect(directed('النص هنا.\n\nOpen Government Partnership.\n', 'ar')).toContain(
      '<p dir="ltr">Open',
    );
    expect(directed('    get /plans\n', 'ar')).toContain('<pre dir="ltr">');
  });
});
