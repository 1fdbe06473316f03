/** What an author may say of the weight of a commit, see docs/feeds.md. */
export const significances = ['editorial', 'minor', 'major'] as const;
export type Significance = (typeof significances)[number];

/** What an author says of a commit, in trailers at the end of its message. */
export interface Trailers {
  /** `Change-Note:` what changed, for readers. */
  readonly changeNote?: string;
  /** `Significance:` as the author sees it. */
  readonly significance?: Significance;
}

/** One trailer as its author wrote it, lines joined; `line` counts from 1 in the message. */
export interface Trailer {
  readonly token: string;
  readonly value: string;
  readonly line: number;
}

/** Characters of a trailer that are shown. */
const longest = 500;

/**
 * Reads the trailers of a commit message as `git interpret-trailers --parse` does. The first of each
 * name counts; a significance that is none of the documented ones is not taken.
 */
export function readTrailers(note: string): Trailers {
  const { trailers } = splitTrailers(note);
  const valueFor = (name: string) =>
    trailers.find(({ token, value }) => token.toLowerCase() === name && value !== '')?.value;
  const changeNote = valueFor('change-note')?.slice(0, longest).toWellFormed();
  const significance = asSignificance(valueFor('significance') ?? '');
  return { ...(changeNote ? { changeNote } : {}), ...(significance ? { significance } : {}) };
}

export function asSignificance(value: string): Significance | undefined {
  const wanted = value.toLowerCase().replace(/\.$/u, '');
  return significances.find((significance) => significance === wanted);
}

/** A message without its block of trailers, and these. */
export function splitTrailers(note: string): { body: string; trailers: Trailer[] } {
  const lines = note.replaceAll('\r\n', '\n').split('\n');
  const end = endOfMessage(lines);
  const start = startOfTrailers(lines, end);
  const body = [...lines.slice(0, start), ...lines.slice(end)].join('\n').trim();
  return { body, trailers: trailersIn(lines.slice(start, end), start + 1) };
}

const isBlank = (line: string) => line.trim() === '';
const isComment = (line: string) => line.startsWith('#');

/** A patch, comments and the list of conflicts at the end are no part of a message (trailer.c, commit.c). */
function endOfMessage(lines: readonly string[]): number {
  const patch = lines.findIndex(
    (line, index) => /^---(?:\s|$)/u.test(line) && index < lines.length - 1,
  );
  const last = patch < 0 ? lines.length : patch;
  let end = last;
  let isConflicts = false;
  for (const [index, line] of lines.slice(0, last).entries()) {
    const isIgnored = line === '' || isComment(line) || (isConflicts && line.startsWith('\t'));
    isConflicts ||= line === 'Conflicts:';
    if (isIgnored || line === 'Conflicts:') end = Math.min(end, index);
    else [end, isConflicts] = [last, false];
  }
  return end;
}

/** Lines that git itself writes: one of them makes a block of which a quarter are trailers. */
const madeByGit = /^(?:Signed-off-by: |\(cherry picked from commit )/u;

/**
 * The last paragraph is a block of trailers where all its lines are, or one is git's own and three
 * times the trailers are not fewer than the other lines. The title is none.
 */
function startOfTrailers(lines: readonly string[], end: number): number {
  const title = lines.findIndex((line) => !isComment(line) && isBlank(line));
  const last = lines.slice(0, end).findLastIndex((line) => !isComment(line) && !isBlank(line));
  const above = lines.slice(0, last + 1).findLastIndex((line) => !isComment(line) && isBlank(line));
  if (title < 0 || above < title) return end;
  const paragraph = lines.slice(above + 1, last + 1);
  const trailers = paragraph.filter(isTrailer).length;
  const others = countOthers(paragraph);
  const isGits = paragraph.some((line) => madeByGit.test(line));
  return trailers > 0 && (others === 0 || (isGits && trailers * 3 >= others)) ? above + 1 : end;
}

function isTrailer(line: string): boolean {
  return madeByGit.test(line) || separatorIn(line) > 0;
}

/** Lines that are no trailers, with the indented ones that go on with them; comments are none. */
function countOthers(paragraph: readonly string[]): number {
  let others = 0;
  let isTrailers = false;
  for (const line of paragraph) {
    const goesOn = /^\s/u.test(line);
    if (isTrailer(line)) isTrailers = true;
    else if (!goesOn) isTrailers = false;
    if (!isTrailers && !isComment(line)) others++;
  }
  return others;
}

/** Where the colon of a trailer is; -1 in other lines. White space may stand before it, and nothing behind that. */
function separatorIn(line: string): number {
  return /^[A-Za-z0-9-]+[ \t]*(?=:)/u.exec(line)?.[0].length ?? -1;
}

function trailersIn(lines: readonly string[], first: number): Trailer[] {
  const trailers: { token: string; parts: string[]; line: number }[] = [];
  let last: (typeof trailers)[number] | undefined;
  for (const [index, line] of lines.entries()) {
    const separator = separatorIn(line);
    if (last && /^\s/u.test(line)) last.parts.push(line.trim());
    else if (separator > 0) {
      const [token, value] = [line.slice(0, separator).trim(), line.slice(separator + 1).trim()];
      last = { token, parts: [value], line: first + index };
      trailers.push(last);
    } else last = undefined;
  }
  return trailers.map(({ token, parts, line }) => ({
    token,
    value: parts.filter(Boolean).join(' '),
    line,
  }));
}
