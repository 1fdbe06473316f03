import type { ScheduledEvent, SQSEvent } from 'aws-lambda';
import type { AnnounceResult } from '../lib/pipeline/announce/announce.ts';
import type { IngestResult } from '../lib/pipeline/ingest/ingest.ts';
import type { Meter } from '../lib/settings/measures.ts';

/** Milliseconds since 1970. */
type Clock = () => number;

/** Measures what ingest brought, and how long ago the oldest push was heard of that asked for it. */
export function measureIngest(
  event: SQSEvent | ScheduledEvent,
  { published }: IngestResult,
  meter: Meter,
  now: Clock = Date.now,
): void {
  if (published.length === 0) return;
  const sent = ('Records' in event ? event.Records : []).map(({ attributes }) =>
    Number(attributes?.SentTimestamp),
  );
  const heard = Math.min(...sent.filter((time) => time > 0));
  meter({
    ChangeSets: published.length,
    Problems: published.reduce((sum, { problems }) => sum + problems.length, 0),
    ...(Number.isFinite(heard) ? { PushToStored: (now() - heard) / 1_000 } : {}),
  });
}

/** Measures what announce made public, and what is still to come. */
export function measureAnnounce(
  { announced, behind }: AnnounceResult,
  meter: Meter,
  now: Clock = Date.now,
): void {
  const newest = announced.at(-1);
  meter({
    Behind: behind,
    ...(newest === undefined
      ? {}
      : {
          Changes: announced.reduce((sum, { changes }) => sum + changes, 0),
          CommitToLive: Math.max(0, (now() - Date.parse(newest.date)) / 1_000),
        }),
  });
}
