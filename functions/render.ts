import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type RenderPorts, render } from '../lib/pipeline/render/render.ts';
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
  watch = failuresOnly,
  ...ports
}: RenderPorts & { readonly site: Site; readonly watch?: StageWatch }) {
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
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
