import { longestNote } from './commit-words.ts';
import type { MergedCommit } from './model/change.ts';
import type { Problem } from './model/document.ts';
import { shorten } from './model/text-of.ts';
import {
  asSignificance,
  readTrailers,
  significances,
  splitTrailers,
  type Trailer,
  type Trailers,
} from './trailers.ts';

/** A commit message as readers get it: no e-mail address of a trailer, lines as long as they were meant. */
export interface Note extends Trailers {
  /** What the author wrote, without trailers; an empty line parts paragraphs. */
  readonly text: string;
  /** Names of those who wrote the commit together with its author. */
  readonly coAuthors: readonly string[];
  /** Trailers that have no place of their own, such as "Refs: #12". */
  readonly others: readonly string[];
}

/** Merged commits that are named, and characters of each. */
export const mostMerged = 10;
const longestTitle = 100;

/** Co-authors that are named; a commit of more is a robot's. */
const mostCoAuthors = 20;

/** Trailers that are shown in a place of their own. */
const placed: ReadonlySet<string> = new Set(['change-note', 'significance', 'co-authored-by']);

/**
 * Reads a commit message for readers.
 *
 * @param merged what the commit brings as a merge: their authors are co-authors, and what they say
 *   stands below the message
 * @param author who made the commit, and is no co-author of it
 */
export function readNote(
  message: string,
  merged: readonly MergedCommit[] = [],
  author?: string,
): Note {
  const note = withMerged(readMessage(message), merged);
  const coAuthors = note.coAuthors.filter((name) => name !== author?.trim());
  return { ...note, coAuthors: coAuthors.slice(0, mostCoAuthors) };
}

function withMerged(note: Note, merged: readonly MergedCommit[]): Note {
  if (merged.length === 0) return note;
  const named = merged.slice(-mostMerged);
  const lines = named.map(({ title, author }) => `- ${title}${author && ` (${author})`}`);
  const list = [...(merged.length > named.length ? ['- …'] : []), ...lines].join('\n');
  const authors = named.map(({ author }) => author).filter((author) => author !== '');
  return {
    ...note,
    text: [note.text, list].filter((part) => part !== '').join('\n\n'),
    coAuthors: [...new Set([...authors, ...note.coAuthors])],
  };
}

/** A merged commit in one line. */
export function asMerged({ author, note }: { author: string; note: string }): MergedCommit {
  const { changeNote, text } = readMessage(note);
  const title = changeNote ?? text.split('\n', 1)[0] ?? '';
  return { author, title: shorten(title, longestTitle) };
}

/** A commit message as data has it: with its trailers, which have names but no addresses. */
export function messageForData(message: string): string {
  if (!message.includes('@')) return message;
  const { body, trailers } = splitTrailers(message);
  const named = trailers.map(({ token, value }) => `${token}: ${withoutAddresses(value)}`.trim());
  const prose = body.split('\n').map(namesOnly).join('\n');
  return [prose, named.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** A line that names a person as a trailer does, without the address. */
function namesOnly(line: string): string {
  return /^\s*[A-Za-z-]{1,50}-by\s*:/u.test(line) ? withoutAddresses(line) : line;
}

function readMessage(message: string): Note {
  const { body, trailers } = splitTrailers(message);
  const lines = body.split('\n');
  const names = [
    ...lines.map((line) => /^\s*Co-authored-by\s*:(.*)$/iu.exec(line)?.[1] ?? ''),
    ...trailers.flatMap(({ token, value }) => (/^co-authored-by$/iu.test(token) ? [value] : [])),
  ].map(withoutAddresses);
  const prose = lines.filter((line) => !/^\s*Co-authored-by\s*:/iu.test(line)).map(namesOnly);
  return {
    ...readTrailers(message),
    text: joinLines(prose).trim(),
    coAuthors: [...new Set(names.filter((name) => name !== ''))],
    others: trailers
      .filter(({ token }) => !placed.has(token.toLowerCase()))
      .map(({ token, value }) => ({ token, value: withoutAddresses(value) }))
      .flatMap(({ token, value }) => (value === '' ? [] : [`${token}: ${value}`])),
  };
}

/** What its author says of a commit: the `Change-Note:`, which is for readers, and then the message. */
export function noteText({ changeNote = '', text }: Pick<Note, 'changeNote' | 'text'>): string {
  return [changeNote, text].filter((part) => part !== '').join('\n\n');
}

/** What the author of a commit should know of its message; `path` is what stands for it. */
export function noteProblems(message: string): Problem[] {
  const wrong = splitTrailers(message).trailers.filter(
    ({ token, value }) =>
      token.toLowerCase() === 'significance' && asSignificance(value) === undefined,
  );
  return [...tooLong(message), ...wrong.map(unknownSignificance)];
}

function tooLong({ length }: string): Problem[] {
  if (length < longestNote) return [];
  return [
    {
      path: 'commit message',
      line: 1,
      severity: 'warning',
      message: `only the first ${longestNote} characters of the commit message are kept`,
      advice: 'Say in a few sentences what changed; long text belongs in a document.',
    },
  ];
}

function unknownSignificance({ value, line }: Trailer): Problem {
  return {
    path: 'commit message',
    line,
    severity: 'warning',
    message: `the significance "${value.slice(0, 100).toWellFormed()}" is not shown`,
    advice: `Write one of these: ${significances.join(', ')}.`,
  };
}

function withoutAddresses(value: string): string {
  return value
    .replace(/\s?<[^<>]{0,300}>/gu, '')
    .replace(/[^\s<>@,;:()]{1,64}@[^\s<>@,;()]{1,255}/gu, '')
    .trim();
}

/** The fewest columns at which people wrap lines; a shorter line ends where its author wanted. */
const narrowest = 60;

/** A line that begins something of its own: an item, a quotation, a table, code, a heading, a trailer. */
const beginning =
  /^(?:\s*(?:[-*+•>|#~`]|\d{1,4}[.)]\s|\[\d{1,4}\]|[A-Za-z-]{1,50}-by\s*:)|\t| {4})/u;

/** A line that no other goes on with. */
const alone = /^(?:\s*[>|#]|\t| {4})/u;

/**
 * Joins lines that were wrapped: a line goes on with the next where that one's first word would not
 * have found room. Items, quotations, tables and code keep their lines.
 */
function joinLines(lines: readonly string[]): string {
  const joined: string[] = [];
  let previous = '';
  let isCode = false;
  for (const line of lines) {
    const isFence = /^\s*(?:```|~~~)/u.test(line);
    const goesOn = !isCode && !isFence && isWrapped(previous, line);
    if (goesOn) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line.trimEnd());
    if (isFence) isCode = !isCode;
    previous = isFence ? '' : line;
  }
  return joined.join('\n').replace(/\n{3,}/gu, '\n\n');
}

function isWrapped(previous: string, line: string): boolean {
  const isItem = /^\s*(?:[-*+•]|\d{1,4}[.)])\s/u.test(previous) && /^ {1,4}\S/u.test(line);
  if (previous.trim() === '' || line.trim() === '') return false;
  if (alone.test(previous) || (beginning.test(line) && !(isItem && !beginning.test(line.trim()))))
    return false;
  const [word = ''] = line.trim().split(/\s/u, 1);
  return previous.trimEnd().length + 1 + word.length > narrowest;
}
