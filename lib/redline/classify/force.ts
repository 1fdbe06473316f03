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
  const words = text
    .replace(/(?<=\bcan)(?:not|['’]t)\b/giu, ' not')
    .replace(/(?<=\p{L})n['’]t(?!\p{L})/giu, ' not');
  return (words.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => {
    const isPlain = word === word.toLowerCase() || word === word.toUpperCase();
    return isPlain && firstForms.has(word.toLowerCase());
  });
}

/** Verbs that bind nobody where they came or went alone. */
const weak: ReadonlySet<string | undefined> = new Set([
  ...['can', 'could', 'might', 'ought', 'pourrait', 'kann', 'könnte', 'podría'],
]);

/** Whether two texts differ in how binding they are, not only in the forms of these words. */
export function differInForce(before: string, after: string): boolean {
  const [old = [], young = []] = [before, after].map((text) =>
    forceWords(text).map((word) => firstForms.get(word.toLowerCase())),
  );
  if (old.length === 0 || young.length === 0)
    return [...old, ...young].some((word) => !weak.has(word));
  return old.join(' ') !== young.join(' ');
}
