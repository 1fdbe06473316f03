import type { PushMessage, PushQueue } from '../ports/push-queue.ts';

/** A push queue in memory with its other end. */
export interface MemoryPushQueue extends PushQueue {
  /** Takes the oldest message away; `undefined` when there is none. */
  take(): PushMessage | undefined;
}

/**
 * A push queue that lives and ends with the process. A delivery id that was seen before is dropped
 * for good, where SQS forgets it after five minutes.
 */
export function createMemoryPushQueue(): MemoryPushQueue {
  const messages: PushMessage[] = [];
  const deliveries = new Set<string>();
  return {
    async send(message) {
      if (deliveries.has(message.delivery)) return;
      deliveries.add(message.delivery);
      messages.push(message);
    },
    take: () => messages.shift(),
  };
}
