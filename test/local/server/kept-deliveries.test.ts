import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepDeliveries } from '../../../lib/local/server/kept-deliveries.ts';
import type { Delivery } from '../../../lib/ports/deliveries.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'gazette-test-')), 'deliveries');
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

/** A process with a queue that ends with it. */
function start() {
  const sent: Delivery[] = [];
  const inner = { send: async (all: readonly Delivery[]) => void sent.push(...all) };
  return { sent, ...keepDeliveries(inner, folder) };
}

const forAll = { after: 8, upTo: 9 };
const forOne = { recipient: '../press', after: 3, upTo: 9, place: 'p' };

describe('kept deliveries', () => {
  it('go on in the next process, in order, but for what was taken', async () => {
    const first = start();
    await first.queue.send([forAll, forOne, { after: 1, upTo: 2 }]);
    await first.forget(JSON.stringify({ after: 1, upTo: 2 }));
    await first.forget('no message');
    expect(first.sent).toHaveLength(3);
    const next = start();
    await next.restore();
    expect(next.sent).toEqual([forOne, forAll]);
  });

  it('are none in a new home', async () => {
    const { restore, sent } = start();
    await restore();
    expect(sent).toEqual([]);
  });
});
