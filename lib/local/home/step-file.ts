import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StepLine } from '../../settings/stage-watch.ts';

/** A step as it is kept, with when it was. */
export type KeptStep = StepLine & {
  /** ISO 8601. */
  readonly time: string;
};

/** Bytes after which the file is put aside; one that was put aside before goes. */
const largest = 5 * 1024 * 1024;

/** Files of a home, the older one first. */
const files = (home: string) =>
  ['steps.former.jsonl', 'steps.jsonl'].map((name) => join(home, name));

/**
 * Keeps the steps of a home's functions, one line of JSON each, as CloudWatch does for a stack. What
 * cannot be written is not kept, and nothing waits for it.
 */
export function createStepFile(home: string, now: () => Date): (line: StepLine) => void {
  const [former = '', file = ''] = files(home);
  return (line) => {
    try {
      if (existsSync(file) && statSync(file).size > largest) renameSync(file, former);
      appendFileSync(file, `${JSON.stringify({ time: now().toISOString(), ...line })}\n`);
    } catch (error) {
      console.error(error);
    }
  };
}

/** The steps of a home that are kept still, the oldest first. */
export function readSteps(home: string): KeptStep[] {
  return files(home)
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .flatMap(parseStep);
}

/** A line that was cut short, as by a full disk, is none. */
function parseStep(line: string): KeptStep[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as KeptStep];
  } catch {
    return [];
  }
}
