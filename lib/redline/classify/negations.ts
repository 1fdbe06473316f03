/** A word, and where it stands in its text; ends are exclusive. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A negation of a verb, and the words that say it, as they stand in the text. */
export interface Negation {
  /** The word that denies, in small letters. */
  readonly word: string;
  readonly written: string;
  /** Whether other words stand between it and the verb. */
  readonly isFar: boolean;
}

/** How a language denies a verb. */
interface Denying {
  /** Right behind the verb: "must not". */
  readonly adjacent: RegExp;
  /** Further on in the clause: "darf dafür kein". */
  readonly behind: RegExp;
  /** Right in front of the verb: "no debe". */
  readonly ahead?: RegExp;
  /** The first word of the clause: "Nobody may". */
  readonly first: RegExp;
  /** Makes of a negation in front of the verb an only: "ne peut … que". */
  readonly only?: RegExp;
}

const english: Denying = {
  adjacent: /^(?:not|never)$/u,
  behind: /^(?:no|never|neither|none|nothing|nobody)$/u,
  first: /^(?:no|none|nobody|nothing|neither|never)$/u,
};
const french: Denying = {
  adjacent: /^(?:pas|jamais)$/u,
  behind: /^(?:pas|jamais|aucune?|rien|plus|ni|nul(?:le)?|personne|guère)$/u,
  ahead: /^ne$/u,
  first: /^(?:aucune?|nul(?:le)?|personne|rien|jamais)$/u,
  only: /^(?:que|qu)$/u,
};
const german: Denying = {
  adjacent: /^(?:nicht|nie|niemals)$/u,
  behind: /^(?:nicht|nie|niemals|kein|keine[nmrs]?|weder|nichts|niemand(?:en|em)?)$/u,
  first: /^(?:kein|keine[nmrs]?|niemand|nichts|nie|niemals|weder)$/u,
};
const spanish: Denying = {
  adjacent: /^nunca$/u,
  behind: /^(?:nunca|jamás|ningun[oa]|ningún|nada|nadie)$/u,
  ahead: /^(?:no|nunca|jamás)$/u,
  first: /^(?:nadie|ningun[oa]|ningún|nunca|jamás|tampoco)$/u,
};

const languages: readonly (readonly [verbs: string, Denying])[] = [
  ['must shall should may can will', english],
  ['doit devrait peut', french],
  ['muss darf soll sollte kann', german],
  ['debe debería puede', spanish],
];

const byVerb: ReadonlyMap<string, Denying> = new Map(
  languages.flatMap(([verbs, denying]) =>
    verbs.split(' ').map((verb): [string, Denying] => [verb, denying]),
  ),
);

/** Words that deny, in English, French, German and Spanish. */
export const denying: ReadonlySet<string> = new Set([
  ...['not', 'never', 'no', 'none', 'neither', 'nothing', 'nobody'],
  ...['ne', 'n', 'pas', 'plus', 'jamais', 'rien', 'aucun', 'aucune'],
  ...['nicht', 'nie', 'niemals', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'keines'],
  ...['nunca', 'jamás', 'ningún', 'ninguna', 'ninguno', 'nada', 'nadie'],
]);

/** What follows a change in its clause, in each version. */
interface Clauses {
  readonly before: string;
  readonly after: string;
}

/**
 * What follows a change in its clause, where it put other words in the place of one that denies, or
 * the other way round: "not" says nothing without what it denies. Where that is too long in one
 * version, it is that of none.
 *
 * @param behind what stands behind the change in each version
 */
export function clausesBehind(
  before: string,
  after: string,
  behind: { readonly old: string; readonly new: string },
): Clauses | undefined {
  const isDenial = (text: string) => {
    const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
    return words.length > 0 && words.every((word) => denying.has(word));
  };
  const isEmpty = before.trim() === '' || after.trim() === '';
  if (isEmpty || isDenial(before) === isDenial(after)) return undefined;
  const [old = '', young = ''] = [behind.old, behind.new].map(
    (right) => /^\s?[^,;:.!?()\n、。；：！？]{1,60}/u.exec(right)?.[0] ?? '',
  );
  if (old + young === '' || Math.max(old.length, young.length) > longestClause) return undefined;
  return { before: old.trimEnd(), after: young.trimEnd() };
}

/** Characters of a clause that is quoted. */
const longestClause = 40;

/** Words between a verb and what denies it, at most. */
const furthest = 8;

/** Words that begin another clause, or the object of a verb that is one. */
const begins =
  /^(?:and|or|but|that|which|who|if|unless|because|so|where|when|while|until|how|what|why|there|ensures?|guarantee|verify|check|prove|show|confirm|und|oder|aber|sondern|dass|ob|wenn|weil|et|ou|mais|que|qu|qui|si|sauf|y|o|pero|sino)$/u;

