import type { Document } from '../plan/document.ts';
import type { TextTrials, Trial, VersionStore } from '../ports.ts';
import { shownAsSource } from './candidate.ts';
import type { Draft } from './draft.ts';
import {
  manyBytes,
  ordinaryMillisecondsPerByte,
  trialMilliseconds,
  triedBytes,
  triedBytesOfMany,
} from './limits.ts';

/** The trials of one commit, whose slow texts have one time together. */
export interface CommitTrials {
  /** Whether a text must be tried; asked once for each text of the commit, in order. */
  isLarge(bytes: number): boolean;
  /** The parsed text, its content left out; `undefined` when it is to be shown as written. */
  attempt(trial: Trial): Promise<Document | undefined>;
}

/** @param trials without it nothing is tried */
export function createCommitTrials(trials: TextTrials | undefined): CommitTrials {
  let bytesSoFar = 0;
  let slowTimeLeft = trialMilliseconds;
  return {
    isLarge(bytes) {
      bytesSoFar += bytes;
      const limit = bytesSoFar > manyBytes ? triedBytesOfMany : triedBytes;
      return trials !== undefined && bytes > limit;
    },
    async attempt(trial) {
      if (!trials) return undefined;
      const characters = trial.after.text.length + (trial.before?.text.length ?? 0);
      const ordinary = characters * ordinaryMillisecondsPerByte;
      const limit = Math.min(trialMilliseconds, ordinary + slowTimeLeft);
      const { outcome, milliseconds } = await trials.attempt(trial, limit);
      slowTimeLeft -= Math.min(slowTimeLeft, Math.max(0, milliseconds - ordinary));
      return outcome === 'exceeded' ? undefined : outcome;
    },
  };
}

/**
 * Tries the comparison of large texts with what they replace, as far as both are parsed: one shown
 * as written is compared line by line, which is never slow.
 */
export async function tryRedlines(
  drafts: readonly Draft[],
  store: VersionStore,
  trials: CommitTrials,
): Promise<Draft[]> {
  const tried: Draft[] = [];
  for (const draft of drafts)
    tried.push(
      needsTrial(draft) && !(await isComparable(draft, store, trials))
        ? { ...draft, candidate: shownAsSource(draft.candidate) }
        : draft,
    );
  return tried;
}

function needsTrial({ candidate, before }: Draft): boolean {
  const states = [candidate.tried, before?.tried];
  return before !== undefined && states.includes('parsed') && !states.includes('source');
}

async function isComparable(
  { candidate, before }: Draft,
  store: VersionStore,
  trials: CommitTrials,
): Promise<boolean> {
  if (!before) return true;
  const { path, version } = before.state;
  const text = new TextDecoder().decode(await store.source(before.document, version));
  const { text: written } = candidate;
  const after = { path: candidate.path, text: written };
  return (await trials.attempt({ after, before: { path, text } })) !== undefined;
}
