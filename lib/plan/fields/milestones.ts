import type { Content, Element } from '../model/content.ts';
import type { Milestone } from '../model/document.ts';
import { shorten, textOf } from '../model/text-of.ts';
import { parseDate, whyNoDate } from './dates.ts';
import { dueWords, normalizeWords, statusOfWord } from './labels.ts';

/** Longest title, in UTF-16 units. */
const maximumTitle = 1000;

/**
 * Reads a milestone from a list item: its bold beginning or else its first line is the title. A
 * date in parentheses or after a word such as "by" at the end of the title is when it is due, also
 * where there is no such day; a status in parentheses, or a checked box, is how far it has got.
 */
export function readMilestone(item: Element): Milestone {
  const { bold, whole, notes, isChecked } = readItem(item);
  const due = dueIn(notes, whole);
  const wrong = wrongDueIn(notes, whole)?.written;
  const status = notes.map(statusOfWord).find(Boolean) ?? (isChecked ? 'completed' : undefined);
  return {
    title: wrong === undefined ? titleOf(bold ?? whole, due) : withoutEnd(bold ?? whole, wrong),
    ...(due === undefined ? {} : { due }),
    ...(wrong === undefined ? {} : { unreadDue: withoutDueWord(wrong) }),
    ...(status === undefined ? {} : { status }),
  };
}

/** A date that a milestone has, and why it is none. */
export interface WrongDue {
  readonly written: string;
  readonly why: string;
}

/** The date of a milestone that does not exist, where it has no other one. */
export function wrongDue(item: Element): WrongDue | undefined {
  const { whole, notes } = readItem(item);
  return wrongDueIn(notes, whole);
}

function wrongDueIn(notes: readonly string[], whole: string): WrongDue | undefined {
  if (dueIn(notes, whole) !== undefined) return undefined;
  for (const written of [...notes, ...trailingWords(whole)]) {
    const why = whyNoDate(dateIn(written));
    if (why !== undefined) return { written, why };
  }
  return undefined;
}

/** The first line of an item. */
interface Item {
  /** What it begins with in bold. */
  readonly bold?: string;
  readonly whole: string;
  /** What stands in parentheses. */
  readonly notes: readonly string[];
  readonly isChecked: boolean;
}

function readItem({ children }: Element): Item {
  const line = firstLine(children);
  const isChecked = line.some(
    (inline) => inline.type === 'element' && inline.attributes.checked !== undefined,
  );
  const words = line.filter((inline) => inline.type === 'text' || inline.name !== 'input');
  const whole = shorten(textOf(words), maximumTitle);
  const [first, ...rest] = words.filter(
    (inline) => inline.type === 'element' || inline.value.trim() !== '',
  );
  if (first?.type !== 'element' || first.name !== 'strong')
    return { whole, notes: notesOf(whole), isChecked };
  const bold = textOf(first.children);
  const notes = [...notesOf(shorten(textOf(rest), maximumTitle)), ...notesOf(bold)];
  return { bold: shorten(bold, maximumTitle), whole, notes, isChecked };
}

function dueIn(notes: readonly string[], whole: string): string | undefined {
  return notes.map(dueOf).find((date) => date !== undefined) ?? trailingDue(whole)?.due;
}

/** The inline content of an item up to its first line break, the way authors put notes on lines of their own. */
function firstLine(children: readonly Content[]): Content[] {
  const [first] = children;
  const inlines = first?.type === 'element' && first.name === 'p' ? first.children : children;
  const line: Content[] = [];
  for (const inline of inlines) {
    if (inline.type === 'element') {
      if (['br', 'ul', 'ol', 'p', 'pre', 'blockquote', 'table'].includes(inline.name)) break;
      line.push(inline);
      continue;
    }
    const end = inline.value.indexOf('\n');
    line.push(end < 0 ? inline : { type: 'text', value: inline.value.slice(0, end) });
    if (end >= 0 && textOf(line) !== '') break;
  }
  return line;
}

/** What stands in parentheses. */
function notesOf(words: string): string[] {
  return [...words.matchAll(/\(([^()]{1,60})\)/gu)].map(([, note = '']) => note);
}

function dueOf(note: string): string | undefined {
  return parseDate(dateIn(note));
}

