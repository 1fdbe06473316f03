import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeliveryError } from '../../errors/errors.ts';
import type { Recipient } from '../../ports/deliveries.ts';

/**
 * Puts notices on a bus of EventBridge, one in each request: `detail` is the CloudEvents event,
 * `detail-type` its type. Its rules choose who hears of what. An event is far below the limit of
 * 256 KB (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html).
 *
 * @param bus name or ARN
 */
export function createEventBus(client: EventBridgeClient, bus: string): Recipient {
  return {
    name: 'event-bus',
    wanted: {},
    async deliver({ event }) {
      const { type, time } = JSON.parse(event);
      const entry = {
        ...{ EventBusName: bus, Source: 'gazette', DetailType: String(type), Detail: event },
        Time: new Date(time),
      };
      const { FailedEntryCount = 0, Entries = [] } = await client.send(
        new PutEventsCommand({ Entries: [entry] }),
      );
      // A request succeeds although its entry failed.
      if (FailedEntryCount === 0) return undefined;
      throw new DeliveryError(
        `The event bus did not take an event (${Entries[0]?.ErrorCode ?? 'it did not say why'}).`,
        'It is tried again, with growing pauses.',
      );
    },
  };
}
