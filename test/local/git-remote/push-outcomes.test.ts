import { describe, expect, it } from '@jest/globals';
import { createPushOutcomes } from '../../../lib/local/git-remote/push-outcomes.ts';

const [commit, other] = ['a'.repeat(40), 'b'.repeat(40)];
const push = { ref: 'refs/heads/main', before: other, after: commit };
const never = () => new Promise<void>(() => {});

function waiting() {
  const since = performance.now() - 1;
  const outcomes = createPushOutcomes({ branch: 'main', settle: never });
  return { outcomes, answer: () => outcomes.of(push, { waits: true, since }) };
}

describe('a push that waits', () => {
  it('is told of its commits up to the last one, and of no later one', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.tell(other, ['live: other']);
    outcomes.tell(commit, ['live: last']);
    outcomes.tell('c'.repeat(40), ['live: later']);
    expect(await told).toEqual(['live: other', 'live: last']);
  });

  it('is told what was told between its arrival and its turn', async () => {
    const { outcomes, answer } = waiting();
    outcomes.tell(commit, ['live: already']);
    expect(await answer()).toEqual(['live: already']);
  });

  it('is not told what its commit was told when it was pushed before', async () => {
    const outcomes = createPushOutcomes({ branch: 'main', settle: never });
    outcomes.tell(commit, ['live: long ago']);
    const again = outcomes.of(push, { waits: true, since: performance.now() });
    outcomes.tell(commit, ['live: again']);
    expect(await again).toEqual(['live: again']);
  });

  it('is told of the newest of many commits', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    for (let index = 0; index < 30; index++) outcomes.tell(other, [`live: ${index}`]);
    outcomes.tell(commit, ['live: last']);
    expect((await told).slice(0, 2)).toEqual(['(11 commits before)', 'live: 11']);
  });

  it('waits no longer when Gazette stops', async () => {
    const { outcomes, answer } = waiting();
    const told = answer();
    outcomes.stop();
    expect(await told).toEqual(['Gazette stops; it is live after the next start']);
  });
});
