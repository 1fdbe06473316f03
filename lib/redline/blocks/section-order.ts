import type { Content } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { textOf } from '../content/excerpt.ts';
import type { SameEnds } from '../content/same-content.ts';
import { type Alignment, inverseOf } from '../sequences/align.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';

/** Most sections that a heading stays for: so many are named where they moved. */
const mostSections = 3;

/** The siblings of one version, and for each the index of its partner in the other, or -1. */
interface Version {
  readonly items: readonly Item[];
  readonly partners: Alignment;
  /** The level of what stands behind them. */
  readonly last: number;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the search for what changed ends: where headings changed, behind all that stands under the
 * last one, since that may have moved with another heading.
 *
 * @param ends how much is equal at the start and at the end of both versions
 */
export function withLastText(
  { start, end }: SameEnds,
  before: readonly Content[],
  after: readonly Content[],
): SameEnds {
  const hasHeading = (all: readonly Content[]) =>
    all.slice(start, all.length - end).some(isHeading);
  if (!hasHeading(before) || !hasHeading(after)) return { start, end };
  const next = after.findIndex((node, index) => index >= after.length - end && isHeading(node));
  return { start, end: next < 0 ? 0 : after.length - next };
}

/**
 * Where sections and a heading that stands over others changed places, the sections moved: an
 * article from one part to the next, not the heading of that part. An alignment keeps what has most
 * blocks, which are those of the article. Sections that moved are set apart, and so are headings
 * that each version has once: no other heading became such a one.
 */
export function keepHeadings(
  before: readonly Item[],
  after: readonly Item[],
  alignment: Alignment,
  work: StepBudget,
  behind: Content | undefined,
): void {
  const last = behind ? levelOf(behind) : 0;
  const old: Version = { items: before, partners: alignment, last };
  const young: Version = { items: after, partners: inverseOf(alignment, after.length), last };
  startAtHeadings(old, young);
  startAtHeadings(young, old);
  const lone = loneHeadings(old, young);
  let tried = 0;
  for (const [oldIndex, newIndex] of lone) {
    if (alignment[oldIndex] !== -1 || newIndex < tried) continue;
    const length = lengthOfMove(old, oldIndex, young, newIndex);
    tried = newIndex + length;
    work.steps += length;
    keepHeading(old, runOf(oldIndex, length), young, runOf(newIndex, length), work);
  }
  for (const [oldIndex, newIndex] of lone) {
    const isCounted = before[oldIndex]?.label !== undefined;
    const isOverSame = before[oldIndex + 1]?.id === after[newIndex + 1]?.id;
    if (alignment[oldIndex] !== -1 || (isCounted && !isOverSame)) continue;
    for (const item of [before[oldIndex], after[newIndex]]) if (item) item.isApart = true;
  }
}

function runOf(start: number, length: number): Run {
  return { start, end: start + length };
}

/** Aligns a heading, and what moved with it, where whole sections moved over it instead. */
function keepHeading(old: Version, from: Run, young: Version, to: Run, work: StepBudget): void {
  if (isWhole(old, from) && isWhole(young, to)) return;
  const [oldRun, newRun] =
    sectionsPassed(old, from, young, to, work) ??
    sectionsPassed(young, to, old, from, work)?.toReversed() ??
    [];
  if (!oldRun || !newRun) return;
  setApart(old, oldRun);
  setApart(young, newRun);
  for (let index = from.start; index < from.end; index++) {
    const partner = to.start + index - from.start;
    old.partners[index] = partner;
    young.partners[partner] = index;
  }
}

/** The headings that both versions have once, and that are not aligned. */
function loneHeadings(old: Version, young: Version): [number, number][] {
  const oldOnes = onlyHeadings(old);
  if (oldOnes.size === 0) return [];
  return [...onlyHeadings(young)].flatMap(([key, newIndex]): [number, number][] => {
    const oldIndex = oldOnes.get(key);
    return oldIndex === undefined ? [] : [[oldIndex, newIndex]];
  });
}

/**
 * The places of headings that are not aligned, by level and text; none of those that occur again,
 * whose anchors are numbered and tell nothing.
 */
function onlyHeadings({ items, partners }: Version): Map<string, number> {
  const ones = new Map<string, number>();
  const others = new Set<string>();
  for (const [index, { block }] of items.entries()) {
    if (!block || !isHeading(block)) continue;
    const key = `${block.name} ${textOf(block)}`;
    if (partners[index] !== -1 || ones.has(key)) others.add(key);
    else ones.set(key, index);
  }
  for (const key of others) ones.delete(key);
  return ones;
}

/** How many blocks, a heading first, are the same in both versions and not aligned. */
function lengthOfMove(old: Version, oldStart: number, young: Version, newStart: number): number {
  let length = 1;
  const isSame = (one: Item | undefined, other: Item | undefined) => one && one.id === other?.id;
  while (
    old.partners[oldStart + length] === -1 &&
    young.partners[newStart + length] === -1 &&
    isSame(old.items[oldStart + length], young.items[newStart + length])
  )
    length++;
  return length;
}

/** Whether a heading and what follows it are whole sections: there is text, and all of it. */
function isWhole(version: Version, { start, end }: Run): boolean {
  let [top, hasText] = [noHeading, false];
  for (let index = start; index < end; index++) {
    const level = levelAt(version, index);
    top = Math.min(top, level);
    hasText ||= level === noHeading;
  }
  return hasText && levelAt(version, end) <= top;
}

/**
 * The sections right behind `there` that are right before `here` in another version, in that version
 * and in this one; `undefined` where there are none, or not whole ones.
 */
function sectionsPassed(
  one: Version,
  here: Run,
  other: Version,
  there: Run,
  work: StepBudget,
): [Run, Run] | undefined {
  const start = startOfPassed(one, other, there.end);
  const level = start < 0 ? noHeading : levelAt(one, start);
  if (start >= here.start || level === noHeading || level < levelAt(one, here.start))
    return undefined;
  const passed = { start, end: here.start };
  let [count, hasText] = [0, false];
  for (let index = start; index < here.start; index++) {
    const own = levelAt(one, index);
    hasText ||= own === noHeading;
    work.steps++;
    if (own === level) count++;
    if (own < level || count > mostSections) return undefined;
  }
  let end = there.end;
  for (let left = count; ; end++) {
    const own = levelAt(other, end);
    work.steps++;
    if (own < level || (own === level && left-- === 0)) break;
    if (end === other.items.length) return undefined;
  }
  const behind = { start: there.end, end };
  const areTogether = areIn(one, passed, behind) && areIn(other, behind, passed);
  return hasText && areTogether ? [passed, behind] : undefined;
}

/** Where sections begin in a version that begin at `start` in the other; their heading may be new. */
function startOfPassed(one: Version, other: Version, start: number): number {
  const partner = other.partners[start] ?? -1;
  const text = other.partners[start + 1] ?? -1;
  const isOther =
    partner < 0 &&
    text > 0 &&
    one.partners[text - 1] === -1 &&
    levelAt(one, text - 1) === levelAt(other, start);
  return isOther ? text - 1 : partner;
}

/**
 * Where a part that came or went begins and ends with the same text, as parts with one note under
 * each do, it begins at its heading: what is above that belongs to the part before.
 */
function startAtHeadings(one: Version, other: Version): void {
  const { items, partners } = one;
  for (let start = 0, end = 0; start < items.length; start = end + 1) {
    let hasHeading = false;
    for (end = start; end < items.length && partners[end] === -1; end++)
      hasHeading ||= levelAt(one, end) !== noHeading;
    if (!hasHeading || end === items.length) continue;
    let count = 0;
    const isSame = () =>
      partners[end + count] !== -1 && items[start + count]?.id === items[end + count]?.id;
    while (levelAt(one, start + count) === noHeading && isSame()) count++;
    if (levelAt(one, start + count) === noHeading) continue;
    for (let index = start; index < start + count; index++, end++) {
      const partner = partners[end] ?? -1;
      partners[index] = partner;
      partners[end] = -1;
      other.partners[partner] = index;
    }
  }
}

/** Whether what is aligned of a run is aligned with another run alone. */
function areIn({ partners }: Version, { start, end }: Run, other: Run): boolean {
  for (let index = start; index < end; index++) {
    const partner = partners[index] ?? -1;
    if (partner >= 0 && (partner < other.start || partner >= other.end)) return false;
  }
  return true;
}

function setApart({ items, partners }: Version, { start, end }: Run): void {
  for (let index = start; index < end; index++) {
    const item = items[index];
    if (item && partners[index] !== -1) item.isApart = true;
    partners[index] = -1;
  }
}

const noHeading = 7;

function levelAt({ items, last }: Version, index: number): number {
  const item = items[index];
  return item ? levelOf(item.block) : last;
}

function levelOf(block: Content | undefined): number {
  return block && isHeading(block) ? Number(block.name.slice(1)) : noHeading;
}
