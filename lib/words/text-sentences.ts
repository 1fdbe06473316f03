import { countUnits, type Deed, type UnitCounts } from '../redline/changes/count-units.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { graver, type Kind, kinds } from '../redline/classify/kinds.ts';
import type { Unit } from '../redline/classify/units.ts';
import { quotesOf, tellForce } from './quoted-change.ts';
import type { RedlineWords } from './redline-words.ts';

/**
 * A part of a sentence, and the kind of change by whose weight it has its place. How binding a text
 * is weighs as much as a figure.
 */
export interface Told {
  readonly text: string;
  readonly kind: Kind;
}

/**
 * Most sorts of blocks that a sentence names for one thing done to them. The rarest are left out.
 */
const mostUnits = 3;

/** Longest quotation of a title or list, in characters. */
const longestValue = 120;

/** What is graver comes first. What is equally grave keeps its order. */
export function byWeight(told: readonly Told[]): Told[] {
  return told.toSorted((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind));
}

/**
 * What was done to the text: the gravest change itself, where it is short, and one that makes a
 * sentence more or less binding; then how much else changed.
 */
export function tellText(changes: readonly ListedChange[], words: RedlineWords): Told[] {
  const quotes = quotesOf(changes, words);
  const others = changes.filter((one) => !quotes.some((quote) => quote.changes.includes(one)));
  const isInOneSection =
    new Set(changes.flatMap(({ section, left }) => (left ? [left, section] : [section]))).size ===
    1;
  const told = quotes.map(({ changes: all, text, isBinding }, index): Told => {
    const [change] = all;
    const isLast = others.length === 0 && index === quotes.length - 1;
    const isTogether = all.every(({ section }) => section === change.section);
    const isPlaced = change.section && isTogether && (isLast || !isInOneSection);
    return {
      text: isPlaced ? words.within(text, shorten(change.section)) : text,
      kind: isBinding ? 'figures' : change.kind,
    };
  });
  const force = tellForce(others, words).map((text): Told => ({ text, kind: 'figures' }));
  return [...told, ...force, ...countedText(others, words)];
}

/**
 * How many blocks had what done to them, and where, if all of them are in one section, or left the
 * same section for one other; not where that is called as the document is.
 */
export function countedText(
  changes: readonly ListedChange[],
  words: RedlineWords,
  title?: string,
): Told[] {
  const sections = new Set(changes.map(({ section }) => section));
  const [section] = sections;
  const told = tellDeeds(countUnits(changes), words);
  const lefts = new Set(changes.map(({ left }) => left));
  const isHeading = changes.every(({ unit, units }) => unit === 'heading' || units.length > 1);
  if (sections.size > 1 || lefts.size > 1 || !section || isHeading) return told;
  const [left] = lefts;
  if (!left && section === title) return told;
  const place = (text: string) =>
    left
      ? words.between(text, shorten(left), shorten(section))
      : words.within(text, shorten(section));
  return told.map((one, index) =>
    index === told.length - 1 ? { ...one, text: place(one.text) } : one,
  );
}

/** One part for each thing done, the gravest first, then the most frequent. */
function tellDeeds(counts: UnitCounts, words: RedlineWords): Told[] {
  const deeds = new Map<Deed, { kind: Kind; units: [Unit, number][] }>();
  for (const [key, { count, kind }] of [...counts].sort(([, a], [, b]) => b.count - a.count)) {
    const [deed, unit] = key.split(' ') as [Deed, Unit];
    const known = deeds.get(deed);
    const units: [Unit, number][] = [...(known?.units ?? []), [unit, count]];
    deeds.set(deed, { kind: graver(known?.kind, weightOf(deed, kind)), units });
  }
  return byWeight(
    [...deeds].map(([deed, { kind, units }]) => ({
      text: deedText(deed, units.slice(0, mostUnits), words),
      kind,
    })),
  );
}

/**
 * How grave a thing done is among the others. That blocks stand elsewhere tells nothing of the
 * words in them, so it never comes before what was removed or reworded.
 */
function weightOf(deed: Deed, kind: Kind): Kind {
  const most = mostOfPlace.get(deed);
  return most && graver(kind, most) === kind ? most : kind;
}

const mostOfPlace: ReadonlyMap<Deed, Kind> = new Map([
  ['restructured', 'structure'],
  ['renumbered', 'structure'],
  ['movedTo', 'moved'],
]);

/** "2 paragraphs and 1 heading reworded" */
export function deedText(
  deed: Deed,
  units: readonly (readonly [Unit, number])[],
  words: RedlineWords,
): string {
  const total = units.reduce((sum, [, count]) => sum + count, 0);
  const names = units.map(([unit, count]) => words.units[unit](count));
  const last = names.pop() ?? '';
  return words[deed](names.length === 0 ? last : `${names.join(', ')}${words.and}${last}`, total);
}

/** A title or list as a sentence quotes it. */
export function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue).trimEnd()}…` : text;
}
