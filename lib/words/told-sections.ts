import type { SectionCount } from '../redline/changes/count-sections.ts';
import type { WholeSection } from '../redline/changes/whole-sections.ts';
import { graver, type Kind } from '../redline/classify/kinds.ts';
import type { Unit } from '../redline/classify/units.ts';
import type { RedlineWords } from './redline-words.ts';
import { nameText } from './shorten.ts';
import { listed } from './told.ts';

/** Most sections that a sentence names for one thing done to them. The rest are counted. */
const mostNamed = 3;

/** What was done to sections, which ones, and what they hold. */
export interface ToldSections {
  readonly deed: WholeSection['deed'];
  /** “Appeals” and “Fees”, as words of a sentence. */
  readonly names: string;
  /** How many sections these are. */
  readonly count: number;
  readonly kind: Kind;
  /** The heading that all of them stood under, and the one that all of them stand under. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Of one section that moved: the section that it stands behind, or ahead of, now. */
  readonly beside: Pick<WholeSection, 'behind' | 'ahead'>;
  /** How many blocks of each sort they have under their headings, the most frequent first. */
  readonly units: readonly (readonly [Unit, number])[];
}

/**
 * The sections that came, went or moved as a whole, together for each of these.
 *
 * @param longest characters of all names together; the first is cut at so many
 */
export function toldSections(
  sections: readonly SectionCount[],
  words: RedlineWords,
  longest: number,
): ToldSections[] {
  return [...Map.groupBy(sections, ({ deed }) => deed)].map(([deed, some]) => ({
    deed,
    names: namesOf(some, words, longest),
    count: some.length,
    kind: some.map(({ kind }) => kind).reduce((one, other) => graver(one, other)),
    units: unitsOf(some),
    from: sameOf(some.map(({ from }) => from)),
    to: sameOf(some.map(({ to }) => to)),
    beside: (some.length === 1 && some[0]) || {},
  }));
}

/** A heading that is the same for all. */
function sameOf(headings: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = new Set(headings);
  return others.length === 0 ? first : undefined;
}

function unitsOf(sections: readonly SectionCount[]): (readonly [Unit, number])[] {
  const sums = new Map<Unit, number>();
  for (const { units } of sections)
    for (const [unit, count] of units) sums.set(unit, (sums.get(unit) ?? 0) + count);
  return [...sums].toSorted(([, one], [, other]) => other - one);
}

function namesOf(sections: readonly SectionCount[], words: RedlineWords, longest: number): string {
  const named: string[] = [];
  let [room, left] = [longest, sections.length];
  for (const [title, { length }] of Map.groupBy(sections, ({ title }) => title)) {
    const name = nameText(title, longest);
    if (named.length > 0 && (named.length === mostNamed || name.length > room)) break;
    named.push(length > 1 ? `${words.quote(name)} (${length})` : words.quote(name));
    room -= name.length;
    left -= length;
  }
  const names = left > 0 ? [...named, words.moreSections(left)] : named;
  return words.sections(listed(names, words), sections.length);
}
