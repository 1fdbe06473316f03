/**
 * Words that say on what a duty or permission depends, in English, French, German and Spanish. Of
 * two that begin at one word, the longer counts.
 */
const phrases = [
  ...['if', 'only if', 'even if', 'unless', 'except if', 'except when', 'as long as', 'provided'],
  ...['provided that', 'when', 'only when', 'even when', 'until', 'except'],
  ...['subject to', 'regardless of', 'irrespective of'],
  ...['si', 'même si', 'seulement si', 'uniquement si', 'sauf', 'sauf si', 'à moins que', 'quand'],
  ...['lorsque', 'jusqu’à ce que', 'tant que', 'pourvu que', 'à condition que', 'sous réserve de'],
  ...['hormis', 'excepté'],
  ...['wenn', 'nur wenn', 'auch wenn', 'falls', 'nur falls', 'es sei denn', 'außer', 'außer wenn'],
  ...['sofern', 'soweit', 'solange', 'bis', 'vorbehaltlich', 'ausgenommen'],
  ...['solo si', 'sólo si', 'aunque', 'incluso si', 'salvo', 'salvo si', 'excepto', 'a menos que'],
  ...['cuando', 'siempre que', 'hasta que'],
].map((phrase) => phrase.split(' '));

const byFirstWord: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(
  phrases.toSorted((one, other) => other.length - one.length),
  ([first = '']) => first,
);

/** The conditions that a text states, in order, in small letters: "only if", "unless". */
export function conditionsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}’']+/gu) ?? [];
  const found: string[] = [];
  for (let index = 0; index < words.length; ) {
    const known = byFirstWord.get(words[index] ?? '') ?? [];
    const fitting = known.find((phrase) => phrase.every((word, at) => words[index + at] === word));
    if (fitting) found.push(fitting.join(' '));
    index += fitting?.length ?? 1;
  }
  return found;
}

/** Words that mostly say when something is, not on what it depends. */
const ofTime: ReadonlySet<string> = new Set(['when', 'until', 'quand', 'lorsque', 'bis', 'cuando']);

/** Whether a condition that came or went, and took the place of none, says on what a text depends. */
export function dependsOn(condition: string): boolean {
  return condition !== '' && !ofTime.has(condition);
}
