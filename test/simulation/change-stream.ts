import type { Random } from './random.ts';
import type { StageName } from './world.ts';

/** Records that one run was woken by. */
export interface Batch {
  readonly stage: StageName;
  readonly records: number;
  readonly attempts: number;
}

/** The table's stream: what becomes visible in the store wakes the next stage. */
export interface ChangeStream {
  add(stage: StageName): void;
  readonly isWaiting: () => boolean;
  /** The next batch of some stage. */
  take(): Batch | undefined;
  /** A batch that failed comes again in halves, and in the end no more (lib/stack/stages/cursor-stream.ts). */
  fail(batch: Batch): void;
  /** What was not read in time is gone: a stream keeps its records for a day. */
  forget(): void;
}

const mostAttempts = 4;
const mostRecords = 4;

export function createChangeStream(random: Random, calm: boolean): ChangeStream {
  let waiting: Batch[] = [];
  return {
    add: (stage) => void waiting.push({ stage, records: 1, attempts: 0 }),
    isWaiting: () => waiting.length > 0,
    take() {
      const [first] = waiting;
      if (!first) return undefined;
      const stage = calm ? first.stage : random.pick(waiting).stage;
      const most = calm ? 1 : 1 + random.below(mostRecords);
      const mine = waiting.filter((batch) => batch.stage === stage);
      const again = mine.find(({ attempts }) => attempts > 0);
      const taken = again ? [again] : mine.slice(0, most);
      waiting = waiting.filter((batch) => !taken.includes(batch));
      const attempts = (again?.attempts ?? 0) + 1;
      return { stage, records: taken.reduce((sum, { records }) => sum + records, 0), attempts };
    },
    fail({ stage, records, attempts }) {
      if (attempts >= mostAttempts) return;
      const half = Math.ceil(records / 2);
      const parts = records > 1 ? [half, records - half] : [1];
      waiting.unshift(...parts.map((part) => ({ stage, records: part, attempts })));
    },
    forget() {
      waiting = [];
    },
  };
}
