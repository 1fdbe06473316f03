import { expect, it } from '@jest/globals';
import { createDigestHandOver } from '../../../lib/pipeline/announce/hand-over-digests.ts';
import { deliver } from '../../../lib/pipeline/deliver/deliver.ts';
import type { Delivery, DigestRecipient } from '../../../lib/ports/deliveries.ts';
import {
  createIndexedPlan,
  pathOfCommitment,
  siteOfPlan,
  textOfCommitment,
} from '../../support/indexed-plan.ts';
import { inTier } from '../../support/tier.ts';
import { type Weight, weighing } from '../../support/weighing.ts';

/** Documents of two plans. */
const [small, large] = inTier({ fast: [100, 400], thorough: [520, 5_200] } as const);

/** Items more than in the small plan: two kept states have another level. */
const moreItems = 4;

/** Documents that change in the week that is told: more than the 30 that a digest compares. */
const changed = 40;

/** Items that such a digest reads: 134 of the 40, and room. */
const mostRead = 150;

/** What announce reads where a day begins: two marks, and the ends of a week and a month. */
const mostAsked = 5;

it(`a digest by mail reads in a plan of ${large} documents what it does in one of ${small}`, async () => {
  const [before, after] = [await costOf(small), await costOf(large)];
  expect(before.handedOver.read).toBeLessThanOrEqual(mostAsked);
  expect(after.handedOver).toEqual(before.handedOver);
  expect(after.handedOut).toEqual({ read: 0, written: 0, sent: 1 });
  // Nothing but its own message: the rest of its subscribers, and then none.
  expect(after.firstPage).toMatchObject({ written: 0, sent: 1 });
  expect(after.lastPage).toEqual({ ...after.firstPage, sent: 0 });
  expect(after.firstPage.read).toBeLessThanOrEqual(before.firstPage.read + moreItems);
  expect(before.firstPage.read).toBeLessThanOrEqual(mostRead);
});

/** What each step of a weekly digest costs: items that are read and written, and messages. */
async function costOf(size: number) {
  const weights = { read: new Map<string, Weight>(), written: new Map<string, Weight>() };
  const plan = await createIndexedPlan(size, (stores) => weighing(stores, weights));
  const sent: Delivery[] = [];
  const queue = { send: async (some: readonly Delivery[]) => void sent.push(...some) };
  const ports = { ...plan.ports, queue, recipients: async () => [recipient] };
  const handOver = (day: string) =>
    createDigestHandOver(ports.index, { queue, now: () => new Date(`${day}T04:00:00Z`) })();
  const weigh = async (step: () => Promise<unknown>) => {
    for (const kinds of [weights.read, weights.written]) kinds.clear();
    sent.length = 0;
    await step();
    return { read: itemsOf(weights.read), written: itemsOf(weights.written), sent: sent.length };
  };
  const step = (delivery: Delivery | undefined) =>
    weigh(() =>
      delivery ? deliver(delivery, ports, siteOfPlan) : Promise.reject(new Error('no message')),
    );
  await plan.push({ 'chapter-1/new.md': '# New\n' }, '2016-05-03T12:00:00.000Z');
  await handOver('2016-05-03');
  await handOver('2016-05-09');
  await plan.push(amendments(), '2016-05-10T12:00:00.000Z');
  const handedOver = await weigh(() => handOver('2016-05-16'));
  const handedOut = await step(sent[0]);
  const firstPage = await step(sent[0]);
  const lastPage = await step(sent[0]);
  return { handedOver, handedOut, firstPage, lastPage };
}

/** Has two pages of subscribers. */
const recipient: DigestRecipient = {
  ...{ name: 'mail-weekly', hears: 'weekly' },
  deliver: async (_told, place) => (place === undefined ? 'page 2' : undefined),
};

function amendments(): Record<string, string> {
  const numbers = Array.from({ length: changed }, (_, at) => at + 1);
  return Object.fromEntries(
    numbers.map((number) => [
      pathOfCommitment(number),
      textOfCommitment(number).replace('opening hours', 'long opening hours'),
    ]),
  );
}

function itemsOf(kinds: ReadonlyMap<string, Weight>): number {
  return [...kinds.values()].reduce((sum, { items }) => sum + items, 0);
}
