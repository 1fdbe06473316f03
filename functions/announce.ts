import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type AnnouncePorts, announce } from '../lib/pipeline/announce/announce.ts';
import type { Site } from '../lib/site/models.ts';
import { lazily } from './lazily.ts';
import { announcePorts } from './ports.ts';
import { failedRecords } from './stream-failures.ts';
import { untilDone } from './until-done.ts';

/** Brings feeds, sitemap, CDN and the author's commit status up to the pages. */
export function createHandler({ site, ...ports }: AnnouncePorts & { readonly site: Site }) {
  return async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    try {
      await untilDone((options) => announce(ports, site, options));
      return { batchItemFailures: [] };
    } catch (error) {
      return failedRecords(event, error);
    }
  };
}

export const handler = lazily(() => createHandler(announcePorts()));
