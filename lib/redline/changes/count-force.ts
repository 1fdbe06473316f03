import { type BindingPhrase, bindingPhrases, byStrength, forceWords } from '../classify/force.ts';
import { provisionsIn } from '../classify/provisions.ts';
import type { LineTexts } from './line-texts.ts';
import type { ListedChange } from './listed-change.ts';
import { hasMovedDenial } from './moved-denial.ts';

/** How often a text says of a duty or permission, such as "must not", in sentences that came or went. */
export interface ForceCount {
  /** In the words of the text. */
  readonly phrase: string;
  readonly count: number;
}

export interface ForceCounts extends ForceOfText {
  /** Those in sections that came or went as a whole. */
  readonly inSections: ForceOfText;
  /** The changes with words that bind which are told in another way. */
  readonly toldApart: ReadonlySet<ListedChange>;
}

interface ForceOfText {
  readonly deleted: readonly ForceCount[];
  readonly inserted: readonly ForceCount[];
}

/** Groups of changes beside each other, within which a duty that went and came is the same in other words. */
const nearby = 2;

/** Changes of a block among which the other place of a word that denies is looked for. */
const mostBeside = 8;

/**
 * The duties and permissions that came and went with the words of changes, the strongest first. A
 * sentence that went in one place and came in another is neither; nor is a duty that a paragraph or
 * the text beside it keeps in other words.
 *
 * @param quoted changes that are quoted with the words that bind in them, which are not counted
 */
export function countForce(
  changes: readonly ListedChange[],
  quoted: ReadonlySet<ListedChange> = new Set(),
): ForceCounts {
  const balance = sentenceBalance(changes);
  const open = new Map<string, Found[]>();
  // What reads the same as before, in another place or sort of block, brought no duty.
  const changed = changes.filter(({ before, after }) => before !== after);
  for (const [place, group] of [...groupsByPlace(changed)].entries())
    for (const one of group
      .filter((change) => !hasMovedDenial(change, group.slice(0, mostBeside)))
      .flatMap((change) => signedIn(change, balance))) {
      const found = open.get(one.phrase) ?? [];
      const last = found.at(-1);
      const isKept = last && last.sign !== one.sign && place - last.place <= nearby;
      if (isKept) found.pop();
      else found.push({ ...one, place });
      open.set(one.phrase, found);
    }
  const found = [...open.values()]
    .flat()
    .sort((one, other) => byStrength(one.phrase, other.phrase));
  const counts = (isInSection: boolean) => {
    const some = found.filter((one) => one.isInSection === isInSection && !quoted.has(one.change));
    return { deleted: countsOf(some, -1), inserted: countsOf(some, 1) };
  };
  const toldApart = new Set(found.map(({ change }) => change).filter((one) => quoted.has(one)));
  return { ...counts(false), inSections: counts(true), toldApart };
}

/** A duty that came (1) or went (-1), and the group of changes that it is in. */
interface Signed extends BindingPhrase {
  readonly sign: 1 | -1;
}
interface Found extends Signed {
  readonly place: number;
  readonly change: ListedChange;
  /** Whether it is in a section that came or went as a whole. */
  readonly isInSection: boolean;
}

function signedIn(change: ListedChange, balance: Map<string, number>): Omit<Found, 'place'>[] {
  const { units, parts } = change;
  const isWhole =
    units.length > 0 && units.every(({ whole }) => whole !== undefined && whole.deed !== 'moved');
  const isBlock = units.length > 0 && !isWhole;
  const texts = parts
    ? ([
        [parts.outside, false],
        [parts.inSections, true],
      ] as const)
    : ([[change, isWhole]] as const);
  return texts.flatMap(([text, isInSection]) =>
    phrasesIn(text, balance, isBlock).map((one) => ({ ...one, isInSection, change })),
  );
}

/** How often each was written, whatever its capitals, in the order given. */
function countsOf(all: readonly Found[], wanted: 1 | -1): ForceCount[] {
  const some = all.filter(({ sign }) => sign === wanted);
  return [...Map.groupBy(some, ({ written }) => written.toLowerCase()).values()].map((same) => ({
    phrase: same[0]?.written ?? '',
    count: same.length,
  }));
}

