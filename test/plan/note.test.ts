import { describe, expect, it } from '@jest/globals';
import { asMerged, noteProblems, noteText, readNote } from '../../lib/plan/note.ts';

const wrapped = `Move the due date of commitment 7

The associations asked for six more months, because the register cannot
be opened before the law is passed. Parliament has not put it on its
agenda.
Agreed.

- the first milestone stays where it was, since nothing in it depends on
  the law that is missing
- the second one moves

> what somebody wrote in a long line that takes up seventy-two columns
> and goes on

    a table of figures that is as wide as all of the seventy-two columns
    1 2 3`;

describe('a commit message', () => {
  it('has its wrapped lines joined, but not items, quotations and code', () => {
    expect(readNote(wrapped).text.split('\n')).toEqual([
      'Move the due date of commitment 7',
      '',
      'The associations asked for six more months, because the register cannot be opened before the law is passed. Parliament has not put it on its agenda.',
      'Agreed.',
      '',
      '- the first milestone stays where it was, since nothing in it depends on the law that is missing',
      '- the second one moves',
      '',
      '> what somebody wrote in a long line that takes up seventy-two columns',
      '> and goes on',
      '',
      '    a table of figures that is as wide as all of the seventy-two columns',
      '    1 2 3',
    ]);
  });

  it('never shows the addresses of its trailers, wherever they stand, and names co-authors', () => {
    const message = [
      'Squash',
      '',
      '* one',
      '',
      'Co-authored-by: Ana Roy <ana@example.org>',
      'Signed-off-by: Ben <ben@example.org>',
      '',
      '* two',
      '',
      'Co-Authored-By: Cam <cam@example.org>',
      'co-authored-by: dan@example.org',
      'Cc: Eva <eva@example.org>',
      'Refs: #12',
    ].join('\n');
    const note = readNote(message);
    expect(note).toEqual({
      text: 'Squash\n\n* one\n\nSigned-off-by: Ben\n\n* two',
      coAuthors: ['Ana Roy', 'Cam'],
      others: ['Cc: Eva', 'Refs: #12'],
    });
  });

  it('names what a merge brings, and who wrote it', () => {
    const merged = [
      { author: 'Bob', note: 'Fix\n\nWhy.\n\nChange-Note: Due later.\nReviewed-by: z@example.org' },
      { author: '', note: 'See is new' },
      { author: 'Bob', note: 'x'.repeat(500) },
    ].map(asMerged);
    expect(readNote("Merge branch 'main'", merged)).toMatchObject({
      text: `Merge branch 'main'\n\n- Due later. (Bob)\n- See is new\n- ${'x'.repeat(100)} (Bob)`,
      coAuthors: ['Bob'],
    });
    const many = Array.from({ length: 11 }, (_, index) => ({ author: '', title: `${index}` }));
    expect(readNote('', many).text.split('\n').slice(0, 2)).toEqual(['- …', '- 1']);
  });

  it('does not name its author again', () => {
    const merged = ['Ana', 'Bob'].map((author) => ({ author, title: 'x' }));
    const message = "Merge branch 'main'\n\nCo-authored-by: Ana <ana@example.org>\n";
    expect(readNote(message, merged, 'Ana ').coAuthors).toEqual(['Bob']);
    expect(readNote(message, [], 'Ana').coAuthors).toEqual([]);
  });

  it('says once what it says to readers', () => {
    const note = readNote('Fix\n\nWhy.\n\nChange-Note: Due later.\nSignificance: Minor\n');
    expect(note).toMatchObject({ significance: 'minor', others: [] });
    expect(noteText(note)).toBe('Due later.\n\nFix\n\nWhy.');
  });

  it('takes time in proportion to its length', () => {
    const long = `A\n\n${'<'.repeat(50_000)}@${'a-'.repeat(50_000)}by: x\n${' '.repeat(50_000)}x`;
    expect(readNote(long).text.length).toBeGreaterThan(100_000);
    const wrappedLong = `A\n\n${`${'word '.repeat(14)}\n`.repeat(50_000)}`;
    expect(readNote(wrappedLong).text.split('\n')).toHaveLength(3);
  });

  it('tells its author which significance is none, and which there are', () => {
    expect(noteProblems('Fix\n\nWhy.\n\nRefs: #1\nSignificance: huge\n')).toEqual([
      {
        path: 'commit message',
        line: 6,
        severity: 'warning',
        message: 'the significance "huge" is not shown',
        advice: 'Write one of these: editorial, minor, major.',
      },
    ]);
    expect(noteProblems('Fix\n\nSignificance: Editorial')).toEqual([]);
  });
});
