import { describe, expect, it, jest } from '@jest/globals';
import type { DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { createHandler as createIngest } from '../../functions/ingest.ts';
import { lazily } from '../../functions/lazily.ts';
import { createHandler as createRender } from '../../functions/render.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import type { Source } from '../../lib/ports.ts';
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
    expect(await quietly(() => createIngest({ source, ...stores })(messages))).toEqual({
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
    await expect(createIngest({ source, ...stores })(scheduled)).rejects.toThrow('away');
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
