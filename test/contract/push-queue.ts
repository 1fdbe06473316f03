import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PushMessage, PushQueue } from '../../lib/ports/push-queue.ts';

/** A queue and its other end. */
export interface QueueUnderTest {
  readonly queue: PushQueue;
  /** Takes the oldest message away; `undefined` when there is none. */
  take(): Promise<PushMessage | undefined>;
}

export function messageOf(message: Partial<PushMessage> = {}): PushMessage {
  return {
    repository: 'open-government/plan',
    ref: 'refs/heads/main',
    head: 'a'.repeat(40),
    delivery: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    ...message,
  };
}

/** What every push queue does; `make` gives an empty one. */
export function describePushQueue(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`push queue: ${name}`, () => {
    let tested: QueueUnderTest;
    beforeEach(async () => {
      tested = await make();
    });

    it('is empty at first', async () => {
      expect(await tested.take()).toBeUndefined();
    });

    it('gives messages in the order in which they were sent', async () => {
      const messages = ['1', '2', '3'].map((delivery) =>
        messageOf({ delivery, head: delivery.repeat(40) }),
      );
      for (const message of messages) await tested.queue.send(message);
      for (const message of messages) expect(await tested.take()).toEqual(message);
      expect(await tested.take()).toBeUndefined();
    });

    it('drops a delivery it has, but not a head it has: A, B, A are three pushes', async () => {
      for (const [delivery, head] of [
        ['1', 'A'],
        ['2', 'B'],
        ['2', 'B'],
        ['3', 'A'],
      ] as const)
        await tested.queue.send(messageOf({ delivery, head }));
      const heads = [await tested.take(), await tested.take(), await tested.take()];
      expect(heads.map((message) => message?.head)).toEqual(['A', 'B', 'A']);
      expect(await tested.take()).toBeUndefined();
    });

    it.each([
      ['letters of other scripts', 'été/plan', 'livraison-é'],
      ['blanks', 'my folder/plan', 'one two'],
      ['a great length', 'x'.repeat(500), 'y'.repeat(500)],
      ['nothing', '', ''],
    ])('takes names with %s', async (_what, repository, delivery) => {
      const message = messageOf({ repository, delivery });
      await tested.queue.send(message);
      expect(await tested.take()).toEqual(message);
    });
  });
}
