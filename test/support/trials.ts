import { tryText } from '../../lib/pipeline/trial/try-text.ts';
import type { TextTrials, Trial } from '../../lib/ports/text-trials.ts';

/** Trials without a worker, of which those that `isSlow` are said to have been ended. */
export function trialsWhere(
  isSlow: (trial: Trial) => boolean,
): TextTrials & { readonly seen: Trial[] } {
  const seen: Trial[] = [];
  return {
    seen,
    async attempt(trial) {
      seen.push(trial);
      return { outcome: isSlow(trial) ? 'exceeded' : tryText(trial), milliseconds: 1 };
    },
  };
}

/** A text of about as many bytes as asked for, in paragraphs that say which text it is. */
export function longText(heading: string, bytes = 70_000): string {
  const paragraph = `\n${heading} has many paragraphs, and this is *one* of them: <b>&</b>.\n`;
  return `# ${heading}\n${paragraph.repeat(Math.ceil(bytes / paragraph.length))}`;
}
