import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { parseDelivery } from '../lib/aws/sqs/sqs-delivery-queue.ts';
import { DeliveryError, RefusedError } from '../lib/errors/errors.ts';
import { type Delivered, type DeliverPorts, deliver } from '../lib/pipeline/deliver/deliver.ts';
import { failuresOnly, type StageWatch, type Step } from '../lib/settings/stage-watch.ts';
import type { Site } from '../lib/site/models.ts';
import { deliverPorts } from './deliver-ports.ts';
import { lazily } from './lazily.ts';

/** Tells recipients of change sets. Messages are of groups of their own: none waits for another. */
export function createHandler({
  site,
  giveBack,
  watch = failuresOnly,
  ...ports
}: DeliverPorts & {
  readonly site: Site;
  readonly giveBack: GiveBack;
  readonly watch?: StageWatch;
}) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: SQSRecord[] = [];
    let isOurs = false;
    await Promise.all(
      Records.map(async (record) => {
        const delivery = parseDelivery(record.body);
        const about = delivery?.recipient === undefined ? '' : `${delivery.recipient}: `;
        try {
          if (!delivery) watch.step({ outcome: 'ignored', detail: 'no delivery' });
          else watch.step(toldOf(about, await deliver(delivery, ports, site)));
        } catch (error) {
          const sequence = delivery && { sequence: delivery.after + 1 };
          watch.step({ outcome: 'failed', error, detail: `${about}not delivered`, ...sequence });
          failed.push(record);
          isOurs ||= !(error instanceof DeliveryError || error instanceof RefusedError);
        }
      }),
    );
    // What a recipient does not take is no failure of the run: its dead letters have an alarm.
    watch.ran(isOurs);
    await giveBack(failed);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

function toldOf(about: string, done: Delivered): Step {
  const detail = `${about}${done.kind}`;
  if (!('sequence' in done)) return { outcome: 'ignored', detail };
  const { sequence, commit } = done;
  if (done.kind === 'refused')
    return { outcome: 'failed', sequence, commit, detail, error: done.error };
  return { outcome: 'delivered', sequence, ...(commit === '' ? {} : { commit }), detail };
}

export const handler = lazily(() => createHandler(deliverPorts()));
