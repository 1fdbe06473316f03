import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { parsePullRequestMessage } from '../lib/aws/sqs/sqs-pull-request-queue.ts';
import { type PreviewPorts, preview } from '../lib/pipeline/preview/preview.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { previewPorts } from './ports.ts';

/**
 * Makes the preview of a pull request, or removes it. Of a FIFO queue, what comes after a failed
 * message is not begun, so that each pull request keeps its order.
 */
export function createHandler({
  site,
  giveBack,
  ...ports
}: PreviewPorts & { readonly site: Site; readonly giveBack: GiveBack }) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    for (const [at, { body }] of Records.entries()) {
      const message = parsePullRequestMessage(body);
      try {
        if (message) await preview(message.pullRequest, ports, site);
        else console.error(JSON.stringify({ message: 'not about a pull request', body }));
      } catch (error) {
        console.error(error);
        const failed = Records.slice(at);
        await giveBack(failed);
        return {
          batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })),
        };
      }
    }
    return { batchItemFailures: [] };
  };
}

export const handler = lazily(() => createHandler(previewPorts()));
