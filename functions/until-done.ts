import type { StageOptions } from '../lib/pipeline/work/stage-options.ts';

/** Milliseconds after which a stage stops at its next whole step: well inside the functions' timeout. */
const budget = 3.5 * 60 * 1000;

/**
 * Runs a stage until it has caught up or its time is used up. What is left then is done at the next
 * wake-up, which it asks for at once: the cursor and what is done of a batch say where to go on.
 *
 * @param again has the stage woken once more
 */
export async function untilDone<Result extends { readonly done: boolean }>(
  stage: (options: StageOptions) => Promise<Result>,
  again: () => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<Result> {
  const end = now() + budget;
  const isTimeUp = () => now() > end;
  let result = await stage({ isTimeUp });
  while (!result.done && !isTimeUp()) result = await stage({ isTimeUp });
  if (!result.done) await again();
  return result;
}
