import { describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { createHandler } from '../../functions/deliver.ts';
import { pauseAfter } from '../../lib/aws/sqs/sqs-delivery-queue.ts';
import { DeliveryError } from '../../lib/errors/errors.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import type { Step } from '../../lib/settings/stage-watch.ts';
import { testSite } from '../support/plan-site.ts';

const entry = {
  ...{ id: 'urn:uuid:1', title: 'A', author: '', date: '2026-01-01T00:00:00.000Z', note: '' },
  ...{ links: { page: '/@changes/a/' }, categories: [], content: '', commit: 'c'.repeat(40) },
};

/** Handles messages for recipients of which some refuse, and one breaks. */
async function handle(...bodies: readonly string[]) {
  const index = createMemoryIndexStore();
  await index.put('FEED#', '0000000007', JSON.stringify({ position: 7, entry }), 7);
  const steps: Step[] = [];
  const [ran, back]: [boolean[], string[]] = [[], []];
  const recipientOf = (name: string, error?: Error) => ({
    ...{ name, wanted: {} },
    async deliver() {
      if (error) throw error;
      return undefined;
    },
  });
  const handler = createHandler({
    ...{
      store: createMemoryVersionStore(),
      index,
      site: testSite,
      queue: { send: async () => {} },
    },
    recipients: async () => [
      recipientOf('well'),
      recipientOf('refusing', new DeliveryError('No.', 'Later.')),
      recipientOf('breaking', new TypeError('ours')),
    ],
    giveBack: async (records) => void back.push(...records.map(({ messageId }) => messageId)),
    watch: { step: (step) => void steps.push(step), ran: (failed) => void ran.push(failed) },
  });
  const Records = bodies.map((body, at) => ({ messageId: String(at), body, attributes: {} }));
  const response = await handler({ Records } as unknown as SQSEvent);
  return { failed: response.batchItemFailures.map((one) => one.itemIdentifier), back, steps, ran };
}

const to = (recipient: string) => JSON.stringify({ recipient, after: 6, upTo: 7 });

describe('deliver', () => {
  it('gives back what a recipient refused, and nothing else', async () => {
    const { failed, back, steps, ran } = await handle(to('refusing'), to('well'));
    expect({ failed, back }).toEqual({ failed: ['0'], back: ['0'] });
    const outcomes = steps.map(({ outcome, detail, sequence }) => [outcome, detail, sequence]);
    expect(outcomes.toSorted()).toEqual([
      ['delivered', 'well: delivered', 7],
      ['failed', 'refusing: not delivered', 7],
    ]);
    expect(steps.find(({ outcome }) => outcome === 'delivered')?.commit).toBe(entry.commit);
    // Its dead letters have an alarm; a run fails only by a mistake of ours.
    expect(ran).toEqual([false]);
  });

  it('has failed when something else than a recipient has', async () => {
    const { failed, ran } = await handle(to('breaking'));
    expect({ failed, ran }).toEqual({ failed: ['0'], ran: [true] });
  });

  it.each([
    ['no message', 'no delivery'],
    ['{"after":"6","upTo":7}', 'no delivery'],
    [to('gone'), 'gone: nobody of that name'],
    ['{"recipient":"well","after":7,"upTo":7}', 'well: nothing wanted'],
  ])('drops %s', async (body, detail) => {
    const { failed, steps } = await handle(body);
    expect({ failed, steps }).toEqual({ failed: [], steps: [{ outcome: 'ignored', detail }] });
  });

  it('tries again later each time, for 17 hours', () => {
    const pauses = Array.from({ length: 23 }, (_, at) => pauseAfter(at + 1));
    expect(pauses.slice(0, 8)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600]);
    expect(pauses.reduce((sum, pause) => sum + pause) / 3600).toBeCloseTo(17, 0);
  });
});
