import type { StageOptions } from '../lib/pipeline/work/stage-options.ts';
import type { Stage, VersionStore } from '../lib/ports/version-store.ts';
import type { StageWatch, Step, StepOutcome } from '../lib/settings/stage-watch.ts';

/** Has a stage tell of each change set that it has finished. */
export function tellSteps(
  watch: StageWatch,
  outcome: StepOutcome,
): Required<Pick<StageOptions, 'onStep'>> {
  return { onStep: ({ commit, sequence }) => watch.step({ commit, sequence, outcome }) };
}

/**
 * The change set after a stage's cursor, which a run that failed did not get past. It may be unknown:
 * then the store is what failed.
 */
export async function nextStep(
  stage: Stage,
  store: Pick<VersionStore, 'cursor' | 'changeSets'>,
): Promise<Pick<Step, 'commit' | 'sequence'>> {
  try {
    const sequence = ((await store.cursor(stage))?.sequence ?? 0) + 1;
    const ingested = (await store.cursor('ingested'))?.sequence ?? 0;
    if (sequence > ingested) return {};
    const [changeSet] = await store.changeSets(sequence, sequence);
    return { sequence, ...(changeSet && { commit: changeSet.commit }) };
  } catch {
    return {};
  }
}
