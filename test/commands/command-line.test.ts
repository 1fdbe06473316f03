import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { closest } from '../../bin/command-line/closest.ts';
import { CallError, type Command, defineCommand } from '../../bin/command-line/command.ts';
import { bashCompletion } from '../../bin/command-line/completion-bash.ts';
import { zshCompletion } from '../../bin/command-line/completion-zsh.ts';
import { helpOf } from '../../bin/command-line/help.ts';
import { parseWords } from '../../bin/command-line/parse-words.ts';
import { commandList } from '../../bin/command-list.ts';

const commands: Command[] = await Promise.all(commandList.map(({ load }) => load()));

const sample = defineCommand({
  name: 'sample',
  about: 'Does nothing.',
  operands: { usage: '[FILE]', least: 0, most: 1, completes: 'file' },
  options: {
    repo: { type: 'string', value: 'DIR', required: true, help: 'repository' },
    format: { type: 'string', choices: ['html', 'text', 'json'], default: 'text', help: 'form' },
    json: { type: 'boolean', help: 'print data' },
  },
  example: 'gazette sample --repo plan',
  run: async () => 0,
});

function complaint(...words: string[]): string {
  try {
    parseWords(sample, words);
  } catch (error) {
    if (error instanceof CallError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a call', () => {
  it('is sorted by the table of its command', () => {
    expect(parseWords(sample, ['--repo', 'plan', 'a.md'])).toEqual({
      values: { repo: 'plan', format: 'text', json: false },
      operands: ['a.md'],
    });
    expect(parseWords(sample, ['--repo=p', '--json', '--format', 'html', '--', '--a'])).toEqual({
      values: { repo: 'p', format: 'html', json: true },
      operands: ['--a'],
    });
  });

  it.each([
    [[], 'give --repo'],
    [['--repo', ''], 'give --repo'],
    [['--repo', 'p', '--format', 'pdf'], '"pdf" is no format: choose html, text or json.'],
    [['--repo', 'p', 'a', 'b'], '"b" is one word too many'],
    [['--repos', 'p'], 'there is no option --repos: did you mean --repo?'],
    [['--zebra'], 'there is no option --zebra'],
  ])('%j is told: %s', (words, message) => {
    expect(complaint(...words)).toBe(message);
  });

  it('is told of a value that is missing', () => {
    expect(complaint('--repo')).toContain('--repo <value>');
  });
});

describe('a misspelt command', () => {
  const names = commandList.map(({ name }) => name);

  it.each([
    ['bild', 'build'],
    ['biuld', 'build'],
    ['builds', 'build'],
    ['dif', 'diff'],
    ['chekc', 'check'],
    ['strat', 'start'],
    ['publish', undefined],
    ['x', undefined],
    ['b'.repeat(1_000_000), undefined],
  ])('%.20s: did you mean %s?', (written, meant) => {
    expect(closest(written, names)).toBe(meant);
  });
});

describe.each(commands)('gazette $name --help', (command) => {
  const help = helpOf(command);

  it('names every option and variable, and shows one call that can be made', () => {
    for (const [name, { help: line }] of Object.entries(command.options)) {
      expect(help).toMatch(new RegExp(`^  --${name}\\b.*  `, 'mu'));
      expect(help).toContain(line.split('\n')[0]);
    }
    for (const name of Object.keys(command.environment ?? {})) expect(help).toContain(name);
    const words = /(?:^|<\()(?:\w+=\S+ )*gazette (.*?)\)?$/u.exec(command.example)?.[1]?.split(' ');
    expect(words?.[0]).toBe(command.name);
    expect(() => parseWords(command, words?.slice(1) ?? [])).not.toThrow();
  });

  it('fits into 100 columns, and goes by the name of the list', () => {
    expect(help.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(commandList.map(({ name }) => name)).toContain(command.name);
  });
});

describe('the completion of bash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette completion '));
  mkdirSync(join(folder, 'a plan'));
  writeFileSync(join(folder, 'a.md'), '');
  afterAll(() => rmSync(folder, { recursive: true }));
  const script = bashCompletion(commandList, commands);

  /** What bash offers for the last word. */
  function offered(...words: string[]): string[] {
    const asked = words.map((word) => `'${word}'`).join(' ');
    const program = `${script}\nCOMP_WORDS=(gazette ${asked}); COMP_CWORD=${words.length}; _gazette
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((line) => line !== '');
  }

  it('offers commands, options, values, files and folders', () => {
    expect(offered('c')).toEqual(['check', 'completion']);
    expect(offered('build', '--ba')).toEqual(['--base-url']);
    expect(offered('diff', '--format', '')).toEqual(['html', 'text', 'json']);
    expect(offered('diff', 'a')).toEqual(['a.md', 'a plan']);
    expect(offered('check', 'a')).toEqual(['a plan']);
    expect(offered('build', '--out', 'a')).toEqual(['a plan']);
    expect(offered('build', '--title', '')).toEqual([]);
    expect(offered('completion', 'z')).toEqual(['zsh']);
  });
});

describe('the completion of zsh', () => {
  it('knows every command and every option, with nothing of help in its syntax', () => {
    const script = zshCompletion(commandList, commands);
    for (const { name, summary } of commandList)
      expect(script).toContain(`'${name}:${summary.replaceAll("'", "'\\''")}'`);
    for (const { name, options } of commands) {
      const line = script.split('\n').find((one) => one.startsWith(`    ${name}) _arguments`));
      for (const option of Object.keys(options)) expect(line).toMatch(`'--${option}[`);
    }
    expect(script).toContain('(default\\: all of it)');
    // Two colons would make the value optional.
    expect(script).not.toMatch(/\]::/u);
  });
});
