import { describe, expect, it, jest } from '@jest/globals';
import type { DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { createHandler as createIngest } from '../../functions/ingest.ts';
import { lazily } from '../../functions/lazily.ts';
import { createHandler as createRender } from '../../functions/render.ts';
import { untilDone } from '../../functions/until-done.ts';
import { wakeByQueue, wakeByStream, wakePartition } from '../../functions/wake-again.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import type { PushMessage } from '../../lib/ports/push-queue.ts';
import type { Source } from '../../lib/ports/source.ts';
import type { Step } from '../../lib/settings/stage-watch.ts';
import { testSite } from '../support/plan-site.ts';

const away = () => Promise.reject(new Error('away'));
const source: Source = {
  head: away,
  confirmHead: away,
  history: away,
  compareTrees: away,
  entry: away,
  blob: away,
};
const scheduled = { detail: {} } as ScheduledEvent;

function quietly<T>(work: () => Promise<T>): Promise<T> {
  const spy = jest.spyOn(console, 'error').mockImplementation(() => {});
  return work().finally(() => spy.mockRestore());
}

describe('a stage that fails', () => {
  const stores = { store: createMemoryVersionStore(), pages: createMemoryPageStore() };

  it('gives every message of its batch back to the queue', async () => {
    const messages = { Records: [{ messageId: 'a' }, { messageId: 'b' }] } as SQSEvent;
    expect(
      await quietly(() =>
        createIngest({ source, again: async () => {}, giveBack: async () => {}, ...stores })(
          messages,
        ),
      ),
    ).toEqual({
      batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }],
    });
  });

  it('gives the records of the stream back from the first one on', async () => {
    const store = { ...createMemoryVersionStore(), cursor: away };
    const render = createRender({
      ...stores,
      store,
      index: createMemoryIndexStore(),
      site: testSite,
    });
    const records = { Records: [{ dynamodb: { SequenceNumber: '7' } }] } as DynamoDBStreamEvent;
    expect(await quietly(() => render(records))).toEqual({
      batchItemFailures: [{ itemIdentifier: '7' }],
    });
  });

  it('fails itself when the schedule woke it', async () => {
    await expect(
      createIngest({ source, again: async () => {}, giveBack: async () => {}, ...stores })(
        scheduled,
      ),
    ).rejects.toThrow('away');
  });
});

describe('ingest, when the published branch is gone', () => {
  const commit = 'a'.repeat(40);
  const messages = { Records: [{ messageId: 'a', body: '{}' }] } as SQSEvent;

  /** What is told in runs that find these heads; the cursor stands where something was published. */
  async function runs(heads: readonly (string | undefined)[], isPublished = true) {
    const store = createMemoryVersionStore();
    const cursor = { sequence: 1, commit, tree: '', date: '2026-01-01T00:00:00.000Z' };
    const recover = async () => (isPublished ? cursor : undefined);
    const left = [...heads];
    const steps: Step[] = [];
    const ran: boolean[] = [];
    const handler = createIngest({
      ...{ store: { ...store, recover }, pages: createMemoryPageStore() },
      source: { ...source, head: async () => left.shift() },
      watch: { step: (step) => void steps.push(step), ran: (failed) => void ran.push(failed) },
      ...{ again: async () => {}, giveBack: away },
    });
    const answers = [];
    for (const index of heads.keys())
      answers.push(await handler(index % 2 === 0 ? messages : scheduled));
    return { answers, ran, steps };
  }

  it('fails until it is back, and says why once each time it goes', async () => {
    const { ran, steps } = await runs([undefined, undefined, commit, undefined]);
    expect(ran).toEqual([true, true, false, true]);
    const told = { commit, outcome: 'failed', error: { name: 'SourceError' } };
    expect(steps).toMatchObject([told, told]);
  });

  it('keeps no message for later: a push that brings it back is not held up', async () => {
    const { answers } = await runs([undefined, undefined]);
    expect(answers).toEqual(Array(2).fill({ batchItemFailures: [] }));
  });

  it('says nothing before anything is published', async () => {
    expect(await runs([undefined], false)).toMatchObject({ ran: [false], steps: [] });
  });
});

describe('a stage whose time is up', () => {
  /** A clock that goes on by two minutes each time somebody looks. */
  const hasty = () => {
    let minutes = 0;
    return () => {
      minutes += 2;
      return minutes * 60_000;
    };
  };
  const woken = async (outcomes: readonly boolean[]) => {
    let again = 0;
    const left = [...outcomes];
    const stage = async () => ({ done: left.shift() ?? true });
    const wake = async () => {
      again += 1;
    };
    await untilDone(stage, wake, hasty());
    return { again, left };
  };

  it('goes on while there is time, then asks to be woken again, once', async () => {
    expect(await woken([false, false, false])).toEqual({ again: 1, left: [false] });
  });

  it('does not ask when it has caught up', async () => {
    expect(await woken([false, true])).toEqual({ again: 0, left: [] });
  });

  it('is woken by a record of the stream each time it asks', async () => {
    const index = createMemoryIndexStore();
    const again = wakeByStream('rendered', index);
    const values = [];
    for (let time = 0; time < 2; time += 1) {
      await again();
      values.push((await index.range(wakePartition)).map(({ value }) => value));
    }
    expect(values[0]).toHaveLength(1);
    // DynamoDB makes no record of a write that changes nothing.
    expect(values[1]).not.toEqual(values[0]);
  });

  it('is woken by a message of its queue that is never taken for one that was there', async () => {
    const sent: PushMessage[] = [];
    const queue = { send: async (message: PushMessage) => void sent.push(message) };
    const again = wakeByQueue(queue, { repository: 'o/plan', branch: 'main' });
    await again();
    await again();
    expect(sent).toMatchObject(Array(2).fill({ repository: 'o/plan', ref: 'refs/heads/main' }));
    expect(new Set(sent.map(({ delivery }) => delivery)).size).toBe(2);
  });
});

describe('a lazily made handler', () => {
  it('is made at the first event, and once', async () => {
    let made = 0;
    const handler = lazily(() => {
      made += 1;
      return async (event: number) => event + 1;
    });
    expect(made).toBe(0);
    expect([await handler(1), await handler(2), made]).toEqual([2, 3, 1]);
  });
});
