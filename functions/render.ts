import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type RenderPorts, render } from '../lib/pipeline/render/render.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { renderPorts } from './ports.ts';
import { failedRecords } from './stream-failures.ts';
import { untilDone } from './until-done.ts';
import { wakeByStream } from './wake-again.ts';

/** Brings the pages up to the version store. */
export function createHandler({ site, ...ports }: RenderPorts & { readonly site: Site }) {
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
      const again = wakeByStream('rendered', ports.index);
      await untilDone((options) => render(ports, site, options), again);
      return { batchItemFailures: [] };
    } catch (error) {
      return failedRecords(event, error);
    }
  };
}

export const handler = lazily(() => createHandler(renderPorts()));
