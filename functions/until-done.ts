import type { StageOptions } from '../lib/pipeline/ingest.ts';

/** Milliseconds after which a stage stops at its next whole step: well inside the functions' timeout. */
const budget = 3.5 * 60 * 1000;

/**
 * Runs a stage until it has caught up or its time is used up. What is left then is done at the
 * next wake-up, by the schedule at the latest: the cursor says where to go on.
 */
export async function untilDone<Result extends { readonly done: boolean }>(
  stage: (options: StageOptions) => Promise<Result>,
): Promise<Result> {
  const end = performance.now() + budget;
  const isTimeUp = () => performance.now() > end;
  let result = await stage({ isTimeUp });
  while (!result.done && !isTimeUp()) result = await stage({ isTimeUp });
  return result;
}
