import { isMeasured } from './amounts.ts';
import { numbersIn } from './named-amounts.ts';
import { denying } from './negations.ts';

/** What stands beside a text in one version. */
interface Beside {
  readonly left: string;
  readonly right: string;
}

/** The same in both versions. */
interface BothBeside {
  readonly old: Beside;
  readonly new: Beside;
}

/** What a sentence quotes of both versions, where the words that differ say too little. */
export interface Phrases {
  readonly before: string;
  readonly after: string;
}

/** Longer changes are no part of a phrase. */
const longest = 40;

/**
 * The phrases of which a change is a part: of a date all of it, of a sign its number, of a word that
 * denies what it denies, of a sort of days the day. "March" says little without its day and year.
 */
export function wholePhrases(
  before: string,
  after: string,
  beside: BothBeside,
): Phrases | undefined {
  if (Math.max(before.length, after.length) > longest) return undefined;
  return (
    wholeDates(before, after, beside) ??
    signedNumbers(before, after, beside) ??
    sortsOfUnit(before, after, beside.new) ??
    wholeEndings(before, after, beside) ??
    denied(before, after, beside)
  );
}

/** Both versions of the date that a change is inside, with a short word in front: "on 1 May 2027". */
function wholeDates(before: string, after: string, beside: BothBeside): Phrases | undefined {
  const [old, young] = [dateAround(before, beside.old), dateAround(after, beside.new)];
  if (!old || !young || old.text === young.text || !(old.isInside || young.isInside))
    return undefined;
  return { before: old.text, after: young.text };
}

/** Characters of a word in front of a date, with its space. */
const longestAhead = 6;

/** Characters beside a change in which a date is looked for: more than any date has. */
const farthest = 64;

function dateAround(
  value: string,
  beside: Beside,
): { readonly text: string; readonly isInside: boolean } | undefined {
  const [left, right] = [beside.left.slice(-farthest), beside.right.slice(0, farthest)];
  const text = left + value + right;
  if (!/\p{N}/u.test(text)) return undefined;
  const start = left.length + value.length - value.trimStart().length;
  const end = Math.max(start, left.length + value.trimEnd().length);
  for (const one of numbersIn(text)) {
    const last = one.start + one.value.length;
    // What comes right behind a date is no part of it.
    const isWithin = start < end ? end <= last : end < last;
    const isAround = one.start - longestAhead <= start && isWithin && end + 1 >= one.start;
    if (one.isDate && isAround)
      return {
        text: text.slice(Math.min(start, one.start), last),
        isInside: end > one.start || (start === end && start >= one.start),
      };
  }
  return undefined;
}

/** The number whose minus came or went: "5 m" and "-5 m". */
function signedNumbers(before: string, after: string, beside: BothBeside): Phrases | undefined {
  const signs = [before, after].map((text) => text.trim());
  if (!signs.includes('') || !signs.some((sign) => /^[−-]$/u.test(sign))) return undefined;
  const [old, young] = [beside.old, beside.new].map(({ right }) => numbersIn(right)[0]);
  if (old?.start !== 0 || young?.start !== 0) return undefined;
  const [sign = '', other = ''] = signs;
  return { before: sign + old.value + old.unit, after: other + young.value + young.unit };
}

/** One word that another took the place of in front of a unit: "working day" and "calendar day". */
function sortsOfUnit(before: string, after: string, { right }: Beside): Phrases | undefined {
  if (![before, after].every((text) => /^\p{L}{4,}$/u.test(text))) return undefined;
  const unit = /^ \p{L}{3,12}(?!\p{L})/u.exec(right)?.[0] ?? '';
  return isMeasured(unit) ? { before: before + unit, after: after + unit } : undefined;
}

/** Japanese that begins within a word: an ending, or what is put into one. */
const ofEnding = /^(?:\p{Script=Hiragana}[\p{Script=Hiragana}\p{Script=Han}]*)?$/u;

/** What a verb of Japanese begins with: its letters, and an ending that is no particle. */
const startOfVerb = /\p{Script=Han}{0,4}[[\p{Script=Hiragana}]--[をはがのにとも]]{0,3}$/v;

/** The verbs of Japanese whose endings are others: してはならない, してもよい. */
function wholeEndings(
  before: string,
  after: string,
  { old, new: young }: BothBeside,
): Phrases | undefined {
  if (before + after === '' || ![before, after].every((text) => ofEnding.test(text)))
    return undefined;
  const [lead = ''] = startOfVerb.exec(young.left.slice(-10)) ?? [];
  const [trail = ''] = /^\p{Script=Hiragana}{1,12}(?!\p{Script=Hiragana})/u.exec(young.right) ?? [];
  const isSame = old.left.endsWith(lead) && old.right.startsWith(trail);
  if (lead + trail === '' || !isSame) return undefined;
  return { before: lead + before + trail, after: lead + after + trail };
}

/** Words of French deny on both sides of a verb, and "plus" is more as well. */
const ofFrench: ReadonlySet<string> = new Set([
  ...['ne', 'n', 'pas', 'plus', 'jamais', 'rien', 'aucun', 'aucune'],
]);

/** Characters of what is denied that is quoted whole. */
const longestDenied = 25;

/** What a word denies that came or went alone: the rest of its clause, or its next word. */
function denied(
  before: string,
  after: string,
  { old: other, new: { left, right } }: BothBeside,
): Phrases | undefined {
  const [old, young] = [before.trim(), after.trim()];
  const word = old + young;
  const small = word.toLowerCase();
  if (old !== '' && young !== '') return undefined;
  if (!denying.has(small) || ofFrench.has(small)) return undefined;
  const [clause = ''] = /^\s?[^,;:.!?()"“”„«»\n、。；：！？]{1,60}/u.exec(right) ?? [];
  const [next] = /^\s?(?:\p{L}{1,3}\s)?[\p{L}\p{M}-]{1,30}/u.exec(right) ?? [];
  const isSame = (text: string) => other.right.startsWith(text);
  const isShort = clause.trim().length <= longestDenied && isSame(clause);
  const rest = (isShort ? clause : (next ?? '')).trim();
  if (!isShort && !(next && isSame(next)) && clause !== '') return undefined;
  if (rest !== '')
    return old
      ? { before: `${word} ${rest}`, after: rest }
      : { before: rest, after: `${word} ${rest}` };
  const [verb] = /[\p{L}\p{M}-]{2,30}(?=\s?$)/u.exec(left.slice(-longest)) ?? [];
  if (verb === undefined || !other.left.trimEnd().endsWith(verb)) return undefined;
  return old
    ? { before: `${verb} ${word}`, after: verb }
    : { before: verb, after: `${verb} ${word}` };
}
