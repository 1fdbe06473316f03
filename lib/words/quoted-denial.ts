import type { ListedChange } from '../redline/changes/listed-change.ts';
import { bindingPhrases } from '../redline/classify/force.ts';
import { denying } from '../redline/classify/negations.ts';

/** What a text says before and after, where a word that denies came or went. */
export interface Denial {
  readonly before: string;
  readonly after: string;
  /** How often its line has it. */
  readonly count: number;
  /** The changes of its line that make it, and those that do so among other words. */
  readonly changes: readonly [ListedChange, ...ListedChange[]];
  readonly parts: readonly ListedChange[];
}

/** Articles in whose place such words come: "ein" and "kein". */
const articles: ReadonlySet<string> = new Set([
  ...['a', 'an', 'any', 'un', 'une', 'de', 'd', 'una', 'uno'],
  ...['ein', 'eine', 'einen', 'einem', 'einer', 'eines'],
]);

/** Words for everyone or everything, in whose place they come too: "every" and "no". */
const everyone: ReadonlySet<string> = new Set([
  ...['every', 'each', 'all', 'any', 'everyone', 'everybody', 'anyone', 'anybody'],
  ...['tout', 'toute', 'tous', 'toutes', 'chaque'],
  ...['jede', 'jeder', 'jedes', 'jeden', 'jedem', 'alle'],
  ...['todo', 'toda', 'todos', 'todas', 'cada'],
]);

/** The second word of a French only: "ne peut … que". */
const only: ReadonlySet<string> = new Set(['que', 'qu']);

const sets = [denying, articles, everyone, only];

/** The denials that came or went in lines, in order. */
export function denialsIn(changes: readonly ListedChange[]): readonly Denial[] {
  const lines = Map.groupBy(changes, ({ place, units }) => (units.length > 0 ? -1 : place));
  return [...lines].flatMap(([place, line]) => (place < 0 ? [] : denialsOf(line)));
}

function denialsOf(all: readonly ListedChange[]): readonly Denial[] {
  const binding = all.filter(bindsOnly);
  const { line } = binding[0] ?? {};
  if (!line || !binding.some(denies) || (all.length === 1 && all.every(isToldAlone))) return [];
  const found = ofVerbs(line, all);
  const ofOthers = found.length > 0 ? found : ofFrenchVerb(line, binding);
  const pairs = ofOthers.length > 0 ? ofOthers : ofClauses(line, all);
  const told = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  const [old, young] = told.map((texts) => new Set(texts.flatMap(wordsIn)));
  const [first, ...others] = binding.filter(
    (one) => holdsDenials(old, one.before) && holdsDenials(young, one.after),
  );
  const groups = Map.groupBy(pairs, (pair) => `${pair.before}\n${pair.after}`);
  if (!first || groups.size > mostPairs) return [];
  const making = [first, ...others] as const;
  const parts = all.filter((one) => !bindsOnly(one) && holdsOtherVerb(one));
  return [...groups.values()].flatMap(([pair, ...same]) => {
    if (!pair) return [];
    const texts = pairs.length === 1 ? withDenied(pair, making) : pair;
    return [{ ...texts, count: same.length + 1, changes: making, parts }];
  });
}

/** Most pairs of a line that are told: where there are more, the line is another one. */
const mostPairs = 3;

/** Whether those words of a text that deny are among what is told. */
function holdsDenials(told: ReadonlySet<string> | undefined, text: string): boolean {
  return wordsIn(text).every((word) => !denying.has(word) || told?.has(word));
}

/** Whether the quotation of a change alone says more: it holds the verb, or what follows up to its end. */
function isToldAlone({ before, after, clauses }: ListedChange): boolean {
  const texts = [before, after];
  const isFirst = texts.some((text) => /^\s*\p{Lu}/u.test(text));
  return (isFirst && clauses !== undefined) || texts.every((text) => phrasesIn(text).length > 0);
}

/** Whether a change is of words that deny or bind, and of no others but those for everyone. */
function bindsOnly({ what, before, after, amounts }: ListedChange): boolean {
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  // "Not exceed 30 days" is told with its amount.
  if (!isOfWords || amounts || Math.max(before.length, after.length) > longest) return false;
  const words = wordsIn(`${before} ${after}`);
  return (
    words.some((word) => !articles.has(word) && !everyone.has(word)) &&
    words.every((word) => sets.some((set) => set.has(word)) || bindingPhrases(word).length > 0)
  );
}

/** Whether a change brings or takes away a word that denies. */
function denies({ before, after }: ListedChange): boolean {
  return wordsIn(`${before} ${after}`).some((word) => denying.has(word));
}

