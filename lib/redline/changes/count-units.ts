import { graver, type Kind } from '../classify/kinds.ts';
import type { Unit } from '../classify/units.ts';
import type { LineTexts } from './line-texts.ts';
import type { ListedChange } from './listed-change.ts';
import { areUnrelated } from './unrelated-texts.ts';

export type Deed =
  | 'inserted'
  | 'deleted'
  | 'exchanged'
  | 'movedTo'
  | 'restructured'
  | 'renumbered'
  | 'reworded'
  | 'remarked'
  | 'atOtherMark'
  | 'ticked'
  | 'unticked'
  | 'linked'
  | 'unlinked'
  | 'relinked'
  | 'reformatted'
  | 'respaced';

/** Units that had one thing done to them, and the gravest kind of change among these. */
export interface UnitCount {
  readonly count: number;
  readonly kind: Kind;
  /** By what they are told among others: a reference follows from another change. */
  readonly weight: Kind;
  /** Of one heading, its text in both versions, unless it calls the document. */
  readonly heading?: LineTexts;
}

/** How many units of each sort had each thing done to them. */
export type UnitCounts = ReadonlyMap<`${Deed} ${Unit}`, UnitCount>;

/**
 * Counts what a reader would say changed: paragraphs, list items, table rows. What came, went or
 * moved with its whole section is left out (`countSections`).
 */
export function countUnits(
  changes: readonly ListedChange[],
  weightOf = ({ kind }: ListedChange): Kind => kind,
): UnitCounts {
  const counts = new Map<`${Deed} ${Unit}`, UnitCount>();
  const add = ({ deed, unit, heading }: CountedUnit, kind: Kind, weight: Kind) => {
    const known = counts.get(`${deed} ${unit}`);
    counts.set(`${deed} ${unit}`, {
      count: (known?.count ?? 0) + 1,
      kind: graver(known?.kind, kind),
      weight: graver(known?.weight, weight),
      ...(heading && !known ? { heading } : {}),
    });
  };
  const inside = new Map<number, Inside>();
  for (const change of changes) {
    const { unit, place, units, kind, heading } = change;
    const ticked = tickedBlock(change);
    if (ticked) {
      add(ticked, kind, weightOf(change));
      continue;
    }
    const known = inside.get(place);
    const { links = [], marks = [] } = known ?? {};
    if (units.length === 0) {
      marks.push(isMark(change) ? change.what : undefined);
      if (kind === 'links') links.push(change.link);
      inside.set(place, {
        ...{ unit, heading, links, marks },
        kind: graver(known?.kind, kind),
        weight: graver(known?.weight, weightOf(change)),
        isRenumbered: change.isRenumbering === true && known?.isRenumbered !== false,
      });
    } else for (const one of wholeUnits(change)) add(one, kind, weightOf(change));
  }
  for (const block of inside.values())
    for (const one of insideUnits(block)) add(one, block.kind, block.weight);
  return counts;
}

/** A block with changes inside. */
interface Inside {
  readonly unit: Unit;
  readonly kind: Kind;
  readonly weight: Kind;
  readonly isRenumbered: boolean;
  readonly heading: LineTexts | undefined;
  /** Of each change of a link in it, whether it came or went; `undefined` of one that leads elsewhere. */
  readonly links: ListedChange['link'][];
  /** Of each change of the mark of a footnote alone, what was done to it; `undefined` of any other. */
  readonly marks: (ListedChange['what'] | undefined)[];
}

/** Whether a change is one of marks of footnotes alone. */
function isMark({ before, after }: ListedChange): boolean {
  return /^(?:\[\d{1,5}\])+$/u.test((before + after).trim());
}

/** Whether all that was done in a block is that marks of footnotes went from here to there. */
function areMarksMoved(marks: Inside['marks']): boolean {
  const isAll = marks.every((what) => what === 'inserted' || what === 'deleted');
  return isAll && marks.includes('inserted') && marks.includes('deleted');
}

/** What changed inside a block; of one in which links alone came, or alone went, these. */
function insideUnits(block: Inside): CountedUnit[] {
  const { unit, kind, isRenumbered, heading, links } = block;
  if (areMarksMoved(block.marks)) return [{ deed: 'remarked', unit, heading }];
  const deed = isRenumbered ? 'renumbered' : deedOf(kind, unit);
  const [first, ...others] = new Set(links);
  if (deed !== 'relinked' || !first || others.length > 0) return [{ deed, unit, heading }];
  const own = first === 'inserted' ? 'linked' : 'unlinked';
  return links.map(() => ({ deed: own, unit: 'link' }));
}

export interface CountedUnit {
  readonly deed: Deed;
  readonly unit: Unit;
  readonly heading?: LineTexts | undefined;
  /** Of a whole block that is no heading, its text. */
  readonly text?: string | undefined;
}

/** The block in which a change ticked a box, or unticked it, and the text of that block. */
export function tickedBlock(change: ListedChange): CountedUnit | undefined {
  const { before, after, unit, line } = change;
  const deed = ticks.get(before + after);
  if (deed === undefined || change.what !== 'retagged') return undefined;
  return { deed, unit, text: line?.after.replace(/^\s*[☐☑]\s*/u, '') };
}

/** By the sign of a box before and after. */
const ticks: ReadonlyMap<string, Deed> = new Map([
  ['☐☑', 'ticked'],
  ['☑☐', 'unticked'],
]);

/** The blocks that a change brings, takes away or puts elsewhere without the section they are in. */
export function wholeUnits(change: ListedChange): CountedUnit[] {
  const { kind, units, before, after } = change;
  const [first] = units;
  if (first && isReplacement(change)) {
    const heading = first.title === undefined ? undefined : { before, after };
    return [{ deed: deedOf(kind, first.unit), unit: first.unit, heading }];
  }
  return units.flatMap((one): CountedUnit[] => {
    const { deed, unit, title, whole, text } = one;
    const heading = sameTexts(title);
    if (!whole)
      return [{ deed: deed === 'moved' ? deedOfMove(unit, kind) : deed, unit, heading, text }];
    const isRetitled = one.isHead && deed === 'inserted' && whole.oldTitle !== undefined;
    if (!isRetitled) return [];
    if (change.isRenumbering) return [{ deed: 'renumbered', unit, heading }];
    return [{ deed: 'reworded', unit, heading: { before: whole.oldTitle, after: whole.title } }];
  });
}

/** What became of a block that moved: a note whose marks stayed belongs to other marks now. */
function deedOfMove(unit: Unit, kind: Kind): Deed {
  return unit === 'note' && kind === 'wording' ? 'atOtherMark' : 'movedTo';
}

function sameTexts(title: string | undefined): LineTexts | undefined {
  return title === undefined ? undefined : { before: title, after: title };
}

/** Whether one block replaced another of the same sort, and not by a text of other things. */
function isReplacement(change: ListedChange): boolean {
  const { what, units, before, after } = change;
  const [one, other, more] = units;
  const isPair = what === 'replaced' && one && other && !more;
  const isAlike = isPair === true && one.unit === other.unit && !one.whole && !other.whole;
  return isAlike && (one.text === undefined || !areUnrelated(before, after));
}

/** What was done to a unit. Of a list itself, only its sort or first number can change. */
function deedOf(kind: Kind, unit: Unit): Deed {
  if (unit === 'list') return 'restructured';
  if (kind === 'typography') return 'respaced';
  if (kind === 'formatting') return 'reformatted';
  if (kind === 'links') return 'relinked';
  return kind === 'structure' || kind === 'moved' ? 'restructured' : 'reworded';
}
