import type { ScheduledEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { parsePushMessage } from '../lib/aws/sqs/sqs-push-queue.ts';
import { type IngestPorts, ingest } from '../lib/pipeline/ingest/ingest.ts';
import type { Meter } from '../lib/settings/measures.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import { createGoneBranchNotice } from './gone-branch.ts';
import { lazily } from './lazily.ts';
import { measureIngest } from './measure.ts';
import { ingestPorts } from './ports.ts';
import { tellSteps } from './tell-steps.ts';
import { untilDone } from './until-done.ts';

/** What the function needs from outside. */
export interface IngestHandlerPorts extends IngestPorts {
  readonly meter?: Meter;
  readonly watch?: StageWatch;
  /** Has ingest woken once more. */
  readonly again: () => Promise<void>;
  readonly giveBack: GiveBack;
}

/**
 * Brings the version store up to the head. A message only says that something was pushed; one
 * failed run fails every message of the batch, because they all asked for the same.
 */
export function createHandler({
  meter = () => {},
  watch = failuresOnly,
  again,
  giveBack,
  ...ports
}: IngestHandlerPorts) {
  const isBranchGone = createGoneBranchNotice(watch);
  return async (event: SQSEvent | ScheduledEvent): Promise<SQSBatchResponse> => {
    const messages = 'Records' in event ? event.Records : [];
    try {
      const result = await untilDone(
        (options) => ingest(ports, { ...options, ...tellSteps(watch, 'stored') }),
        again,
      );
      measureIngest(event, result, meter);
      watch.ran(isBranchGone(result));
      return { batchItemFailures: [] };
    } catch (error) {
      const isThrown = messages.length === 0;
      for (const commit of isThrown ? [{}] : pushedCommits(messages))
        watch.step({ ...commit, outcome: 'failed', error, isThrown });
      if (isThrown) throw error;
      watch.ran(true);
      await giveBack(messages);
      return {
        batchItemFailures: messages.map(({ messageId }) => ({ itemIdentifier: messageId })),
      };
    }
  };
}

/** The heads that messages tell of: what a run that failed was about. A message may name none. */
function pushedCommits(messages: readonly SQSRecord[]): { readonly commit?: string }[] {
  const heads = new Set(messages.map(({ body }) => parsePushMessage(body)?.head ?? ''));
  return [...heads].map((commit) => (commit === '' ? {} : { commit }));
}

export const handler = lazily(() => createHandler(ingestPorts()));
