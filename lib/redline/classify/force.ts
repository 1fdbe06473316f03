import { negationOf, type Word } from './negations.ts';
import { prohibitions, prohibitionsIn } from './prohibitions.ts';

/** Verbs and negations that say how binding a sentence is: the forms of one in a line. */
const forms = [
  // English
  ...['may', 'must', 'shall', 'should', 'can', 'could', 'might', 'ought'],
  // English and Spanish negations, which have one form
  ...['not', 'never', 'no', 'nunca'],
  // French
  'peut peuvent pourra pourront peux pouvons pouvez',
  'pourrait pourraient',
  'doit doivent devra devront dois devons devez',
  'devrait devraient',
  ...['ne', 'pas', 'jamais', 'rien', 'aucun aucune'],
  // German
  'kann können',
  'könnte könnten',
  'darf dürfen',
  'muss müssen muß',
  'soll sollen',
  'sollte sollten',
  ...['nicht', 'nie', 'niemals', 'kein keine keinen keinem keiner keines'],
  // Spanish
  'puede pueden podrá podrán',
  'podría podrían',
  'debe deben deberá deberán',
  'debería deberían',
  // What prohibits: the words of a language mean the same.
  'prohibited forbidden',
  'interdit interdite interdits interdites',
  'verboten untersagt',
  'prohibido prohibida prohibidos prohibidas',
];

const firstForms: ReadonlyMap<string, string> = new Map(
  forms.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [first, ...others].map((form): [string, string] => [form, first]);
  }),
);

/**
 * The words in a text that say how binding it is, in order, as they stand there: "must not". Words
 * with a capital alone are left out: May is a month.
 */
export function forceWords(text: string): string[] {
  return wordsOf(text)
    .map(({ word }) => word)
    .filter(isForce);
}

/** Words of letters, with each negation a word of its own: "can", "not" in "cannot" and "can’t". */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}]+(?:['’]t(?!\p{L}))?/gu)].flatMap(
    ({ 0: value, index }): Word[] => {
      const end = index + value.length;
      const contracted = /^(?:(can)(?:not|['’]t)|(\p{L}+)n['’]t)$/iu.exec(value);
      const verb = contracted?.[1] ?? contracted?.[2];
      if (verb === undefined) return [{ word: value.replace(/['’]t$/iu, ''), start: index, end }];
      const middle = index + verb.length;
      return [
        { word: verb, start: index, end: middle },
        { word: 'not', start: middle, end },
      ];
    },
  );
}

function isForce(word: string): boolean {
  const isPlain = word === word.toLowerCase() || word === word.toUpperCase();
  return isPlain && firstForms.has(word.toLowerCase());
}

/** Verbs that bind by themselves, the strongest first: the first form of each. */
const binding = [
  ...['must', 'shall', 'should', 'may', 'doit', 'devrait', 'peut'],
  ...['muss', 'darf', 'soll', 'sollte', 'debe', 'debería', 'puede'],
];

const verbs: ReadonlySet<string> = new Set(binding);

/** What a text says of a duty or permission. */
export interface BindingPhrase {
  /** With the verb in its first form, so that "doivent" is "doit", and "can’t" is "can not". */
  readonly phrase: string;
  /** The words as they stand in the text. */
  readonly written: string;
}

/**
 * What a text says of duties and permissions, in order: "must", "must not", "No company … shall",
 * "will not".
 */
export function bindingPhrases(text: string): BindingPhrase[] {
  const words = wordsOf(text);
  const all = { text, words, isVerb: isBindingVerb };
  const ofVerbs = words.flatMap(({ word, start, end }, index) => {
    const verb = firstForm(word);
    const isDuty = isBindingVerb(word);
    if (!isDuty && !bans.has(verb)) return [];
    const negation = negationOf(all, index, verb);
    if (!negation) return isDuty ? [{ start, phrase: verb, written: text.slice(start, end) }] : [];
    // What cannot or will not be is often no ban: it is one where the verb itself is denied.
    if (!isDuty && negation.isFar) return [];
    return [{ start, phrase: `${verb} ${firstForm(negation.word)}`, written: negation.written }];
  });
  const found = [...ofVerbs, ...prohibitionsIn(text)];
  return found.toSorted((one, other) => one.start - other.start);
}

/** Verbs that bind only where they are denied. */
const bans: ReadonlySet<string> = new Set(['will', 'can', 'kann']);

function isBindingVerb(word: string): boolean {
  return isForce(word) && verbs.has(firstForm(word));
}

/** "darf" of "dürfen"; of words that say nothing of duties the word itself. */
function firstForm(word: string): string {
  const form = word.toLowerCase();
  return isForce(word) ? (firstForms.get(form) ?? form) : form;
}

/** Sorts phrases of duties: the strongest verb first, a ban before a duty. */
export function byStrength(one: string, other: string): number {
  const rank = (phrase: string) => {
    const [verb = '', negation] = phrase.split(' ');
    const place = prohibitions.has(verb) ? 0 : binding.indexOf(verb);
    return (place < 0 ? binding.length : place) * 2 + Number(negation === undefined);
  };
  return rank(one) - rank(other);
}

/** Words that bind nobody where they came or went alone: most of verbs. */
const weak: ReadonlySet<string | undefined> = new Set([
  ...['can', 'could', 'might', 'ought', 'ne', 'pourrait', 'kann', 'könnte', 'podría'],
]);

/** Whether two texts differ in how binding they are, not only in the forms of these words. */
export function differInForce(before: string, after: string): boolean {
  if (before.toLowerCase() === after.toLowerCase()) return false;
  const [old = [], young = []] = [before, after].map((text) =>
    forceWords(text).map((word) => firstForms.get(word.toLowerCase())),
  );
  if (old.length === 0 || young.length === 0)
    return [...old, ...young].some((word) => !weak.has(word));
  return old.join(' ') !== young.join(' ');
}
