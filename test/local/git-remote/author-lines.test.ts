import { describe, expect, it } from '@jest/globals';
import { liveLines } from '../../../lib/local/git-remote/author-lines.ts';
import type { ChangeSet } from '../../../lib/plan/model/change.ts';

const changeSet: ChangeSet = {
  ...{ sequence: 2, commit: 'a'.repeat(40), tree: 'b'.repeat(40), author: 'A' },
  ...{ date: '2015-07-16T12:00:00.000Z', note: 'Add a picture', rewrite: false },
  ...{ changes: [], relinked: [], problems: [] },
};
const published = {
  ...{ baseUrl: 'http://localhost:8787', address: '/@changes/aaaaaaaaaaaa/', title: '' },
  elapsed: 500,
};

describe('the lines about a commit that changes no document', () => {
  it('do not say that something is live, but how a file comes to be', () => {
    expect(liveLines(changeSet, published)).toEqual([
      'nothing new to read: aaaaaaaaaaaa “Add a picture” changes no document 0.50 s after the push',
      '      a file is published when a document shows it or links to it',
      '      http://localhost:8787/@changes/aaaaaaaaaaaa/',
    ]);
  });

  it('leave the reason to the problems where there are some', () => {
    const problem = {
      path: 'a.md',
      line: 1,
      severity: 'error',
      message: 'x',
      advice: 'y',
    } as const;
    expect(liveLines({ ...changeSet, problems: [problem] }, published)).toHaveLength(2);
  });
});
