import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import type { Kind } from '../../../lib/redline/classify/kinds.ts';
import { redline } from '../../../lib/redline/redline.ts';

/** Two Markdown texts, and how a person labelled the change by the rules of docs/redline.md. */
export interface LabelledPair {
  /** Language and number, such as `de-017`. */
  readonly id: string;
  readonly old: string;
  readonly new: string;
  /** The gravest kind of change; several where the rules leave it open. */
  readonly kinds: readonly Kind[];
  /** What changed, in the labeller's words. */
  readonly says: string;
}

/** The corpus of labelled pairs, one a line. Labels are made by reading, never from the engine. */
export function labelledPairs(): LabelledPair[] {
  return readFileSync(join(import.meta.dirname, 'labelled-pairs.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledPair);
}

/** The gravest kind of change that the engine finds; `undefined` where it finds none. */
export function foundKind(pair: Pick<LabelledPair, 'old' | 'new'>): Kind | undefined {
  const difference = redline(
    parseDocument('plan.md', pair.old),
    parseDocument('plan.md', pair.new),
  );
  return findKinds(difference)[0]?.kind;
}
