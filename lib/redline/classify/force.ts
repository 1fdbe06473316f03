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
  ...['pas', 'jamais', 'aucun aucune'],
  // German
  'kann können',
  'könnte könnten',
  'darf dürfen',
  'muss müssen muß',
  'soll sollen',
  'sollte sollten',
  ...['nicht', 'nie', 'kein keine keinen keinem keiner keines'],
  // Spanish
  'puede pueden podrá podrán',
  'podría podrían',
  'debe deben deberá deberán',
  'debería deberían',
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
  return wordsOf(text).filter(isForce);
}

/** Words of letters, with each negation a word of its own: "can", "not" in "cannot". */
function wordsOf(text: string): string[] {
  const words = text
    .replace(/(?<=\bcan)(?:not|['’]t)\b/giu, ' not')
    .replace(/(?<=\p{L})n['’]t(?!\p{L})/giu, ' not');
  return words.match(/[\p{L}\p{M}]+/gu) ?? [];
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

const negations: ReadonlySet<string> = new Set(['not', 'never', 'pas', 'jamais', 'nicht', 'nie']);

const verbs: ReadonlySet<string> = new Set(binding);

/**
 * What a text says of duties and permissions, in order: "must", "must not", "will not". The verb is
 * in its first form, so that "doivent" is "doit".
 */
export function bindingPhrases(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((word, index) => {
    const form = word.toLowerCase();
    const verb = isForce(word) ? (firstForms.get(form) ?? form) : form;
    const next = words[index + 1]?.toLowerCase() ?? '';
    const isNegated = negations.has(next);
    if (isForce(word) && verbs.has(verb)) return [isNegated ? `${verb} ${next}` : verb];
    if (!isNegated) return [];
    if (form === 'can' && next === 'not') return ['cannot'];
    return form === 'will' || verb === 'can' || verb === 'kann' ? [`${verb} ${next}`] : [];
  });
}

/** Sorts phrases of duties: the strongest verb first, a ban before a duty. */
export function byStrength(one: string, other: string): number {
  const rank = (phrase: string) => {
    const [verb = '', negation] = phrase.split(' ');
    const place = binding.indexOf(verb);
    return (place < 0 ? binding.length : place) * 2 + Number(negation === undefined);
  };
  return rank(one) - rank(other);
}

/** Verbs that bind nobody where they came or went alone. */
const weak: ReadonlySet<string | undefined> = new Set([
  ...['can', 'could', 'might', 'ought', 'pourrait', 'kann', 'könnte', 'podría'],
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