/** A note without a word such as "by" in front. */
function dateIn(note: string): string {
  const words = normalizeWords(note);
  const word = dueWords.find(
    (candidate) => words.startsWith(`${candidate} `) || words.startsWith(`${candidate}:`),
  );
  return word === undefined ? note : words.slice(word.length).replace(/^[ :]+/u, '');
}

/** A note as its author wrote it, without a word such as "by" in front. */
export function withoutDueWord(note: string): string {
  const normal = normalizeWords(note);
  const word = dueWords
    .filter((candidate) => normal.startsWith(`${candidate} `) || normal.startsWith(`${candidate}:`))
    .toSorted((one, other) => other.length - one.length)[0];
  if (word === undefined) return note;
  const words = note.trim().split(/\s+/u);
  return words
    .slice(word.split(' ').length)
    .join(' ')
    .replace(/^(?::\s*|(?:le|au)\s)/iu, '');
}

/** A title without a note or words at its end. */
function withoutEnd(title: string, end: string): string {
  const found = [`(${end})`, end].find((one) => title.endsWith(one));
  const left = found === undefined ? title : title.slice(0, title.length - found.length);
  return left
    .trimEnd()
    .replace(/[:;,–—]$/u, '')
    .trimEnd();
}

/** What may be a date at the end of a title, behind a word such as "by". */
function trailingWords(title: string): string[] {
  const end = title.slice(Math.max(0, title.length - 60));
  return [...end.matchAll(/\s+(?=\S)/gu)]
    .map(({ 0: blank, index }) => end.slice(index + blank.length))
    .filter((words) => dateIn(words) !== words);
}

/** A date behind a word such as "by" at the end of a title, and where its word begins. */
function trailingDue(title: string): { readonly due: string; readonly at: number } | undefined {
  const start = Math.max(0, title.length - 60);
  for (const { index } of title.slice(start).matchAll(/\s+(?=\S)/gu)) {
    const words = normalizeWords(title.slice(start + index));
    for (const word of dueWords) {
      const due = words.startsWith(`${word} `)
        ? parseDate(words.slice(word.length + 1))
        : undefined;
      if (due !== undefined) return { due, at: start + index };
    }
  }
  return undefined;
}

/** A title without the notes at its end that became fields. */
function titleOf(words: string, due: string | undefined): string {
  const note = /(?<!\s)\s*\(([^()]{1,60})\)\s*$/u.exec(words);
  const isField = note && (dueOf(note[1] ?? '') ?? statusOfWord(note[1] ?? ''));
  const trailing = trailingDue(words);
  const isTrailing = trailing !== undefined && trailing.due === due;
  const end = isField ? note.index : isTrailing ? trailing.at : words.length;
  return words.slice(0, end).replace(/(?<!\s)\s*[:;,–—]\s*$/u, '');
}

/**
 * What the end of a title says of when a milestone is due, as its author wrote it: of what one title
 * has behind another one, "30 Jnue 2027" of ", by 30 Jnue 2027". `undefined` where it says another
 * thing.
 */
export function dueBehind(title: string, other: string): string | undefined {
  if (title === '' || !other.startsWith(title)) return undefined;
  const rest = other.slice(title.length).replace(/^[\s:;,–—]+/u, '');
  const note = /^\(([^()]{1,60})\)$/u.exec(rest)?.[1];
  const written = withoutDueWord(note ?? rest);
  const isDue = written !== (note ?? rest) || note !== undefined;
  return isDue && dated.test(written) && written.length <= longestDue ? written : undefined;
}

/** A year, or a day and a month in figures: what "by 5 %" has not. */
const dated = /(?<!\p{N})(?:19|20)\p{N}{2}(?!\p{N})|\p{N}[./-]\p{N}/u;

/** A title without what its end says of when the milestone is due. */
export function withoutDue(title: string): string {
  const start = Math.max(0, title.length - 2 * longestDue);
  for (const { index } of title.slice(start).matchAll(/\s+(?=\S)/gu)) {
    const left = title.slice(0, start + index).replace(/[:;,–—]$/u, '');
    if (dueBehind(left, title) !== undefined) return left;
  }
  return title;
}

/** Characters of a date in words: "the end of the second quarter of 2027". */
const longestDue = 40;
