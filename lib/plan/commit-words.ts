/** Characters of a commit message that are kept: as many as GitHub takes of a pull request's text. */
export const longestNote = 65_536;

/** Characters of an author's name that are kept. */
const longestAuthor = 200;

/** A commit message without line breaks at its end, and not longer than {@link longestNote}. */
export function noteOf(message: string): string {
  return bounded(message.replace(/(?<!\n)\n+$/u, ''), longestNote);
}

/** The name of whoever wrote a commit, without blanks around it; `''` where there is none. */
export function authorOf(name: string | null | undefined): string {
  return bounded((name ?? '').trim(), longestAuthor);
}

function bounded(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text;
}