/** Whether it put another verb that binds in the place of one. */
function holdsOtherVerb({ before, after }: ListedChange): boolean {
  return phrasesIn(before).join() !== phrasesIn(after).join();
}

/** Characters of words that deny or bind. */
const longest = 20;

type Texts = Pick<Denial, 'before' | 'after'>;

/**
 * The duties and permissions of a line that are others, each where it stood, where one of them is
 * denied in one version alone: "No … shall" and "may". None where it is not plain which took the
 * place of which.
 */
function ofVerbs({ before, after }: Texts, all: readonly ListedChange[]): Texts[] {
  const [old, young] = [bindingPhrases(before), bindingPhrases(after)];
  const isPlain = all.every(
    (one) =>
      phrasesIn(one.before).length === phrasesIn(one.after).length &&
      (bindsOnly(one) || !holdsOtherVerb(one) || isWithinSentence(one)),
  );
  if (!isPlain || old.length !== young.length) return [];
  const pairs = old.flatMap((one, index) => {
    const other = young[index];
    return other && one.phrase !== other.phrase ? [{ one, other }] : [];
  });
  const isDenial = pairs.some(
    ({ one, other }) => one.phrase.includes(' ') !== other.phrase.includes(' '),
  );
  if (!isDenial) return [];
  return pairs.map(({ one, other }) => ({ before: one.written, after: other.written }));
}

/** With what a verb denies, where everyone or everything took its place: "in no case", "in any case". */
function withDenied(pair: Texts, [first, ...others]: Denial['changes']): Texts {
  const { what, before, after, behind = '' } = first;
  const words = [before, after].map((text) => text.trim());
  const [old = '', young = ''] = words;
  const isAny = what === 'replaced' && words.some((word) => everyone.has(word.toLowerCase()));
  if (!isAny || others.length > 0) return pair;
  if (pair.before.endsWith(`… ${old}`)) {
    const stem = pair.before.slice(0, -old.length);
    return { before: stem + old + behind, after: stem + young + behind };
  }
  if (!pair.after.endsWith(`… ${young}`)) return pair;
  const stem = pair.after.slice(0, -young.length);
  return { before: stem + old + behind, after: stem + young + behind };
}

/** Characters of a part of a sentence. Longer texts are other sentences. */
const longestPart = 120;

function isWithinSentence({ before, after }: ListedChange): boolean {
  return (
    Math.max(before.length, after.length) <= longestPart && !/[.!?]\s+\S/u.test(before + after)
  );
}

function phrasesIn(text: string): string[] {
  return bindingPhrases(text).map(({ phrase }) => phrase);
}
/** The clauses of a line where a word that denies went in one and came in another one, and nothing else changed. */
function ofClauses({ before, after }: Texts, all: readonly ListedChange[]): Texts[] {
  const [one, other, more] = all;
  const isSwap = one && other && !more && all.every(bindsOnly) && one.what !== other.what;
  if (!isSwap) return [];
  const [old, young] = [clausesIn(before), clausesIn(after)];
  const pairs = old.flatMap((clause, index) => {
    const now = young[index];
    return now !== undefined && now !== clause ? [{ before: clause, after: now }] : [];
  });
  const isShort = pairs.every((pair) => Math.max(pair.before.length, pair.after.length) <= 40);
  return old.length === young.length && pairs.length === 2 && isShort ? pairs : [];
}

function clausesIn(text: string): string[] {
  return text.split(/[,;:.!?、。；：！？]/u).map((clause) => clause.trim());
}

/** The words that deny a verb of French on both sides: « ne publie pas », « n’est jamais ». */
const around =
  /(?<![\p{L}\p{M}])n(?:e |['’])([^\s,;:.!?]{1,25}(?: [^\s,;:.!?]{1,25})?) (?:pas|plus|jamais|rien|aucune?)(?![\p{L}\p{M}])/giu;

/** The same of any verb of French, where both words came or went, and no other word that denies or binds. */
function ofFrenchVerb({ before, after }: Texts, changes: readonly ListedChange[]): Texts[] {
  if (changes.length !== 2) return [];
  if (changes.every((change) => change.what === 'inserted')) return aroundOne(before, after);
  const isGone = changes.every((change) => change.what === 'deleted');
  const swapped = isGone ? aroundOne(after, before) : [];
  return swapped.map((pair) => ({ before: pair.after, after: pair.before }));
}

/** The one verb that a text denies and another one says. */
function aroundOne(plain: string, denied: string): Texts[] {
  const fitting = [...denied.matchAll(around)].filter(
    ({ 0: written, 1: verb = '' }) => !plain.includes(written) && plain.includes(verb),
  );
  const [found, more] = fitting;
  return found && !more ? [{ before: found[1] ?? '', after: found[0] }] : [];
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
