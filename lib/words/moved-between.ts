import type { ExchangedTexts, ListedChange } from '../redline/changes/listed-change.ts';
import { differInForce } from '../redline/classify/force.ts';
import type { Unit } from '../redline/classify/units.ts';
import { quoteBlocks } from './quoted-blocks.ts';
import type { RedlineWords } from './redline-words.ts';
import { nameText } from './shorten.ts';
import { listed, type Told } from './told.ts';

/** Most pairs of places of which a sentence says that blocks moved from the one to the other. */
const mostPlaces = 2;

/** Characters of an intro that is named; a longer one only where it binds, by those before its list. */
const longestIntro = 60;

/** Blocks that moved from one heading or intro to another one, and what is said of these. */
export interface MovedBetween {
  readonly told: readonly Told[];
  readonly changes: ReadonlySet<ListedChange>;
}

/**
 * Tells which blocks moved between which intros of lists, or headings: "1 list item moved from “It may
 * be sold” to “It may not be sold”: “cut wood”". This weighs as much as a duty, where one of the places
 * binds otherwise.
 *
 * @param longest characters of each name
 */
export function tellMoves(
  changes: readonly ListedChange[],
  words: RedlineWords,
  longest: number,
): MovedBetween {
  const exchanged = Map.groupBy(changes, (change) => change.exchanged);
  const others = exchanged.get(undefined) ?? [];
  exchanged.delete(undefined);
  const told = [...exchanged.keys()].flatMap((pair) =>
    pair ? [tellExchanged(pair, words, longest)] : [],
  );
  const moves = tellMovesApart(others, words, longest);
  return {
    told: [...told, ...moves.told],
    changes: new Set([...moves.changes, ...[...exchanged.values()].flat()]),
  };
}

function tellExchanged({ one, other }: ExchangedTexts, words: RedlineWords, longest: number): Told {
  const [first, second] = [one, other].map((name) => placeName(name, longest));
  return {
    text: words.exchangedTexts(first ?? '', second ?? ''),
    ...(bindOtherwise({ from: one, to: other })
      ? { kind: 'figures', isTelling: true, sort: 'duty' }
      : { kind: 'structure' }),
  };
}

function tellMovesApart(
  changes: readonly ListedChange[],
  words: RedlineWords,
  longest: number,
): MovedBetween {
  const groups = new Map<string, { readonly places: Places; readonly all: ListedChange[] }>();
  for (const change of changes) {
    const places = placesOf(change);
    if (!places) continue;
    const key = JSON.stringify(places);
    const group = groups.get(key) ?? { places, all: [] };
    group.all.push(change);
    groups.set(key, group);
  }
  if (groups.size > mostPlaces) return { told: [], changes: new Set() };
  const some = [...groups.values()];
  return {
    told: some.map(({ places, all }) => tellMove(places, all, words, longest)),
    changes: new Set(some.flatMap(({ all }) => all)),
  };
}

interface Places {
  readonly from: string;
  readonly to: string;
}

function placesOf({
  what,
  units,
  section,
  left,
  intro,
  leftIntro,
}: ListedChange): Places | undefined {
  const isBlock = units.every(({ whole, unit }) => whole === undefined && unit !== 'heading');
  if (what !== 'moved' || units.length === 0 || !isBlock) return undefined;
  const intros = placesOfIntros(leftIntro, intro);
  const headings = left && section && left !== section && { from: left, to: section };
  if (intros && headings) return bindOtherwise(intros) ? intros : headings;
  return intros || headings || undefined;
}

/** The last sentences of two intros, where they are short or bind otherwise. */
function placesOfIntros(left = '', intro = ''): Places | undefined {
  const [from = '', to = ''] = [left, intro].map(
    (text) => text.split(/[.!?]\s|[。！？]|\n/u).findLast((sentence) => sentence !== '') ?? '',
  );
  if (from === '' || to === '' || from === to) return undefined;
  const isShort = Math.max(from.length, to.length) <= longestIntro;
  return isShort || bindOtherwise({ from, to }) ? { from, to } : undefined;
}

function bindOtherwise({ from, to }: Places): boolean {
  return differInForce(from.toLowerCase(), to.toLowerCase());
}

function tellMove(
  places: Places,
  changes: readonly ListedChange[],
  words: RedlineWords,
  longest: number,
): Told {
  const counts = new Map<Unit, number>();
  for (const { unit } of changes.flatMap(({ units }) => units))
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const names = [...counts].map(([unit, count]) => words.units[unit](count));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [from, to] = [places.from, places.to].map((place) => placeName(place, longest));
  const moved = words.between(words.movedTo(listed(names, words), total), from ?? '', to ?? '');
  const quoted = quoteBlocks(changes, words, longest).texts.get('movedTo');
  const text = quoted === undefined ? moved : `${moved}${words.colon}${quoted}`;
  return bindOtherwise(places)
    ? { text, kind: 'figures', isTelling: true, sort: 'duty' }
    : { text, kind: 'moved' };
}

/** The end of a long name: what is said right before a list is what it is a list of. */
function placeName(name: string, longest: number): string {
  const text = nameText(name, name.length);
  const most = Math.min(longest, longestIntro);
  if (text.length <= most) return text;
  return `…${text
    .slice(-most)
    .toWellFormed()
    .replace(/^\S{0,20}\s/u, '')}`;
}
