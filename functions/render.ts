import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type RenderPorts, render } from '../lib/pipeline/render/render.ts';
import { noteLook } from '../lib/pipeline/render-all/look-mark.ts';
import type { Meter } from '../lib/settings/measures.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { renderPorts } from './ports.ts';
import { failedRun } from './stream-failures.ts';
import { nextStep, tellSteps } from './tell-steps.ts';
import { untilDone } from './until-done.ts';
import { wakeByStream } from './wake-again.ts';

/** Brings the pages up to the version store. */
export function createHandler({
  site,
  look,
  watch = failuresOnly,
  meter = () => {},
  ...ports
}: RenderPorts & {
  readonly site: Site;
  /** Names what the pages look like that this program makes. */
  readonly look?: string | undefined;
  readonly watch?: StageWatch;
  readonly meter?: Meter;
}) {
  let isNoted = look === undefined;
  const note = async () => {
    if (isNoted || look === undefined) return;
    const { older } = await noteLook(ports, look);
    isNoted = true;
    meter({ OlderLook: older });
  };
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
      await note();
      const again = wakeByStream('rendered', ports.index);
      await untilDone(
        (options) => render(ports, site, { ...options, ...tellSteps(watch, 'rendered') }),
        again,
      );
      watch.ran(false);
      return { batchItemFailures: [] };
    } catch (error) {
      const { isThrown, response } = failedRun(event);
      const next = await nextStep('rendered', ports.store);
      watch.step({ ...next, outcome: 'failed', error, isThrown });
      if (isThrown) throw error;
      watch.ran(true);
      return response;
    }
  };
}

export const handler = lazily(() => createHandler(renderPorts()));
