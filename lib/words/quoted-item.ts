import type { ListedChange } from '../redline/changes/listed-change.ts';

/** An item of a list in a sentence that came or went: "search" in "stop, question and search". */
export interface ItemChange {
  readonly deed: 'inserted' | 'deleted';
  readonly item: string;
  /** The change that has the item, and that of the word or sign which joins others now. */
  readonly changes: readonly [ListedChange, ListedChange];
}

/** Words in front of the last item of a list. */
const joints = '(?:and|or|und|oder|et|ou|[yeou])';
const jointAlone = new RegExp(`^[\\s,]{0,9}(${joints})?[\\s,]{0,9}$`, 'iu');
const jointAhead = new RegExp(`^[\\s,]*(${joints})\\s+(?=\\S)|^\\s*,\\s*`, 'iu');

/** Whether it is nothing but a word or a comma that joins others, and came or went. */
export function joinsOnly({ kind, what, before, after, units }: ListedChange): boolean {
  const isOfText = (kind === 'wording' || kind === 'structure') && units.length === 0;
  const isOfWords = what === 'inserted' || what === 'deleted' || what === 'replaced';
  const [old, young] = [before, after].map((side) => jointAlone.exec(side));
  // "or" that became "and" says what it is.
  const isOther = old?.[1] && young?.[1] && old[1] !== young[1];
  return isOfText && isOfWords && !!old && !!young && !isOther;
}

/**
 * The items of lists that came or went: where the last one went, "and" came in front of the one before
 * it.
 */
export function itemsIn(changes: readonly ListedChange[]): readonly ItemChange[] {
  return changes.flatMap((change, index) => {
    const beside = [changes[index - 1], changes[index + 1]];
    for (const other of beside) {
      const found = other?.place === change.place ? itemOf(change, other) : undefined;
      if (found) return [found];
    }
    return [];
  });
}

function itemOf(change: ListedChange, other: ListedChange): ItemChange | undefined {
  const { what, kind, before, after, units } = change;
  if (kind !== 'wording' || units.length > 0 || joinsOnly(change) || !joinsOnly(other))
    return undefined;
  if (what !== 'inserted' && what !== 'deleted') return undefined;
  const text = before + after;
  const joint = jointAhead.exec(text)?.[1]?.toLowerCase();
  const [came, went] = [other.after, other.before].map((side) =>
    jointAlone.exec(side)?.[1]?.toLowerCase(),
  );
  const [given, taken] = what === 'deleted' ? [came, went] : [went, came];
  if (joint === undefined || given !== joint || taken !== undefined) return undefined;
  return { deed: what, item: text.replace(jointAhead, '').trim(), changes: [change, other] };
}
