import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeliveryError } from '../../errors/errors.ts';
import type { ChangeSetRecipient } from '../../ports/deliveries.ts';

/**
 * Puts notices on a bus of EventBridge, one in each request: `detail` is the CloudEvents event,
 * `detail-type` its type. Its rules choose who hears of what. An event is far below the limit of
 * 256 KB (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html).
 *
 * @param bus name or ARN
 */
export function createEventBus(client: EventBridgeClient, bus: string): ChangeSetRecipient {
  return {
    name: 'event-bus',
    wanted: {},
    async deliver({ event }) {
      const { type, time } = JSON.parse(event);
      const entry = {
        ...{ EventBusName: bus, Source: 'gazette', DetailType: String(type), Detail: event },
        Time: new Date(time),
      };
      const command = new PutEventsCommand({ Entries: [entry] });
      const answer = await client
        .send(command)
        .catch((error: unknown) => notTaken(Object(error).name));
      const { FailedEntryCount = 0, Entries = [] } = answer;
      // A request succeeds although its entry failed.
      return FailedEntryCount === 0 ? undefined : notTaken(Entries[0]?.ErrorCode);
    },
  };
}

function notTaken(why = 'it did not say why'): never {
  throw new DeliveryError(
    `The event bus did not take an event (${why}).`,
    'It is tried again, with growing pauses. Look whether the bus of that name is there.',
  );
}
