import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { linkResolver } from '../../lib/plan/addresses/link-resolver.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { problemText } from '../support/problem-text.ts';
import { hostileInputs } from './hostile-markdown.ts';

describe('hostile input', () => {
  it.each(hostileInputs)('$input', ({ markdown, readers, told }) => {
    const document = parseDocument('a.md', markdown, linkResolver('a.md', {}));
    expect(toHtml(document.content)).toBe(readers);
    const lines = document.problems.map(problemText);
    expect(lines.map((line, index) => line.slice(0, told[index]?.length ?? 300))).toEqual(told);
  });
});
