import { describe, expect, it } from '@jest/globals';
import { checkDocument } from '../../lib/plan/check.ts';
import { oncePerCause } from '../../lib/plan/model/problem.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { problemText } from '../support/problem-text.ts';

describe('checkDocument', () => {
  it('adds links that lead nowhere to what parsing found, by line', () => {
    const source = `[there](../b.md) [folder](../images/) [top](/)
[gone](gone.md)
[unsafe](javascript:x)
![out](../../../out.png)
`;
    const asked: string[] = [];
    const problems = checkDocument(parseDocument('en/climate/a.md', source), (path) => {
      asked.push(path);
      return path !== 'en/climate/gone.md' && path !== 'out.png';
    });
    expect(asked).toEqual(['en/b.md', 'en/images', '', 'en/climate/gone.md', 'out.png']);
    expect(problems.map(problemText)).toEqual([
      'en/climate/a.md:2: the link to "gone.md" leads nowhere, so only its words are shown: the plan has no "en/climate/gone.md" (Correct the path, or add the file.)',
      'en/climate/a.md:3: the link to "javascript:x" is left out: addresses like this can be unsafe (Use an address that begins with https:// or a path within the plan.)',
      'en/climate/a.md:4: the link to "../../../out.png" leads out of the plan, so only its words are shown (Correct the path, or add the file.)',
    ]);
  });

  it('tells errors of a line before its warnings', () => {
    const document = parseDocument('a.md', '# A\n\n[gone](gone.md) and <blink>this</blink>\n');
    expect(document.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    const problems = checkDocument(document, () => false);
    expect(problems.map(({ line, severity }) => `${line}: ${severity}`)).toEqual([
      '3: error',
      '3: warning',
      '3: warning',
    ]);
  });
});

describe('a problem in words', () => {
  it('is one line that no terminal takes for a command', () => {
    const problem = {
      path: 'a\u001b[2J.md',
      line: 3,
      severity: 'error' as const,
      message: 'two\nlines',
      advice: '',
    };
    expect(problemText(problem)).toBe('a [2J.md:3: two lines');
  });
});

describe('a remark that several lines have alike', () => {
  const remark = {
    path: 'a.md',
    severity: 'error',
    message: 'no "b.md"',
    advice: 'Add it.',
  } as const;

  it('comes once, with the lines', () => {
    const lines = [3, 5, 5, 9].map((line) => ({ ...remark, line }));
    expect(oncePerCause([...lines, { ...remark, path: 'c.md', line: 1 }])).toEqual([
      { ...remark, line: 3, message: 'no "b.md", also on lines 5, 9' },
      { ...remark, path: 'c.md', line: 1 },
    ]);
  });

  it('names a few lines, and counts the others', () => {
    const lines = Array.from({ length: 20 }, (_, index) => ({ ...remark, line: index + 1 }));
    expect(oncePerCause(lines).map(({ message }) => message)).toEqual([
      'no "b.md", also on lines 2, 3, 4, 5, 6 and 14 more',
    ]);
  });
});
