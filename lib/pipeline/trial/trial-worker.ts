import { parentPort } from 'node:worker_threads';
import type { Trial } from '../../ports/text-trials.ts';
import { tryText } from './try-text.ts';

/** A trial's answer; `undefined` when the text cannot be published as parsed. */
export type TrialAnswer = ReturnType<typeof tryText> | undefined;

const paragraphs = `
## A @ heading

A paragraph with *some* **@** words, [a link](other.md#part), \`code\` and <b>HTML</b>.

- one item
- another @ item

| a | b |
| --- | --- |
| 1 | @ |
`;

parentPort?.on('message', (trial: Trial) => parentPort?.postMessage(answer(trial)));
warmUp();
parentPort?.postMessage('ready');

function answer(trial: Trial): TrialAnswer {
  try {
    return tryText(trial);
  } catch (error) {
    // The text needs more stack, or a larger string or list, than there is, here and in render.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Code runs several times slower while it is new. That time belongs to no text. */
function warmUp(): void {
  const text = (word: string) => `# Plan\n${paragraphs.replaceAll('@', word).repeat(20)}`;
  const [after, before] = [text('new'), text('old')].map((one) => ({ path: 'a.md', text: one }));
  if (!after || !before) return;
  answer({ step: 'publish', after });
  answer({ step: 'publish', after, before });
}
