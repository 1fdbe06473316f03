import type { ScheduledEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { type IngestPorts, ingest } from '../lib/pipeline/ingest/ingest.ts';
import type { Meter } from '../lib/settings/measures.ts';
import { lazily } from './lazily.ts';
import { measureIngest } from './measure.ts';
import { ingestPorts } from './ports.ts';
import { untilDone } from './until-done.ts';

/** What the function needs from outside. */
export interface IngestHandlerPorts extends IngestPorts {
  readonly meter?: Meter;
  /** Has ingest woken once more. */
  readonly again: () => Promise<void>;
  readonly giveBack: GiveBack;
}

/**
 * Brings the version store up to the head. A message only says that something was pushed; one
 * failed run fails every message of the batch, because they all asked for the same.
 */
export function createHandler({ meter = () => {}, again, giveBack, ...ports }: IngestHandlerPorts) {
  return async (event: SQSEvent | ScheduledEvent): Promise<SQSBatchResponse> => {
    const messages = 'Records' in event ? event.Records : [];
    try {
      const result = await untilDone((options) => ingest(ports, options), again);
      measureIngest(event, result, meter);
      return { batchItemFailures: [] };
    } catch (error) {
      if (messages.length === 0) throw error;
      console.error(error);
      await giveBack(messages);
      return {
        batchItemFailures: messages.map(({ messageId }) => ({ itemIdentifier: messageId })),
      };
    }
  };
}

export const handler = lazily(() => createHandler(ingestPorts()));
