import { GazetteError } from '../../errors/errors.ts';
import type { Document } from '../../plan/model/document.ts';
import type { WhyAsWritten } from '../../plan/parse.ts';
import type { TextTrials, Trial } from '../../ports/text-trials.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import {
  manyBytes,
  ordinaryMilliseconds,
  secondTrials,
  trialMilliseconds,
  triedBytes,
  triedBytesOfMany,
} from '../work/limits.ts';
import type { ReportOwnFailure } from '../work/own-failures.ts';
import { shownAsSource } from './changed-file.ts';
import type { DocumentChange } from './document-change.ts';

/** The trials of one commit. All its slow texts share one time limit. */
export interface CommitTrials {
  /**
   * Whether a text must be tried. Ask once for each text of the commit, in order, because the
   * answer depends on the bytes so far.
   */
  isLarge(bytes: number): boolean;
  /** The parsed text without its content, or the reason to show it as written. */
  attempt(trial: Trial): Promise<Document | WhyAsWritten>;
  /** Reports that Gazette itself failed on a text; the text is then shown as written. */
  mistake(path: string): (error: unknown) => WhyAsWritten;
}

/** @param trials when absent, nothing is tried */
export function createCommitTrials(
  trials: TextTrials | undefined,
  report: ReportOwnFailure = () => {},
): CommitTrials {
  const mistake = (path: string) => (error: unknown) => {
    report(path, error);
    return 'mistake' as const;
  };
  let bytesSoFar = 0;
  let slowTimeLeft = trialMilliseconds;
  let secondLooks = secondTrials;
  /** What is shown as written stays so for ever: one measurement is not enough. */
  const tryTwice = async (port: TextTrials, trial: Trial, limit: number) => {
    const first = await port.attempt(trial, limit);
    if (first.outcome !== 'exceeded' || secondLooks === 0) return first;
    secondLooks -= 1;
    return port.attempt(trial, limit);
  };
  return {
    isLarge(bytes) {
      bytesSoFar += bytes;
      const limit = bytesSoFar > manyBytes ? triedBytesOfMany : triedBytes;
      return trials !== undefined && bytes > limit;
    },
    async attempt(trial) {
      if (!trials) return 'slow';
      const characters = trial.after.text.length + (trial.before?.text.length ?? 0);
      const ordinary = ordinaryMilliseconds(characters);
      const limit = Math.min(trialMilliseconds, ordinary + slowTimeLeft);
      try {
        const { outcome, milliseconds } = await tryTwice(trials, trial, limit);
        slowTimeLeft -= Math.min(slowTimeLeft, Math.max(0, milliseconds - ordinary));
        return outcome === 'exceeded' ? 'slow' : outcome;
      } catch (error) {
        // A failure of the workers says nothing about the text.
        if (error instanceof GazetteError) throw error;
        return mistake(trial.after.path)(error);
      }
    },
    mistake,
  };
}

/**
 * Tries to compare large texts with the versions they replace, where both are parsed. A text shown
 * as written is compared line by line, which is never slow.
 */
export async function tryRedlines(
  changes: readonly DocumentChange[],
  store: VersionStore,
  trials: CommitTrials,
): Promise<DocumentChange[]> {
  const tried: DocumentChange[] = [];
  for (const change of changes) {
    const why = needsTrial(change) ? await whyAsWritten(change, store, trials) : undefined;
    tried.push(why ? { ...change, file: shownAsSource(change.file, why) } : change);
  }
  return tried;
}

function needsTrial({ file, before }: DocumentChange): boolean {
  const states = [file.tried, before?.tried];
  return before !== undefined && states.includes('parsed') && !states.includes('source');
}

/** `undefined` when the text can be compared with the version before. */
async function whyAsWritten(
  { file, before }: DocumentChange,
  store: VersionStore,
  trials: CommitTrials,
): Promise<WhyAsWritten | undefined> {
  if (!before) return undefined;
  const { path, version, language } = before.state;
  const text = new TextDecoder().decode(await store.source(before.document, version));
  const after = { path: file.path, text: file.text, language: file.language };
  const outcome = await trials.attempt({ after, before: { path, text, language } });
  return typeof outcome === 'string' ? outcome : undefined;
}
