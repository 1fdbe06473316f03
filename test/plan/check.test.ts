import { describe, expect, it } from '@jest/globals';
import { checkDocument } from '../../lib/plan/check.ts';
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
      return path !== 'en/climate/gone.md';
    });
    expect(asked).toEqual(['en/b.md', 'en/images', '', 'en/climate/gone.md']);
    expect(problems.map(problemText)).toEqual([
      'en/climate/a.md:2: the link to "gone.md" leads nowhere, so it is left out: the plan has no "en/climate/gone.md" (Correct the path, or add the file.)',
      'en/climate/a.md:3: the link to "javascript:x" is left out: addresses like this can be unsafe (Use an address that begins with https:// or a path within the plan.)',
      'en/climate/a.md:4: the link to "../../../out.png" leads out of the plan, so it is left out (Correct the path, or add the file.)',
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
