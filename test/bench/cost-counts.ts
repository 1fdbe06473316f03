import type { FunctionName } from '../../lib/stack/bundles/stack-code.ts';

/** What one happening asked of GitHub and AWS; each function that has a time was called once. */
export interface Counts {
  /** Requests by endpoint. */
  readonly github: Readonly<Record<string, number>>;
  /** Time of each call on the machine that counted. */
  readonly milliseconds: Readonly<Partial<Record<FunctionName, number>>>;
  /** Requests by `service:Operation`. */
  readonly operations: Readonly<Record<string, number>>;
  /** Of DynamoDB. */
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Of CloudFront. */
  /** Bytes of the objects written. */
  readonly objectBytes: number;
}

/** Everything that was counted and that costs are made from. */
export interface Recorded {
  /** A history published at once, in one call of each stage. */
  readonly imported: Counts & { readonly versions: number };
  /** One commit that amends one document. */
  readonly push: Counts;
  /** A round of the schedule without news. */
  readonly idle: Counts;
  /** A comparison that nobody had asked for before. */
  readonly onDemand: Counts;
  /** Bytes as CloudFront sends them, compressed. */
  readonly bytes: { readonly page: number; readonly stylesheet: number };
  readonly stack: StackCounts;
}

/** What the stack has of things that cost by the month or by their size. */
export interface StackCounts {
  readonly alarms: number;
  readonly dashboards: number;
  readonly secrets: number;
  /** Queues that a function reads from. */
  readonly polledQueues: number;
  /** Memory of each function. */
  readonly megabytes: Readonly<Partial<Record<FunctionName, number>>>;
}

/** Adds up all counts whose name begins like this. */
export function sumOf(counts: Readonly<Record<string, number>>, beginning = ''): number {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith(beginning))
    .reduce((sum, [, count]) => sum + count, 0);
}
