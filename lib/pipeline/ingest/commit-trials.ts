import { GazetteError } from '../../errors/errors.ts';
import type { Document } from '../../plan/document.ts';
import type { WhyAsWritten } from '../../plan/parse.ts';
import type { TextTrials, Trial, VersionStore } from '../../ports.ts';
import {
  manyBytes,
  ordinaryMillisecondsPerByte,
  trialMilliseconds,
  triedBytes,
  triedBytesOfMany,
} from '../work/limits.ts';
import type { ReportMistake } from '../work/own-failures.ts';
import { shownAsSource } from './changed-file.ts';
import type { Draft } from './document-change.ts';

/** The trials of one commit, whose slow texts have one time together. */
export interface CommitTrials {
  /** Whether a text must be tried; asked once for each text of the commit, in order. */
  isLarge(bytes: number): boolean;
  /** The parsed text, its content left out; or why it is to be shown as written. */
  attempt(trial: Trial): Promise<Document | WhyAsWritten>;
  /** What there is instead of a text that cannot be read by a mistake of ours, which is reported. */
  mistake(path: string): (error: unknown) => WhyAsWritten;
}

/** @param trials without it nothing is tried */
export function createCommitTrials(
  trials: TextTrials | undefined,
  report: ReportMistake = () => {},
): CommitTrials {
  const mistake = (path: string) => (error: unknown) => {
    report(path, error);
    return 'mistake' as const;
  };
  let bytesSoFar = 0;
  let slowTimeLeft = trialMilliseconds;
  return {
    isLarge(bytes) {
      bytesSoFar += bytes;
      const limit = bytesSoFar > manyBytes ? triedBytesOfMany : triedBytes;
      return trials !== undefined && bytes > limit;
    },
    async attempt(trial) {
      if (!trials) return 'slow';
      const characters = trial.after.text.length + (trial.before?.text.length ?? 0);
      const ordinary = characters * ordinaryMillisecondsPerByte;
      const limit = Math.min(trialMilliseconds, ordinary + slowTimeLeft);
      try {
        const { outcome, milliseconds } = await trials.attempt(trial, limit);
        slowTimeLeft -= Math.min(slowTimeLeft, Math.max(0, milliseconds - ordinary));
        return outcome === 'exceeded' ? 'slow' : outcome;
      } catch (error) {
        // That nothing can be tried says nothing about the text.
        if (error instanceof GazetteError) throw error;
        return mistake(trial.after.path)(error);
      }
    },
    mistake,
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
  for (const draft of drafts) {
    const why = needsTrial(draft) ? await whyAsWritten(draft, store, trials) : undefined;
    tried.push(why ? { ...draft, candidate: shownAsSource(draft.candidate, why) } : draft);
  }
  return tried;
}

function needsTrial({ candidate, before }: Draft): boolean {
  const states = [candidate.tried, before?.tried];
  return before !== undefined && states.includes('parsed') && !states.includes('source');
}

/** `undefined` for a text that can be compared with the one before. */
async function whyAsWritten(
  { candidate, before }: Draft,
  store: VersionStore,
  trials: CommitTrials,
): Promise<WhyAsWritten | undefined> {
  if (!before) return undefined;
  const { path, version } = before.state;
  const text = new TextDecoder().decode(await store.source(before.document, version));
  const { text: written } = candidate;
  const after = { path: candidate.path, text: written };
  const outcome = await trials.attempt({ after, before: { path, text } });
  return typeof outcome === 'string' ? outcome : undefined;
}
