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

  it('has a date even where the time is out of range', () => {
    const bytes = Buffer.from(
      'tree 1\nauthor A <a> 1 +0000\ncommitter A <a> 99999999999999 +0000\n\n',
    );
    expect(parseCommit(bytes).date).toBe('1970-01-01T00:00:00.000Z');
  });
});
