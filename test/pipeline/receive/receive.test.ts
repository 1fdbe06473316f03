import { describe, expect, it } from '@jest/globals';
import { receive } from '../../../lib/pipeline/receive/receive.ts';
import type { PushMessage } from '../../../lib/ports/push-queue.ts';

const push = { ref: 'refs/heads/main', head: '2'.repeat(40), delivery: 'd' };

async function tell(message: Partial<PushMessage>, repositoryId?: number) {
  const queued: PushMessage[] = [];
  const told: string[] = [];
  const outcome = await receive(
    { repository: 'state/plan', ...push, ...message },
    {
      ...{ repository: 'state/plan', branch: 'main' },
      ...(repositoryId === undefined ? {} : { repositoryId }),
      queue: { send: async (one) => void queued.push(one) },
      moved: (advice) => void told.push(advice),
    },
  );
  return { ...outcome, queued, told };
}

describe('a repository that was renamed', () => {
  it('is the same by its number, and the operator is told', async () => {
    const renamed = { repository: 'state/climate-plan', repositoryId: 7 };
    const { accepted, queued, told } = await tell(renamed, 7);
    expect([accepted, queued[0]?.repository]).toEqual([true, 'state/plan']);
    expect(told).toEqual([expect.stringContaining('state/climate-plan')]);
  });

  it('is not whatever has its name now', async () => {
    expect(await tell({ repositoryId: 8 }, 7)).toMatchObject({ accepted: false, queued: [] });
  });

  it('is called as before where no number is known', async () => {
    expect(await tell({ repositoryId: 7 })).toMatchObject({ accepted: true, told: [] });
    const { reason } = await tell({ repository: 'state/other', repositoryId: 7 });
    expect(reason).toContain('configure its new name');
  });
});
