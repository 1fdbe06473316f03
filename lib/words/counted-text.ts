import { countSections } from '../redline/changes/count-sections.ts';
import {
  countUnits,
  type Deed,
  type UnitCount,
  type UnitCounts,
} from '../redline/changes/count-units.ts';
import type { ChangedUnit, ListedChange } from '../redline/changes/listed-change.ts';
import { graver, type Kind } from '../redline/classify/kinds.ts';
import type { Unit } from '../redline/classify/units.ts';
import { differingParts } from './differing-parts.ts';
import type { ToldForce } from './quoted-force.ts';
import type { RedlineWords } from './redline-words.ts';
import { longestValue, nameText, shorten } from './shorten.ts';
import { byWeight, listed, type Told } from './told.ts';
import { type ToldSections, toldSections } from './told-sections.ts';

/**
 * Most sorts of blocks that a sentence names for one thing done to them. The rarest are left out.
 */
const mostUnits = 3;

/** What a count names, and how. */
export interface Naming {
  /** What the document is called, which is no place to name. */
  readonly title?: string;
  /** Most characters of the names of sections together, and of a heading. */
  readonly longest?: number;
  /** By what a change has its place among others; its kind where nothing else is said. */
  readonly weightOf?: (change: ListedChange) => Kind;
  /** What is said of duties in sections that came or went as a whole. */
  readonly duties?: ToldForce;
  /** The texts of short blocks, by what was done to these; and where words that bind are in them. */
  readonly quotedBlocks?: {
    readonly texts: ReadonlyMap<Deed, string>;
    readonly binding: ReadonlySet<Deed | undefined>;
  };
}

/** A part of a sentence, and how many blocks it tells of: its rank among what is as grave. */
interface Ranked extends Told {
  readonly rank: number;
  /** What is quoted of the blocks that it tells of, behind all else. */
  readonly quoted?: string;
  /** Set of what names the heading itself, so that it needs no place. */
  readonly isRetitled?: true;
}

/** What makes of a move the cause of a renumbering, which comes before all that is as grave. */
const cause = { kind: 'structure', rank: Number.POSITIVE_INFINITY, isCause: true } as const;

const noBlocks: NonNullable<Naming['quotedBlocks']> = { texts: new Map(), binding: new Set() };

interface RankedSection extends Ranked {
  readonly deed: ToldSections['deed'];
}

/**
 * What became of whole sections, by name. Then how many other blocks had what done to them, and where,
 * if all of these are in one section, or left the same section for one other.
 */
export function countedText(
  changes: readonly ListedChange[],
  words: RedlineWords,
  { title, longest = longestValue, weightOf, duties = {}, quotedBlocks = noBlocks }: Naming = {},
): Told[] {
  const sections = toldSections(countSections(changes), words, longest);
  const deeds = byRank(tellDeeds(countUnits(changes, weightOf), words, longest, quotedBlocks));
  const place = placeOf(changes, words, title);
  const last = deeds.findLastIndex(({ isRetitled }) => !isRetitled);
  const placed = deeds.map((one, index) => {
    const text = place && index === last ? place(one.text) : one.text;
    return { ...one, text: one.quoted ? `${text}${words.colon}${one.quoted}` : text };
  });
  const isRenumbering = changes.some((change) => change.isRenumbering);
  const whole = sections.map((some) => sectionText(some, words, longest, isRenumbering));
  return byRank([...whole.flatMap((one) => [one, ...dutiesOf(one, duties)]), ...placed]);
}

/** The duties in sections right behind these, which say more. */
function dutiesOf(section: RankedSection, duties: ToldForce): Ranked[] {
  const text = section.deed === 'moved' ? undefined : duties[section.deed];
  return text === undefined ? [] : [{ ...section, text }];
}

/** The gravest first, then what tells of most blocks. */
function byRank(told: readonly Ranked[]): Ranked[] {
  return byWeight(told.toSorted((one, other) => other.rank - one.rank));
}

/**
 * `section “Appeals” added (4 paragraphs)`. What was taken out comes before all that is as grave, and
 * so does a move by which parts have other numbers.
 */
function sectionText(
  some: ToldSections,
  words: RedlineWords,
  longest: number,
  isRenumbering: boolean,
): RankedSection {
  const { deed, names, count, kind, units } = some;
  const told = placedSections(words.sectionDeeds[deed](names, count), some, words, longest);
  const held = units.slice(0, mostUnits).map(([unit, number]) => words.units[unit](number));
  return {
    deed,
    text: `${told} (${listed(held, words)})`,
    ...(deed === 'moved' ? {} : { isTelling: true }),
    kind: deed === 'moved' ? placeWeight('movedTo', kind) : kind,
    rank: deed === 'deleted' ? Number.POSITIVE_INFINITY : (units[0]?.[1] ?? 0),
    ...(deed === 'moved' && isRenumbering ? cause : {}),
  };
}

/**
 * Adds the heading that sections stand or stood under, or both where they are others. Of one that
 * moved under its heading, the section beside it now is told.
 */
