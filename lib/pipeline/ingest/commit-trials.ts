import { GazetteError } from '../../errors/errors.ts';
import type { Document } from '../../plan/model/document.ts';
import type { WhyAsWritten } from '../../plan/parse.ts';
import type { TextTrials, Trial, TrialText } from '../../ports/text-trials.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import {
  manyBytes,
  ordinaryMilliseconds,
  secondTrials,
  trialMilliseconds,
  triedBytes,
  triedBytesOfMany,
} from '../work/limits.ts';
import type { ReportOwnFailure } from '../work/own-failures.ts';
import { shownAsSource, textOf } from './changed-file.ts';
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
 * Tries to publish large texts that can be parsed: to lay them out, and to compare them with the
 * versions they replace. A version shown as written is compared line by line, which is never slow.
 */
export async function tryChanges(
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
  if (file.tried === 'source') return false;
  // Its pages were made before.
  if (before?.blob === file.blob && before.tried !== 'source') return false;
  return file.tried === 'parsed' || before?.tried === 'parsed';
}

/** `undefined` when the text can be published as parsed. */
async function whyAsWritten(
  { file, before }: DocumentChange,
  store: VersionStore,
  trials: CommitTrials,
): Promise<WhyAsWritten | undefined> {
  const { path, language } = file;
  const after = { path, text: textOf(file), language };
  const old = before && before.tried !== 'source' ? await publishedText(before, store) : undefined;
  const outcome = await trials.attempt({ step: 'publish', after, ...(old && { before: old }) });
  return typeof outcome === 'string' ? outcome : undefined;
}

async function publishedText(
  { document, state }: DocumentRecord,
  store: VersionStore,
): Promise<TrialText> {
  const { path, version, language } = state;
  const text = new TextDecoder().decode(await store.source(document, version));
  return { path, text, language };
}