/** How much more often each sentence stands among the new texts than among the old ones. */
function sentenceBalance(changes: readonly ListedChange[]): Map<string, number> {
  const balance = new Map<string, number>();
  for (const { before, after, units } of changes) {
    const isBlock = units.length > 0;
    for (const { key } of sentencesOf(before, isBlock)) if (key) add(balance, key, -1);
    for (const { key } of sentencesOf(after, isBlock)) if (key) add(balance, key, 1);
  }
  return balance;
}

/**
 * The duties in the sentences of a change that no other change gives or takes back. A word that only
 * got or lost its capital neither came nor went.
 */
function phrasesIn(
  { before, after }: LineTexts,
  balance: Map<string, number>,
  isBlock: boolean,
): Signed[] {
  const side = (text: string, sign: 1 | -1) =>
    sentencesOf(text, isBlock).flatMap(({ key, phrases }) => {
      const left = key === undefined ? sign : (balance.get(key) ?? 0);
      if (left * sign <= 0) return [];
      if (key !== undefined) balance.set(key, left - sign);
      return phrases.map((one) => ({ ...one, sign }));
    });
  return [
    ...(isHidden(before, after) ? [] : side(before, -1)),
    ...(isHidden(after, before) ? [] : side(after, 1)),
  ];
}

/** Whether a text is in the other one, where a capital keeps its words from being counted. */
function isHidden(text: string, other: string): boolean {
  return forceWords(other).length === 0 && holdsWords(other, text);
}

/** Whether a text holds words in a row, whatever their capitals. */
function holdsWords(text: string, words: string): boolean {
  const [all, some] = [text, words].map(
    (value) => ` ${(value.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `,
  );
  return all?.includes(some ?? '') === true;
}

/** Words from which on a sentence is known again elsewhere; without spaces between these, letters. */
const shortestSentence = 3;
const fewestLetters = 8;

interface Sentence {
  readonly key: string | undefined;
  readonly phrases: readonly BindingPhrase[];
}

/**
 * The sentences of a text that bind or provide something, with their words alone as what they are
 * known by.
 *
 * @param isBlock whether the text is a whole block
 */
function sentencesOf(text: string, isBlock = false): Sentence[] {
  return text.split(/[.!?;:]\s|[。！？]|\n\n/u).flatMap((sentence) => {
    const words = sentence.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const phrases = phrasesOf(sentence, words, isBlock);
    if (phrases.length === 0) return [];
    return [{ key: isKnowable(words) ? words.join(' ') : undefined, phrases }];
  });
}

function isKnowable(words: readonly string[]): boolean {
  if (words.length >= shortestSentence) return true;
  const text = words.join('');
  return text.length >= fewestLetters && /[\p{Script=Han}\p{Script=Hiragana}]/u.test(text);
}

/**
 * The changes that only brought or took away sentences that bind, which went or came elsewhere: they
 * moved.
 */
export function movedSentences(changes: readonly ListedChange[]): ReadonlySet<ListedChange> {
  const isOneSided = ({ what }: ListedChange) => what === 'inserted' || what === 'deleted';
  const keys = (of: (change: ListedChange) => string) =>
    new Set(changes.flatMap((change) => sentencesOf(of(change)).map(({ key }) => key)));
  const [gone, here] = [keys(({ before }) => before), keys(({ after }) => after)];
  return new Set(
    changes.filter(isOneSided).filter(({ before, after }) => {
      const [sentences, others] =
        after === '' ? [sentencesOf(before), here] : [sentencesOf(after), gone];
      return (
        sentences.length > 0 && sentences.every(({ key }) => key !== undefined && others.has(key))
      );
    }),
  );
}

/** What a sentence says of duties. A negation counts where it came or went alone. */
function phrasesOf(
  sentence: string,
  words: readonly string[],
  isBlock: boolean,
): readonly BindingPhrase[] {
  const phrases = [...bindingPhrases(sentence), ...provisionsIn(sentence, isBlock)];
  const force = phrases.length === 0 ? forceWords(sentence) : [];
  const isAlone = force.length > 0 && force.length === words.length;
  const written = force.join(' ');
  return isAlone ? [{ phrase: written.toLowerCase(), written }] : phrases;
}

function groupsByPlace(changes: readonly ListedChange[]): Iterable<readonly ListedChange[]> {
  return Map.groupBy(changes, ({ place, units }, index) =>
    units.length > 0 ? -1 - index : place,
  ).values();
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