function placedSections(
  deedText: string,
  { deed, from, to, beside }: ToldSections,
  words: RedlineWords,
  longest: number,
): string {
  const [left, place] = [from, deed === 'deleted' ? from : to];
  const text = left === place ? besideText(deedText, beside, words, longest) : deedText;
  if (place === undefined || (deed === 'moved' && left === undefined)) return text;
  if (left === undefined || left === place) return words.within(text, nameText(place, longest));
  return words.between(text, nameText(left, longest), nameText(place, longest));
}

function besideText(
  text: string,
  { behind, ahead }: ToldSections['beside'],
  words: RedlineWords,
  longest: number,
): string {
  if (behind !== undefined) return words.behind(text, nameText(behind, longest));
  return ahead === undefined ? text : words.ahead(text, nameText(ahead, longest));
}

/**
 * Adds the section that all changes are in which came, went or moved without their own, or the one
 * that they left and the one that they went to; `undefined` where there are several, where headings
 * changed or where it is called as the document is.
 */
function placeOf(
  changes: readonly ListedChange[],
  words: RedlineWords,
  title: string | undefined,
): ((text: string) => string) | undefined {
  const others = changes.filter(
    ({ units }) => units.length === 0 || units.some(({ whole }) => !whole),
  );
  const sections = new Set(others.map(({ section }) => section));
  const lefts = new Set(others.map(({ left }) => left));
  const [section] = sections;
  const [left] = lefts;
  if (sections.size > 1 || lefts.size > 1 || !section || others.every(isPlaceless))
    return undefined;
  if (left) return (text) => words.between(text, shorten(left), shorten(section));
  return section === title ? undefined : (text) => words.within(text, shorten(section));
}

/** Whether a heading changed, or a footnote came or went: these stand behind all sections. */
function isPlaceless({ unit, units }: ListedChange): boolean {
  return (
    unit === 'heading' ||
    units.some((one) => !one.whole && (one.unit === 'heading' || isNoteItself(one)))
  );
}

function isNoteItself({ deed, unit }: ChangedUnit): boolean {
  return unit === 'note' && deed !== 'renumbered';
}

/** One part for each thing done. */
function tellDeeds(
  counts: UnitCounts,
  words: RedlineWords,
  longest: number,
  { texts, binding }: NonNullable<Naming['quotedBlocks']>,
): Ranked[] {
  const deeds = new Map<Deed, { kind: Kind; rank: number; names: string[]; total: number }>();
  const told: Ranked[] = [];
  for (const [key, counted] of [...counts].sort(([, a], [, b]) => b.count - a.count)) {
    const [deed, unit] = key.split(' ') as [Deed, Unit];
    const { count } = counted;
    const retitled = deed === 'reworded' && retitledText(counted, words, longest);
    if (retitled)
      told.push({ text: retitled, kind: counted.weight, rank: count, isRetitled: true });
    else {
      const weight = placeWeight(deed, counted.weight);
      const known = deeds.get(deed) ?? { kind: weight, rank: count, names: [], total: 0 };
      const names = [...known.names, unitName(unit, counted, words, longest)];
      const total = known.total + count;
      deeds.set(deed, { ...known, names, total, kind: graver(known.kind, weight) });
    }
  }
  for (const [deed, { names, total, kind, rank }] of deeds) {
    const text = words[deed](listed(names.slice(0, mostUnits), words), total);
    const isCause = deed === 'movedTo' && deeds.has('renumbered');
    const quoted = texts.get(deed);
    told.push({
      ...{ text, kind, rank },
      ...(quoted === undefined ? {} : { quoted }),
      ...(binding.has(deed) ? { kind: 'figures', isTelling: true, sort: 'duty' } : {}),
      ...(deed === 'ticked' || deed === 'unticked' ? { isTelling: true, sort: 'fact' } : {}),
      ...(isCause ? cause : {}),
    });
  }
  return told;
}

/** "2 paragraphs"; `heading “Fees”` where it is the only one. */
function unitName(
  unit: Unit,
  { count, heading }: UnitCount,
  words: RedlineWords,
  longest: number,
): string {
  const isNamed = unit === 'heading' && count === 1 && heading;
  return isNamed ? words.heading(nameText(heading.after, longest)) : words.units[unit](count);
}

/** `heading “Fees” became “Costs”`: of long ones what differs. */
function retitledText(
  { count, heading }: UnitCount,
  words: RedlineWords,
  longest: number,
): string | undefined {
  if (count > 1 || !heading) return undefined;
  const [before, after] = [nameText(heading.before), nameText(heading.after)];
  if (before === '' || after === '' || before === after) return undefined;
  const parts = differingParts(before, after);
  return words.retitled(shorten(parts.before, longest), shorten(parts.after, longest));
}

/**
 * How grave a thing done is among the others. That blocks stand elsewhere tells nothing of the
 * words in them, so it never comes before what was removed or reworded.
 */
function placeWeight(deed: Deed, kind: Kind): Kind {
  const most = mostOfPlace.get(deed);
  return most && graver(kind, most) === kind ? most : kind;
}

const mostOfPlace: ReadonlyMap<Deed, Kind> = new Map([
  ['restructured', 'structure'],
  ['renumbered', 'structure'],
  ['movedTo', 'moved'],
]);
