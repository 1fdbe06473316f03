import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitTrailers } from '../../lib/plan/trailers.ts';

/** What git itself reads; `core.commentChar` of this machine has no part in it. */
function readByGit(message: string): string {
  const settings = ['-c', 'core.commentChar=#'];
  return execFileSync('git', [...settings, 'interpret-trailers', '--parse'], {
    input: message,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
    },
  });
}

function read(message: string): string {
  const lines = splitTrailers(message).trailers.map(({ token, value }) => `${token}: ${value}`);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const trimmed = (value: string) => value.replace(/[ \t]+$/gmu, '');

describe('trailers', () => {
  const line = fc.constantFrom(
    ...['Change-Note: the deadline moved', 'Significance: minor', '  goes on', 'see the minutes'],
    ...[
      '(cherry picked from commit 1f53ea1c)',
      'Signed-off-by: Ana <ana@example.org>',
      'Fixes #12',
    ],
    ...['', '', ' ', '# a comment', 'https://example.org/x', 'Key : value', 'Not a key: value'],
    ...['---', '--- a/plan.md', 'Conflicts:', '\tplan.md', 'Empty:', '\ttab', '-: dash', 'é: x'],
  );
  const message = fc
    .array(line, { maxLength: 9 })
    .map((lines) => `Move the date\n\n${lines.join('\n')}\n`);

  it('are those that git reads, whatever the message', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(read(text)).toBe(trimmed(readByGit(text)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [
      'after a cherry-pick',
      'Fix\n\nChange-Note: x\nSignificance: minor\n(cherry picked from commit 1f53)\n',
    ],
    ['beside a free line', 'Fix\n\nChange-Note: x\nSigned-off-by: A <a@b.c>\nsee the minutes\n'],
    ['below one that closes', 'Fix\n\nFixes #12\nChange-Note: x\nSigned-off-by: A <a@b.c>\n'],
    ['before blank lines with comments among them', 'Fix\n\nChange-Note: x\n \n# a comment\n \n'],
    ['not without one that git made', 'Fix\n\nFixes #12\nChange-Note: x\n'],
  ])('%s', (_name, text) => {
    expect(read(text)).toBe(readByGit(text));
  });
});
