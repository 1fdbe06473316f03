import type { ChangedUnit, ListedChange } from './listed-change.ts';

/** The signs at the end of an item, and the word by which it leads to the last one. */
const end = /^([;,.、。；，]?)\s*(and|or|und|oder|sowie|et|ou|y|o|e)?$/iu;

/**
 * Changes without those of the signs by which items end, where items came, went or moved: ";" became
 * "." because another item is the last one. So is it with an "and" or "or" that went to another item;
 * not where it came, went or became the other one.
 */
export function withoutListEnds(changes: readonly ListedChange[]): readonly ListedChange[] {
  if (!changes.some(({ units }) => units.some(isItemElsewhere))) return changes;
  const ends = changes.filter(isListEnd);
  const [gone, here] = [
    ends.map(({ before }) => wordIn(before)),
    ends.map(({ after }) => wordIn(after)),
  ];
  const isSame = gone.toSorted().join(' ').trim() === here.toSorted().join(' ').trim();
  const left = new Set(
    isSame ? ends : ends.filter((one) => !wordIn(one.before) && !wordIn(one.after)),
  );
  return left.size === 0 ? changes : changes.filter((change) => !left.has(change));
}

function isItemElsewhere({ unit, deed }: ChangedUnit): boolean {
  return unit === 'item' && (deed === 'inserted' || deed === 'deleted' || deed === 'moved');
}

function isListEnd({ unit, units, line, before, after }: ListedChange): boolean {
  return (
    unit === 'item' &&
    units.length === 0 &&
    line?.before.endsWith(before) === true &&
    line.after.endsWith(after) &&
    [before, after].every((text) => end.test(text.trim()))
  );
}

function wordIn(text: string): string {
  return end.exec(text.trim())?.[2]?.toLowerCase() ?? '';
}
