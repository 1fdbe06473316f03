import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type AnnouncePorts, announce } from '../lib/pipeline/announce/announce.ts';
import { createDigestHandOver } from '../lib/pipeline/announce/hand-over-digests.ts';
import type { Meter } from '../lib/settings/measures.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { measureAnnounce } from './measure.ts';
import { announcePorts } from './ports.ts';
import { failedRun } from './stream-failures.ts';
import { nextStep, tellSteps } from './tell-steps.ts';
import { untilDone } from './until-done.ts';
import { wakeByStream } from './wake-again.ts';

/** Brings feeds, sitemap, hubs and the author's commit status up to the pages. */
export function createHandler({
  site,
  meter = () => {},
  watch = failuresOnly,
  ...ports
}: AnnouncePorts & { readonly site: Site; readonly meter?: Meter; readonly watch?: StageWatch }) {
  const handOverDigests = ports.deliveries && createDigestHandOver(ports.index, ports.deliveries);
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
      const again = wakeByStream('announced', ports.index);
      const result = await untilDone(
        (options) => announce(ports, site, { ...options, ...tellSteps(watch, 'announced') }),
        again,
      );
      measureAnnounce(result, meter);
      // What is on its way may be of the week that is over.
      if (result.done && result.behind === 0) await handOverDigests?.();
      watch.ran(false);
      return { batchItemFailures: [] };
    } catch (error) {
      const { isThrown, response } = failedRun(event);
      const next = await nextStep('announced', ports.store);
      watch.step({ ...next, outcome: 'failed', error, isThrown });
      if (isThrown) throw error;
      watch.ran(true);
      return response;
    }
  };
}

export const handler = lazily(() => createHandler(announcePorts()));
