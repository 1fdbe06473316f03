import type { Unit } from '../classify/units.ts';
import type { ChangedUnit, ListedChange } from './listed-change.ts';

/**
 * Changes as a sentence tells them: a block that went in one place and came in another one with the
 * same text moved, however short it is. Marks show short ones as removed and added, as many texts may
 * hold the same few words; so this is said only of a text that one block had which went, and one that
 * came.
 */
export function asMoves(changes: readonly ListedChange[]): readonly ListedChange[] {
  const apart = changes.map(oneByOne);
  const byText = Map.groupBy(apart.flat().filter(isOneBlock), keyOf);
  const gone = new Set<ListedChange>();
  const here = new Map<ListedChange, ListedChange>();
  for (const [one, other, more] of byText.values()) {
    if (!one || !other || more || one.what === other.what) continue;
    const [before, after] = one.what === 'deleted' ? [one, other] : [other, one];
    gone.add(before);
    here.set(after, before);
  }
  const hasMoved = (change: ListedChange) => gone.has(change) || here.has(change);
  return changes.flatMap((change, index) => {
    const blocks = apart[index] ?? [];
    return blocks.some(hasMoved) ? blocks.flatMap(told) : [change];
  });

  function told(block: ListedChange): ListedChange[] {
    const before = here.get(block);
    if (before) return [movedFrom(block, before)];
    return gone.has(block) ? [] : [block];
  }
}

/** Blocks that came or went side by side, or items and paragraphs that took the place of others, each. */
function oneByOne(change: ListedChange): readonly ListedChange[] {
  const { what, units } = change;
  const isWhole = ({ whole, text }: ChangedUnit) => whole === undefined && text !== undefined;
  if (units.length < 2 || !units.every(isWhole)) return [change];
  return units.map((unit) => {
    const { text = '', deed } = unit;
    const isOneSided = deed === 'deleted' || deed === 'inserted';
    const own = what === 'replaced' && isOneSided && unit.unit !== 'row' ? deed : what;
    const [before, after] =
      own === 'deleted' ? [text, ''] : own === 'inserted' ? ['', text] : [text, text];
    return { ...change, what: own, units: [unit], before, after };
  });
}

function isOneBlock({ what, units: [unit, more] }: ListedChange): boolean {
  const isOneSided = what === 'inserted' || what === 'deleted';
  const isTold = unit?.text !== undefined && /\p{L}/u.test(unit.text);
  return isOneSided && isTold && !more && unit.whole === undefined && oneLine.has(unit.unit);
}

/** Blocks that are their text alone: a column is not, and a footnote belongs to its marks. */
const oneLine: ReadonlySet<Unit> = new Set(['paragraph', 'item', 'row']);

function keyOf({ units: [unit] }: ListedChange): string {
  return `${unit?.unit} ${unit?.text?.replace(/(?<!\s)\s*[;,.]$/u, '')}`;
}

function movedFrom(change: ListedChange, { section, intro }: ListedChange): ListedChange {
  return {
    ...change,
    what: 'moved',
    before: change.after,
    units: change.units.map((unit) => ({ ...unit, deed: 'moved' })),
    ...(section === undefined || section === change.section ? {} : { left: section }),
    ...(intro === undefined ? {} : { leftIntro: intro }),
  };
}

/** Words from which on a part of a text is known again in another block. */
const fewestWords = 2;

/**
 * The changes of words in a row of a table that a block which came or went has as a whole part, such as the
 * names of columns that stood in a heading: these words neither came nor went.
 */
export function keptInBlocks(changes: readonly ListedChange[]): ReadonlySet<ListedChange> {
  const blocks = changes.filter(({ units }) => units.length > 0);
  const [gone, here] = [
    new Set(blocks.flatMap(({ before }) => partsIn(before))),
    new Set(blocks.flatMap(({ after }) => partsIn(after))),
  ];
  return new Set(
    changes.filter(({ what, before, after, unit, units }) => {
      const isOneSided = what === 'inserted' || what === 'deleted';
      if (!isOneSided || unit !== 'row' || units.length > 0) return false;
      const [parts, others] = after === '' ? [partsIn(before), here] : [partsIn(after), gone];
      return parts.length > 0 && parts.every((part) => others.has(part));
    }),
  );
}

/** The words of each part of a text between signs and cells; those of too few words aside. */
function partsIn(text: string): string[] {
  return text
    .split(/[|\t\n.:;!?]/u)
    .map((part) => part.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter((words) => words.length >= fewestWords)
    .map((words) => words.join(' '));
}
