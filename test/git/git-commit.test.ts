import { describe, expect, it } from '@jest/globals';
import { parseCommit } from '../../lib/git/git-commit.ts';

const signed = `tree 1111111111111111111111111111111111111111
parent 2222222222222222222222222222222222222222
parent 3333333333333333333333333333333333333333
author A. <x> Name <a@example.org> 1437048000 +0200
committer C <c@example.org> 1437048060 -0500
gpgsig -----BEGIN PGP SIGNATURE-----
 
 parent not-a-parent
 -----END PGP SIGNATURE-----

Subject

parent in the message
`;

describe('a commit object', () => {
  it('is read with its parents, and not with what only looks like one', () => {
    expect(parseCommit(Buffer.from(signed))).toEqual({
      tree: '1'.repeat(40),
      parents: ['2'.repeat(40), '3'.repeat(40)],
      author: 'A. <x> Name',
      date: '2015-07-16T12:01:00.000Z',
      note: 'Subject\n\nparent in the message',
    });
  });

  it('is decoded as it says', () => {
    const head = 'tree 1\nauthor J\xfcrgen <j> 0 +0000\ncommitter J <j> 0 +0000\n';
    const bytes = Buffer.from(`${head}encoding ISO-8859-1\n\ncaf\xe9`, 'latin1');
    expect(parseCommit(bytes)).toMatchObject({ author: 'Jürgen', note: 'café' });
    const unknown = Buffer.from(`${head}encoding x-nothing\n\ncaf\xe9`, 'latin1');
    expect(parseCommit(unknown).note).toBe('café');
  });

  const dated = (committer: string) =>
    parseCommit(Buffer.from(`tree 1\nauthor A <a> 1 +0000\ncommitter ${committer}\n\n`)).date;

  it('has its date in UTC, before 1970 and far ahead as well', () => {
    expect(dated('A > 5 <a> 1437048060 +9999')).toBe('2015-07-16T12:01:00.000Z');
    expect(dated('A <a> -14182940 -0000')).toBe('1969-07-20T20:17:40.000Z');
    expect(dated('A <a> 327416428800 +0000')).toBe('+012345-06-01T00:00:00.000Z');
  });

  it('has none where there is none that can be read', () => {
    for (const committer of ['A <a> 99999999999999 +0000', 'A <a>', 'A <a> soon', ''])
      expect(dated(committer)).toBe('');
  });
});
