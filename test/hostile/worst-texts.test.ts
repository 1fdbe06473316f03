import { describe, expect, it } from '@jest/globals';
import { parseCommit } from '../../lib/git/git-commit.ts';
import { longestNote, noteOf } from '../../lib/plan/commit-words.ts';
import { noteProblems, noteText, readNote } from '../../lib/plan/note.ts';
import { splitTrailers } from '../../lib/plan/trailers.ts';
import { parseFolder, parseRepository } from '../../lib/settings/settings.ts';

const megabyte = 1_000_000;

/**
 * What an expression or a loop goes through again and again when it takes more than its share. Each
 * would take hours where the time grows with the square (test/architecture/expressions.thorough.test.ts has
 * the proof for every expression).
 */
const pieces = [
  '\n',
  ' ',
  '\t',
  '/',
  '<',
  '<a@b',
  'Co-authored-by: ',
  'a-by:\n ',
  'a: b\n c\n',
  '-',
  '#\n',
];

const worst = pieces.map((piece) => piece.repeat(megabyte / piece.length));

describe('a megabyte of the same', () => {
  it.each(worst)('in a commit message is read, and cut: %#', (text) => {
    const raw = `tree ${'0'.repeat(40)}\nauthor ${text.replaceAll('\n', ' ')} <a> 1 +0000\ncommitter A <a> 1 +0000\n\nTitle\n\n${text}x\n`;
    const { note, author } = parseCommit(Buffer.from(raw));
    expect(note.length).toBeLessThanOrEqual(longestNote);
    expect(author.length).toBeLessThanOrEqual(200);
    expect(noteText(readNote(note)).length).toBeLessThanOrEqual(2 * longestNote);
  });

  it.each(worst)('is no trouble to whoever reads a message whole: %#', (text) => {
    expect(splitTrailers(`Title\n\n${text}x`).body.length).toBeGreaterThan(0);
    expect(splitTrailers(`Title\n\na: b\n${text}`).body.slice(0, 5)).toBe('Title');
    expect(readNote(`Title\n\n${text}x`).text).toMatch(/^Title/u);
  });

  it.each(worst)('in a setting is refused or taken, not worked on for ever: %#', (text) => {
    expect(parseRepository(`${text}x`)).toBeUndefined();
    expect(['string', 'undefined']).toContain(typeof parseFolder(`x${text}x`));
  });
});

describe('a commit message that is cut', () => {
  it('ends in whole characters, and its author is told', () => {
    const note = noteOf('😀'.repeat(longestNote));
    expect(note).toHaveLength(longestNote);
    expect(note.isWellFormed()).toBe(true);
    expect(noteProblems(note)).toMatchObject([{ severity: 'warning', path: 'commit message' }]);
    expect(noteProblems(noteOf('Short\n\n'))).toEqual([]);
  });
});
