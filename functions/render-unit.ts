import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { GiveBack } from '../lib/aws/sqs/give-back.ts';
import { parseUnitMessage } from '../lib/aws/sqs/sqs-unit-queue.ts';
import type { PagesOnlyPorts } from '../lib/pipeline/render-all/last-pages.ts';
import { makeUnit } from '../lib/pipeline/render-all/make-unit.ts';
import type { Meter } from '../lib/settings/measures.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { renderUnitPorts } from './ports.ts';

/** Makes pages anew, one unit for each message; as many at once as the stack lets. */
export function createHandler({
  site,
  look,
  giveBack,
  watch = failuresOnly,
  meter = () => {},
  now,
  ...ports
}: PagesOnlyPorts & {
  readonly site: Site;
  /** Names what the pages look like that this program makes. */
  readonly look: string;
  readonly giveBack: GiveBack;
  readonly watch?: StageWatch;
  readonly meter?: Meter;
  readonly now?: () => Date;
}) {
  const options = { site, program: look, ...(now && { now: () => now().getTime() }) };
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: typeof Records = [];
    let isFailed = false;
    for (const record of Records) {
      const message = parseUnitMessage(record.body);
      const about = message && { sequence: message.unit.first, detail: record.body };
      try {
        const made = message ? await makeUnit(message, ports, options) : 'no unit';
        if (made === 'finished') meter({ OlderLook: 0 });
        const isMade = made === 'made' || made === 'finished';
        const detail = `${made}: ${record.body}`;
        watch.step({ ...about, outcome: isMade ? 'rendered' : 'ignored', detail });
        // It comes back, and looks whether the one that makes the last pages did so.
        if (made === 'left') failed.push(record);
      } catch (error) {
        watch.step({ ...about, outcome: 'failed', error });
        failed.push(record);
        isFailed = true;
      }
    }
    watch.ran(isFailed);
    await giveBack(failed);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

export const handler = lazily(() => createHandler(renderUnitPorts()));