/** Signs between two words that part clauses. */
const parts = /[,;:.!?()[\]–—\n、，。；]/u;

/** Words after which "no" and "kein" belong to what is provided: "at no cost". */
const provides = /^(?:at|for|with|without|mit|bei|zu|aus|für|ohne|von)$/u;

/** "no later than", "nicht nur": what is denied is a bound or an only, not the verb. */
const bounds =
  /^(?:later|more|less|fewer|earlier|sooner|greater|higher|lower|matter|only|nur|seulement|solo)$/u;

/** Words of prepositions that begin a clause which denies: "in no case", "auf keinen Fall". */
const leads = /^(?:in|under|on|auf|unter|en)$/u;

/** The words of a text, and which of them bind. */
export interface BindingText {
  readonly text: string;
  readonly words: readonly Word[];
  /** Whether a word is a verb that binds: behind it another clause begins. */
  readonly isVerb: (word: string) => boolean;
}

/**
 * The negation of a binding verb, wherever in its clause it stands: "must not", "darf dafür kein",
 * "ne doit percevoir aucune", "No company shall".
 *
 * @param index of the verb among the words
 * @param verb in its first form
 */
export function negationOf(all: BindingText, index: number, verb: string): Negation | undefined {
  const denying = byVerb.get(verb);
  const { text, words } = all;
  const at = words[index];
  if (!denying || !at) return undefined;
  const ahead = words[index - 1];
  const isAhead = ahead !== undefined && !isParted(all, index) && isOne(denying.ahead, ahead);
  const from = isAhead ? ahead : at;
  const written = text.slice(from.start, at.end);
  const next = words[index + 1];
  if (next && isOne(denying.adjacent, next) && !isOne(bounds, words[index + 2]))
    return { word: lower(next), written: text.slice(from.start, next.end), isFar: false };
  const first = firstOfClause(all, isAhead ? index - 1 : index);
  if (first && isOne(denying.first, first.word)) {
    const gap = first.isNext ? text.slice(first.word.start, from.start) : `${first.word.word} … `;
    return { word: lower(first.word), written: gap + written, isFar: true };
  }
  // In French both words deny: "pas" alone may belong to anything.
  const behind =
    isAhead || denying.ahead === undefined ? behindVerb(all, index, denying) : undefined;
  if (behind) {
    const isNext = behind === next;
    const both = isNext
      ? text.slice(from.start, behind.end)
      : `${written} … ${writtenWord(text, behind)}`;
    return { word: lower(behind), written: both, isFar: !isNext };
  }
  return isAhead ? { word: lower(from), written, isFar: false } : undefined;
}

/** A word with the stroke that ends it: "qu’". */
function writtenWord(text: string, { start, end }: Word): string {
  return text.slice(start, end) + (/^['’]/u.exec(text.slice(end)) ?? '');
}

function lower(word: Word | undefined): string {
  return word?.word.toLowerCase() ?? '';
}

function isOne(pattern: RegExp | undefined, word: Word | undefined): boolean {
  return pattern?.test(lower(word)) === true;
}

/** Whether a sign stands between a word and the one before it. */
function isParted({ text, words }: BindingText, index: number): boolean {
  return parts.test(text.slice(words[index - 1]?.end ?? 0, words[index]?.start));
}

/** What denies a verb behind it, in its clause. */
function behindVerb(all: BindingText, index: number, denying: Denying): Word | undefined {
  const { words, isVerb } = all;
  for (let place = index + 1; place <= index + furthest; place += 1) {
    const word = words[place];
    if (!word || isParted(all, place) || isVerb(word.word)) return undefined;
    // "ne peut … que": only.
    if (isOne(denying.only, word)) return word;
    if (isOne(begins, word)) return undefined;
    const isGiven = isOne(provides, words[place - 1]);
    if (isOne(denying.behind, word) && !isGiven && !isOne(bounds, words[place + 1])) return word;
  }
  return undefined;
}

/** The first word of the clause of a verb, or the one behind a preposition that begins it. */
function firstOfClause(
  all: BindingText,
  index: number,
): { word: Word; isNext: boolean } | undefined {
  const { words, isVerb } = all;
  let place = index;
  while (place > 0 && index - place < furthest) {
    const before = words[place - 1];
    if (!before || isParted(all, place) || isOne(begins, before) || isVerb(before.word)) break;
    place -= 1;
  }
  const begin = isOne(leads, words[place]) ? place + 1 : place;
  const word = words[begin];
  if (!word || begin >= index || isOne(bounds, words[begin + 1])) return undefined;
  return { word, isNext: begin === index - 1 };
}
