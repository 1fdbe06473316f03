import { describe, expect, it, jest } from '@jest/globals';
import type { PushAuthor } from '../../../lib/local/git-remote/git-remote.ts';
import {
  type CommitOutcome,
  createPushOutcomes,
} from '../../../lib/local/git-remote/push-outcomes.ts';
import type { Problem } from '../../../lib/plan/model/document.ts';

const [commit, other] = ['a'.repeat(40), 'b'.repeat(40)];
const push = { ref: 'refs/heads/main', before: '', after: commit, commits: [other, commit] };
const changesUrl = 'http://localhost:8787/@changes/';
const never = () => new Promise<void>(() => {});

function waiting(hears: PushAuthor['hears'] = 'everything') {
  const since = performance.now() - 1;
  const outcomes = createPushOutcomes({ branch: 'main', changesUrl, settle: never });
  return { outcomes, answer: (own = push) => outcomes.of(own, { hears, since }) };
}

function live(line: string, problems: readonly Problem[] = []): CommitOutcome {
  return { lines: [`live: ${line}`], problems, paths: problems.map(({ path }) => path) };
}

function problem(message: string, severity: Problem['severity'] = 'error', path = 'a.md'): Problem {
  return { path, line: 3, severity, message, advice: 'Mend it.' };
}

describe('a push that waits', () => {
  it('is told of its commits up to the last one, and of no later one', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.tell(other, live('other'));
    outcomes.tell(commit, live('last'));
    outcomes.tell('c'.repeat(40), live('later'));
    expect(await told).toEqual(['live: other', 'live: last']);
  });

  it('is not told of the commits of a push before it, which waits as well', async () => {
    const { outcomes, answer } = waiting();
    const first = answer();
    const second = answer({ ...push, before: commit, after: 'c', commits: ['c'] });
    outcomes.tell(other, live('other'));
    outcomes.tell(commit, live('last'));
    outcomes.tell('c', live('second'));
    expect(await first).toEqual(['live: other', 'live: last']);
    expect(await second).toEqual(['live: second']);
  });

  it('is told what was told between its arrival and its turn', async () => {
    const { outcomes, answer } = waiting();
    outcomes.tell(other, live('before'));
    outcomes.tell(commit, live('already'));
    expect(await answer()).toEqual(['live: before', 'live: already']);
  });

  it('is not told what its commit was told when it was pushed before', async () => {
    const outcomes = createPushOutcomes({ branch: 'main', changesUrl, settle: never });
    outcomes.tell(commit, live('long ago'));
    const again = outcomes.of(push, { hears: 'everything', since: performance.now() });
    outcomes.tell(commit, live('again'));
    expect(await again).toEqual(['live: again']);
  });

  it('is told of the newest of many commits', async () => {
    const { outcomes, answer } = waiting();
    const many = Array.from({ length: 30 }, (_, index) => `${index}`);
    const told = answer({ ...push, commits: [...many, commit] });
    for (const id of many) outcomes.tell(id, live(id));
    outcomes.tell(commit, live('last'));
    expect((await told).slice(0, 2)).toEqual(['(11 commits before)', 'live: 11']);
  });

  it('hears first whether what is wrong stopped anything', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.tell(other, live('other', [problem('odd', 'warning', 'b.md')]));
    outcomes.tell(commit, live('last', [problem('wrong'), problem('odd', 'warning')]));
    expect(await told).toEqual([
      'live: other',
      '      1 warning: all is published',
      '      b.md:3: warning: odd (Mend it.)',
      'live: last',
      '      1 error, 1 warning: all is published, but not as it is meant',
      '      a.md:3: error: wrong (Mend it.)',
      '      a.md:3: warning: odd (Mend it.)',
    ]);
  });

  it('hears that a file is held back', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.tell(
      commit,
      live('last', [problem('not published: the file says "draft: true"', 'warning')]),
    );
    expect((await told)[1]).toBe('      1 warning: not all is published');
  });

  it('hears once of what all its commits have, and nothing of what the last one mends', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.tell(other, live('other', [problem('wrong'), problem('mended')]));
    outcomes.tell(commit, live('last', [problem('wrong')]));
    expect(await told).toEqual([
      'live: other',
      'live: last',
      '      1 error: all is published, but not as it is meant',
      '      a.md:3: error: wrong (Mend it.)',
      '(later commits of this push settle or name again what 2 remarks named)',
    ]);
  });

  it('hears errors, and nothing else, where there is no terminal', async () => {
    const { outcomes, answer } = waiting('errors');
    const told = answer();
    outcomes.tell(other, live('other'));
    outcomes.tell(commit, live('last', [problem('wrong'), problem('odd', 'warning')]));
    expect(await told).toEqual([
      '      1 error: all is published, but not as it is meant',
      '      a.md:3: error: wrong (Mend it.)',
    ]);
    expect(await answer({ ...push, ref: 'refs/heads/draft' })).toEqual([]);
  });

  it('is told where to look when it waits no longer', async () => {
    jest.useFakeTimers();
    try {
      // The clock begins at 0, which stands for a commit that was not told of.
      jest.advanceTimersByTime(10);
      const told = waiting().answer();
      jest.advanceTimersByTime(20_000);
      expect(await told).toEqual([
        'not live yet: look later at http://localhost:8787/@changes/, or in the terminal in which Gazette runs',
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('waits no longer when Gazette stops', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.stop();
    expect(await told).toEqual(['Gazette stops; it is live after the next start']);
  });
});
