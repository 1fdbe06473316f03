import { createMemoryPushQueue } from '../../lib/memory/memory-push-queue.ts';
import type { PushMessage, PushQueue } from '../../lib/ports/push-queue.ts';

/** Messages that one run of ingest was given. */
export interface Delivery {
  /** Takes them off the queue, unless their time was over; a run that fails leaves them. */
  end(succeeded: boolean): void;
}

/** The queue between receive and ingest with its other end, as SQS has it. */
export interface PushDeliveries {
  readonly queue: PushQueue;
  /** Whether a message can be given to a run. */
  readonly isWaiting: () => boolean;
  /** Gives the oldest messages to a run: none others until it ends or its time is over. */
  give(most: number): Delivery;
  /** The visibility timeout is over: what a run has is given to another, while the first still works. */
  expire(): void;
  /** Deliveries that were given to a run at least once. */
  readonly given: ReadonlySet<string>;
}

interface Held {
  readonly message: PushMessage;
  readonly times: number;
}

/** Times that a message is given before it goes to the dead letters (lib/stack/stages/queues.ts). */
const mostTimes = 12;

/** @param before deliveries that were given already, and are done with */
export function createPushDeliveries(before: ReadonlySet<string> = new Set()): PushDeliveries {
  const queue = createMemoryPushQueue();
  const given = new Set(before);
  const visible: Held[] = [];
  let held: readonly Held[] = [];
  const fetch = () => {
    for (let message = queue.take(); message; message = queue.take())
      visible.push({ message, times: 0 });
  };
  const giveBack = (messages: readonly Held[]) => {
    visible.unshift(...messages.filter(({ times }) => times < mostTimes));
    held = [];
  };
  return {
    queue,
    given,
    isWaiting() {
      fetch();
      return held.length === 0 && visible.length > 0;
    },
    give(most) {
      fetch();
      const mine = visible.splice(0, most).map(({ message, times }) => {
        given.add(message.delivery);
        return { message, times: times + 1 };
      });
      held = mine;
      return {
        end(succeeded) {
          if (held !== mine) return;
          if (succeeded) held = [];
          else giveBack(mine);
        },
      };
    },
    expire: () => giveBack(held),
  };
}
