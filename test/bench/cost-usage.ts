import type { Usage } from './cost.ts';
import { type Counts, type Recorded, sumOf } from './cost-counts.ts';

/** What happens in a month of 30 days. */
export interface Case {
  readonly title: string;
  readonly pushesPerDay: number;
  readonly readersPerDay: number;
  /** Versions of a first import. */
  readonly importedVersions: number;
  /** Whether what costs by the month is in it, whatever happens. */
  readonly isWholeMonth: boolean;
}

/** The assumptions that docs/cost.md states; all else is counted. */
export const assumptions = {
  days: 30,
  /** A stylesheet comes once with them. */
  pagesPerReader: 3,
  /** For each reader of a day, feed readers that ask every hour, mostly for nothing new. */
  watchersPerReader: 0.01,
  feedRequestsPerDay: 24,
  /** Of stylesheets; pages and feeds are revalidated with S3 each time, as their headers ask. */
  stylesheetHitRatio: 0.95,
  comparisonsPerPage: 0.001,
  headerBytes: 500,
  wakeUpsPerDay: 288,
  /** Lambda polls a queue with five connections, each for 20 seconds. */
  pollsPerDay: (5 * 86_400) / 20,
  logBytesPerCall: 2_000,
  /** Both versions of a secret, by each function that has not kept them. */
  readsPerSecret: 2,
} as const;

/** How much of everything a case uses. */
export function usageOf(happening: Case, recorded: Recorded): Usage {
  const { stack } = recorded;
  const months = happening.isWholeMonth ? 1 : 0;
  const reading = readingOf(happening);
  const { pushes, wakeUps, comparisons, total } = workOf(happening, recorded);
  const calls = total(({ milliseconds }) => Object.keys(milliseconds).length);
  // An item takes at least one write unit for each kB.
  const gigabytesOfItems = total(({ writeUnits }) => writeUnits * 1_024) / 1e9;
  return {
    lambdaRequests: calls,
    lambdaGigabyteSeconds: total((counts) => gigabyteSeconds(counts, stack.megabytes)),
    httpApiRequests: pushes + comparisons,
    // The function sends a message; Lambda receives and deletes it.
    sqsRequests:
      pushes * 3 + months * assumptions.days * assumptions.pollsPerDay * stack.polledQueues,
    dynamoReadUnits: total(({ readUnits }) => readUnits),
    dynamoWriteUnits: total(({ writeUnits }) => writeUnits),
    dynamoGigabytes: gigabytesOfItems,
    dynamoRecoveryGigabytes: gigabytesOfItems,
    s3Puts: total(({ operations }) => sumOf(operations, 's3:Put')),
    s3Gets:
      total(({ operations }) => sumOf(operations, 's3:Get') + sumOf(operations, 's3:Head')) +
      reading.revalidations,
    s3Gigabytes: total(({ objectBytes }) => objectBytes) / 1e9,
    cloudFrontRequests: reading.requests,
    cloudFrontGigabytes: reading.bytes(recorded.bytes) / 1e9,
    // One for the request, one for the answer.
    cloudFrontFunctions: reading.requests * 2,
    secrets: months * stack.secrets,
    // Receive and announce at a push, ingest at each wake-up.
    secretReads: (pushes * 2 + wakeUps) * assumptions.readsPerSecret,
    alarms: months * stack.alarms,
    dashboards: months * stack.dashboards,
    logGigabytes: (calls * assumptions.logBytesPerCall) / 1e9,
    traces: calls,
  };
}

/** How often everything happens that was counted, and the sum of a measure over all of it. */
function workOf(happening: Case, recorded: Recorded) {
  const { days, wakeUpsPerDay, pagesPerReader, comparisonsPerPage } = assumptions;
  const pushes = happening.pushesPerDay * days;
  const wakeUps = happening.isWholeMonth ? days * wakeUpsPerDay : 0;
  const comparisons = happening.readersPerDay * days * pagesPerReader * comparisonsPerPage;
  const times: readonly (readonly [number, Counts])[] = [
    [pushes, recorded.push],
    [wakeUps, recorded.idle],
    [comparisons, recorded.onDemand],
    [happening.importedVersions / recorded.imported.versions, recorded.imported],
  ];
  const total = (measure: (counts: Counts) => number) =>
    times.reduce((sum, [count, counts]) => sum + count * measure(counts), 0);
  return { pushes, wakeUps, comparisons, total };
}

/** What readers ask of CloudFront, and CloudFront of S3. */
function readingOf({ readersPerDay }: Case) {
  const readers = readersPerDay * assumptions.days;
  const pages = readers * assumptions.pagesPerReader;
  const feeds = readers * assumptions.watchersPerReader * assumptions.feedRequestsPerDay;
  const requests = pages + readers + feeds;
  return {
    requests,
    revalidations: pages + feeds + readers * (1 - assumptions.stylesheetHitRatio),
    bytes: ({ page, stylesheet }: Recorded['bytes']) =>
      pages * page + readers * stylesheet + requests * assumptions.headerBytes,
  };
}

function gigabyteSeconds(
  { milliseconds }: Counts,
  megabytes: Recorded['stack']['megabytes'],
): number {
  const names = Object.keys(milliseconds) as (keyof typeof megabytes)[];
  return names.reduce(
    (sum, name) => sum + ((milliseconds[name] ?? 0) / 1_000) * ((megabytes[name] ?? 0) / 1_024),
    0,
  );
}
