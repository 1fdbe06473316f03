import path from 'node:path';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createHandler as createDeliver } from '../../../functions/deliver.ts';
import { createSqsClient } from '../../aws/clients/clients.ts';
import { createDeliveryQueue } from '../../aws/create-resources.ts';
import { createGiveBack } from '../../aws/sqs/give-back.ts';
import { createSqsDeliveryQueue, pauseAfter } from '../../aws/sqs/sqs-delivery-queue.ts';
import type { DigestPorts } from '../../pipeline/deliver/digest-notice.ts';
import type { StageWatch } from '../../settings/stage-watch.ts';
import type { Site } from '../../site/models.ts';
import type { Emulators } from '../emulators/emulators.ts';
import { readRecipientsFile } from '../home/recipients-file.ts';
import { type KeptDeliveries, keepDeliveries } from './kept-deliveries.ts';

/** The queue of deliveries on one machine, and what takes its messages. */
export interface LocalDeliveries extends Pick<KeptDeliveries, 'queue' | 'restore'> {
  readonly queueUrl: string;
  handler(ports: DigestPorts, watch: StageWatch): (event: SQSEvent) => Promise<SQSBatchResponse>;
}

/**
 * Opens what tells recipients. A delivery is tried for as long as Gazette runs and the file names
 * its recipient, and again after the next start.
 *
 * @param file who is told; it is read at each step, so that a change of it counts at once
 */
export async function openLocalDeliveries(
  file: string,
  { home, site, environment }: { home: string; site: Site } & Pick<Emulators, 'environment'>,
): Promise<LocalDeliveries> {
  const client = createSqsClient(environment);
  const queueUrl = await createDeliveryQueue(environment);
  const inner = createSqsDeliveryQueue(client, queueUrl);
  const kept = keepDeliveries(inner, path.join(home, 'deliveries'));
  return {
    ...{ queueUrl, queue: kept.queue, restore: kept.restore },
    handler(ports, watch) {
      const handle = createDeliver({
        ...{ ...ports, site, watch, queue: kept.queue },
        recipients: () => readRecipientsFile(file, site),
        giveBack: createGiveBack(client, queueUrl, pauseAfter),
      });
      return async (event) => {
        const response = await handle(event);
        const failed = new Set(response.batchItemFailures.map((one) => one.itemIdentifier));
        for (const { messageId, body } of event.Records)
          if (!failed.has(messageId)) await kept.forget(body);
        return response;
      };
    },
  };
}
