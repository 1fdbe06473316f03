import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { parsePullRequestMessage } from '../lib/aws/sqs/sqs-pull-request-queue.ts';
import { type Previewed, type PreviewPorts, preview } from '../lib/pipeline/preview/preview.ts';
import { failuresOnly, type StageWatch, type Step } from '../lib/settings/stage-watch.ts';
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
  watch = failuresOnly,
  ...ports
}: PreviewPorts & {
  readonly site: Site;
  readonly giveBack: GiveBack;
  readonly watch?: StageWatch;
}) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    for (const [at, { body }] of Records.entries()) {
      const message = parsePullRequestMessage(body);
      try {
        if (!message) watch.step({ outcome: 'ignored', detail: 'not about a pull request' });
        else
          watch.step(toldOf(message.pullRequest, await preview(message.pullRequest, ports, site)));
      } catch (error) {
        watch.step({ outcome: 'failed', error, ...(message && detailOf(message.pullRequest)) });
        watch.ran(true);
        const failed = Records.slice(at);
        await giveBack(failed);
        return {
          batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })),
        };
      }
    }
    watch.ran(false);
    return { batchItemFailures: [] };
  };
}

function toldOf(pullRequest: number, done: Previewed): Step {
  const { detail } = detailOf(pullRequest);
  const commit = done.head === undefined ? {} : { commit: done.head };
  return { ...commit, outcome: 'previewed', detail: `${detail}: ${done.kind}` };
}

function detailOf(pullRequest: number): { readonly detail: string } {
  return { detail: `pull request ${pullRequest}` };
}

export const handler = lazily(() => createHandler(previewPorts()));
