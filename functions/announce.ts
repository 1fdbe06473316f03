import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type AnnouncePorts, announce } from '../lib/pipeline/announce/announce.ts';
import type { Meter } from '../lib/settings/measures.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { measureAnnounce } from './measure.ts';
import { announcePorts } from './ports.ts';
import { failedRecords } from './stream-failures.ts';
import { untilDone } from './until-done.ts';
import { wakeByStream } from './wake-again.ts';

/** Brings feeds, sitemap, hubs and the author's commit status up to the pages. */
export function createHandler({
  site,
  meter = () => {},
  ...ports
}: AnnouncePorts & { readonly site: Site; readonly meter?: Meter }) {
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
      const again = wakeByStream('announced', ports.index);
      const result = await untilDone((options) => announce(ports, site, options), again);
      measureAnnounce(result, meter);
      return { batchItemFailures: [] };
    } catch (error) {
      return failedRecords(event, error);
    }
  };
}

export const handler = lazily(() => createHandler(announcePorts()));
