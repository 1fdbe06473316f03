import type { ListedChange } from '../redline/changes/listed-change.ts';
import { conditionsIn, dependsOn, findConditions } from '../redline/classify/conditions.ts';
import { countSameEnds } from '../redline/content/same-ends.ts';
import { splitWords } from '../redline/content/words.ts';

/** A condition that came, went, or took the place of another one; empty where there is none. */
export interface ConditionChange {
  readonly before: string;
  readonly after: string;
  /** The changes of its line that make it. */
  readonly changes: readonly [ListedChange, ...ListedChange[]];
}

/**
 * Characters of the changes that make another condition. Longer ones begin with it: in others a
 * sentence is another one, with its own conditions.
 */
const longest = 60;

/** Characters in front of the end of a condition with which a longer change begins. */
const longestStart = 30;

/**
 * The first line in which one condition is another one, came or went, and nothing else was done to
 * its conditions: "even if" became "only if". Conditions that share no word are told only where one
 * change has both.
 */
export function changeOfCondition(changes: readonly ListedChange[]): ConditionChange | undefined {
  const lines = Map.groupBy(changes, ({ place, units }) => (units.length > 0 ? -1 : place));
  for (const [place, line] of lines) {
    const found = place < 0 ? undefined : conditionOf(line);
    if (found) return found;
  }
  return undefined;
}

function conditionOf(all: readonly ListedChange[]): ConditionChange | undefined {
  const { line } = all[0] ?? {};
  if (!line) return undefined;
  const [old, young] = differing(conditionsIn(line.before), conditionsIn(line.after));
  const [before = '', after = ''] = [old[0], young[0]];
  if ((old.length > 1 || young.length > 1) && !all.some((one) => holdsAll(one, old, young)))
    return undefined;
  if (!(before && after) && !dependsOn(before + after)) return undefined;
  const making = all.filter(
    (one) =>
      (isShort(one) || beginsWithIt(one)) &&
      (shareWord(one.before, before) || shareWord(one.after, after)),
  );
  const [first, ...others] = making;
  const isInOne = making.some(
    (one) =>
      (before === '' || holdsStart(one.before, before)) &&
      (after === '' || holdsStart(one.after, after)),
  );
  if (!first || !(isInOne || shareWord(before, after))) return undefined;
  return { before, after, changes: [first, ...others] };
}

/**
 * The clause that a condition begins in a text, up to the end of its sentence, cut behind a word:
 * "unless the city caused it by gross…". Empty where the text has no more of it than the condition.
 */
export function clauseOf(text: string, condition: string): string {
  const start = findConditions(text).find(({ phrase }) => phrase === condition)?.start;
  if (start === undefined) return '';
  const [clause = ''] =
    /^[^.!?;]*(?:[.!?;]\S[^.!?;]*)*/u.exec(text.slice(start, start + longestRead)) ?? [];
  const whole = clause.replace(/\s+/gu, ' ').replace(/(?<![ ,:)])[ ,:)]+$/u, '');
  if (!wordsIn(whole).slice(wordsIn(condition).length).some(isTelling)) return '';
  if (whole.length <= longest) return whole;
  return `${whole.slice(0, longestCut).replace(/[^\p{L}\p{M}\p{N}]{1,9}[\p{L}\p{M}\p{N}'’-]{0,40}$/u, '')}…`;
}

/** Characters of a clause that is cut, or of both versions of what changed around a condition. */
const longestCut = 40;

/** Characters behind a condition in which the end of its clause is looked for. */
const longestRead = 200;

/**
 * What changed of a line, from its first change to its last, where a condition came or went without
 * the clause that it began: "public, except where they contain" and "public where they contain no".
 * Where that is too long, or figures changed with it, the condition with the word behind it alone.
 */
export function aroundCondition(
  { before, after, changes: [first] }: ConditionChange,
  changes: readonly ListedChange[],
): ConditionChange | undefined {
  const { line, place, behind = '' } = first;
  if (!line || (before && after) || clauseOf(first.before + first.after, before + after))
    return undefined;
  const [one, ...others] = changes.filter((change) => change.place === place);
  const areWords = [first, ...others].every(
    ({ kind, units }) => kind === 'wording' && units.length === 0,
  );
  const [old = '', young = ''] = differing(splitWords(line.before), splitWords(line.after)).map(
    (part) => part.join(''),
  );
  const isWithin =
    Math.max(old.length, young.length) <= longestCut && !/[.!?]\s+\S/u.test(`${old}\n${young}`);
  if (one && others.length > 0 && areWords && isWithin)
    return { before: old, after: young, changes: [one, ...others] };
  const isAlone = (first.before === '' || first.after === '') && behind !== '';
  if (!isAlone) return undefined;
  return { before: first.before + behind, after: first.after + behind, changes: [first] };
}

/** Whether a word behind a condition makes a clause with it: "the" and « les » do not. */
function isTelling(word: string): boolean {
  return word.replace(/['’]/gu, '').length >= 4;
}

/** Whether a text has a condition, or its first word where the next one stayed: "except" of "except where". */
function holdsStart(text: string, condition: string): boolean {
  return conditionsIn(text).some((one) => `${condition} `.startsWith(`${one} `));
}

/** What two lists have between their equal ends. */
function differing(one: readonly string[], other: readonly string[]): [string[], string[]] {
  const { start, end } = countSameEnds(one, other);
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function isShort({ what, before, after }: ListedChange): boolean {
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  return isOfWords && Math.max(before.length, after.length) <= longest;
}

/** Whether a change within a sentence begins with a condition that it brought or took away. */
function beginsWithIt({ what, before, after }: ListedChange): boolean {
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  const [short = '', long = ''] = [before, after].toSorted(
    (one, other) => one.length - other.length,
  );
  const isOne = !/[.!?]\s+\S/u.test(long.trim());
  return (
    isOfWords &&
    isOne &&
    short.length <= longest &&
    conditionsIn(long.slice(0, longestStart)).length > 0
  );
}

/** Whether one change took away, or brought, all of several conditions: "unless … if". */
function holdsAll(
  { before, after }: ListedChange,
  old: readonly string[],
  young: readonly string[],
): boolean {
  if (old.length > 0 && young.length > 0) return false;
  const [text, all] = old.length > 0 ? [before, old] : [after, young];
  return conditionsIn(text).join() === all.join();
}

function shareWord(one: string, other: string): boolean {
  const words = new Set(wordsIn(other));
  return wordsIn(one).some((word) => words.has(word));
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
}
