import type { Delivery, DeliveryQueue } from '../../lib/ports/deliveries.ts';
import type { Random } from './random.ts';

/** A message as the queue holds it. */
interface Message {
  readonly delivery: Delivery;
  /** Messages of one group are given in order, each when the one before is gone. */
  readonly group: string;
  received: number;
}

/** A message that was given to a run. */
export interface GivenMessage {
  readonly delivery: Delivery;
  readonly isFirstTime: boolean;
  /** Takes it off the queue; what failed comes again, and ends among the dead letters. */
  end(succeeded: boolean): void;
}

/** The queue of deliveries with its other end, as SQS has it (lib/stack/stages/delivery-queues.ts). */
export interface DeliveryMessages {
  readonly queue: DeliveryQueue;
  /** Gives the first message of some group. */
  take(): GivenMessage | undefined;
  /** Five minutes pass: what is sent once more is a message of its own. */
  forgetSent(): void;
  /** An operator moves the dead letters back. */
  redrive(): void;
  /** Digests that were ever handed over, each of them as often as it was. */
  readonly digests: readonly Delivery[];
}

/** Times that a message is given; the queue has 24, which show nothing that three do not. */
const mostTimes = 3;

/**
 * A FIFO queue: what was sent already is taken once within five minutes, and each recipient has a
 * group for each push (lib/aws/sqs/sqs-delivery-queue.ts).
 */
export function createDeliveryMessages(random: Random): DeliveryMessages {
  const sent = new Set<string>();
  const digests: Delivery[] = [];
  const dead: Message[] = [];
  let waiting: Message[] = [];
  const firstOfGroups = () =>
    waiting.filter((one, at) => waiting.findIndex(({ group }) => group === one.group) === at);
  return {
    queue: {
      async send(deliveries) {
        for (const delivery of deliveries) {
          if (delivery.digest && delivery.recipient === undefined) digests.push(delivery);
          const name = JSON.stringify(delivery);
          if (sent.has(name)) continue;
          sent.add(name);
          const { recipient = '', upTo, digest } = delivery;
          const group = `${recipient} ${upTo} ${digest?.rhythm ?? ''}`;
          waiting.push({ delivery, group, received: 0 });
        }
      },
    },
    take() {
      const first = firstOfGroups();
      if (first.length === 0) return undefined;
      const message = random.pick(first);
      message.received += 1;
      return {
        delivery: message.delivery,
        isFirstTime: message.received === 1,
        end(succeeded) {
          if (!succeeded && message.received < mostTimes) return;
          waiting = waiting.filter((other) => other !== message);
          if (!succeeded) dead.push(message);
        },
      };
    },
    digests,
    forgetSent: () => sent.clear(),
    redrive() {
      waiting.push(...dead.splice(0).map((message) => ({ ...message, received: 0 })));
    },
  };
}
