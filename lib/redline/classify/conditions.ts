/**
 * Words that say on what a duty or permission depends, in English, French, German and Spanish. Of
 * two that begin at one word, the longer counts.
 */
const phrases = [
  ...['if', 'only if', 'even if', 'unless', 'except if', 'except when', 'as long as', 'provided'],
  ...['provided that', 'when', 'only when', 'even when', 'until', 'except'],
  ...['subject to', 'regardless of', 'irrespective of', 'except where', 'notwithstanding'],
  ...['without prejudice to', 'with the exception of', 'does not apply', 'do not apply'],
  ...['shall not apply', 'shall apply only'],
  ...['si', 'même si', 'seulement si', 'uniquement si', 'sauf', 'sauf si', 'à moins que', 'quand'],
  ...['lorsque', 'jusqu’à ce que', 'tant que', 'pourvu que', 'à condition que', 'sous réserve de'],
  ...['hormis', 'excepté', 'nonobstant', 'sans préjudice de', 'à l’exception de', 'sauf lorsque'],
  ...['ne s’applique pas', 'ne s’appliquent pas'],
  ...['wenn', 'nur wenn', 'auch wenn', 'falls', 'nur falls', 'es sei denn', 'außer', 'außer wenn'],
  ...['sofern', 'soweit', 'solange', 'bis', 'vorbehaltlich', 'ausgenommen'],
  ...['ungeachtet', 'unbeschadet', 'vorausgesetzt', 'mit ausnahme', 'gilt nicht', 'gelten nicht'],
  ...['solo si', 'sólo si', 'aunque', 'incluso si', 'salvo', 'salvo si', 'excepto', 'a menos que'],
  ...['cuando', 'siempre que', 'hasta que', 'salvo que', 'no obstante', 'sin perjuicio de'],
  ...['con excepción de', 'no se aplica', 'no se aplicará'],
].map((phrase) => phrase.split(' '));

const byFirstWord: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(
  phrases.toSorted((one, other) => other.length - one.length),
  ([first = '']) => first,
);

/** Conditions where a clause begins with them; not in "provided by" and "the fee falls due". */
const atStart: ReadonlySet<string> = new Set(['provided', 'falls']);

/** Behind these words, "if" and « si » ask whether something is so. */
const asking: ReadonlySet<string> = new Set([
  ...['out', 'see', 'know', 'check', 'ask', 'decide', 'consider', 'tell', 'sure', 'understand'],
  ...['savoir', 'vérifier', 'demander', 'déterminer', 'saber', 'comprobar', 'decidir'],
]);

/** A condition in small letters, and where it begins in its text. */
export interface FoundCondition {
  readonly phrase: string;
  readonly start: number;
}

/** The conditions that a text states, in order, in small letters: "only if", "unless". */
export function conditionsIn(text: string): string[] {
  return findConditions(text).map(({ phrase }) => phrase);
}

/** The same, and where they are. */
export function findConditions(text: string): FoundCondition[] {
  const small = text.toLowerCase().replaceAll("'", '’');
  const matches = [...small.matchAll(/[\p{L}\p{M}’']+/gu)];
  const words = matches.map(([word]) => word);
  const found: FoundCondition[] = [];
  for (let index = 0; index < words.length; ) {
    const known = byFirstWord.get(words[index] ?? '') ?? [];
    const fitting = known.find((phrase) => phrase.every((word, at) => words[index + at] === word));
    const phrase = fitting?.join(' ');
    const isAsked = (phrase === 'if' || phrase === 'si') && asking.has(words[index - 1] ?? '');
    const isInside = phrase && atStart.has(phrase) && !isClauseStart(small, matches[index]?.index);
    const start = matches[index]?.index ?? 0;
    if (phrase && !isAsked && !isInside) found.push({ phrase, start });
    index += fitting?.length ?? 1;
  }
  return found;
}

/** Whether a sign or nothing stands before a place of a text. */
function isClauseStart(text: string, place = 0): boolean {
  return /^$|[^\p{L}\p{M}\p{N}\s]\s?$/u.test(text.slice(Math.max(0, place - 2), place));
}

/** Words that mostly say when something is, not on what it depends. */
const ofTime: ReadonlySet<string> = new Set(['when', 'until', 'quand', 'lorsque', 'bis', 'cuando']);

/** Whether a condition that came or went, and took the place of none, says on what a text depends. */
export function dependsOn(condition: string): boolean {
  return condition !== '' && !ofTime.has(condition);
}
