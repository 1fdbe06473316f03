import { describe, expect, it } from '@jest/globals';
import type { ScheduledEvent } from 'aws-lambda';
import { createHandler } from '../../../functions/render.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { noteLook, readLook, settleLook } from '../../../lib/pipeline/render-all/look-mark.ts';
import { site } from './older-site.ts';

const cursor = (sequence: number) => ({ sequence, commit: String(sequence), date: '2016-01-01' });

describe('what the pages look like', () => {
  it('is noted once for each look, with how many change sets were rendered before', async () => {
    const [store, index] = [createMemoryVersionStore(), createMemoryIndexStore()];
    expect(await readLook(index)).toBeUndefined();
    expect(await noteLook({ store, index }, 'one')).toEqual({ look: 'one', older: 0 });
    await store.advance('rendered', undefined, cursor(7));
    expect(await noteLook({ store, index }, 'one')).toEqual({ look: 'one', older: 0 });
    expect(await noteLook({ store, index }, 'two')).toEqual({ look: 'two', older: 7 });
    await store.advance('rendered', cursor(7), cursor(9));
    expect(await noteLook({ store, index }, 'two')).toEqual({ look: 'two', older: 7 });
    await settleLook(index, 'two');
    expect(await noteLook({ store, index }, 'two')).toEqual({ look: 'two', older: 0 });
  });

  it('is looked at by the first run of a function alone, and measured', async () => {
    const [store, inner] = [createMemoryVersionStore(), createMemoryIndexStore()];
    await store.advance('rendered', undefined, cursor(7));
    let reads = 0;
    const get: typeof inner.get = (partition, sort) => {
      if (partition === 'LOOK') reads += 1;
      return inner.get(partition, sort);
    };
    const measured: object[] = [];
    const handler = createHandler({
      ...{ store, index: { ...inner, get }, pages: createMemoryPageStore(), site },
      ...{ look: 'new', meter: (values: object) => void measured.push(values) },
    });
    await handler({ detail: {} } as ScheduledEvent);
    await handler({ detail: {} } as ScheduledEvent);
    expect(reads).toBe(1);
    expect(measured).toEqual([{ OlderLook: 7 }]);
  });
});
