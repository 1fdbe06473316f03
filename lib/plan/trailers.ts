/** What an author says about a commit, in trailers at the end of its message. */
export interface Trailers {
  /** `Change-Note:` what changed, for readers. */
  readonly changeNote?: string;
  /** `Significance:` as the author sees it, such as "minor". */
  readonly significance?: string;
}

/** Characters of a trailer that are shown. */
const longest = 500;

const line = /^(?<token>[A-Za-z0-9-]+)[ \t]*:[ \t]*(?<value>.*)$/u;

/**
 * Reads the trailers of a commit message as `git interpret-trailers` does. They are the last
 * paragraph, when every line of it is a trailer or an indented continuation. The first trailer of
 * each name counts.
 */
export function readTrailers(note: string): Trailers {
  const values = new Map<string, string>();
  for (const { token, value } of trailersOf(note))
    if (value !== '' && !values.has(token)) values.set(token, value.slice(0, longest));
  const [changeNote, significance] = [values.get('change-note'), values.get('significance')];
  return { ...(changeNote ? { changeNote } : {}), ...(significance ? { significance } : {}) };
}

function trailersOf(note: string): { token: string; value: string }[] {
  const [title, ...paragraphs] = note
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n/u);
  const last = paragraphs.at(-1);
  if (title === undefined || last === undefined) return [];
  const trailers: { token: string; value: string }[] = [];
  for (const one of last.split('\n')) {
    const { token, value } = line.exec(one)?.groups ?? {};
    const previous = trailers.at(-1);
    if (token !== undefined && value !== undefined)
      trailers.push({ token: token.toLowerCase(), value: value.trim() });
    else if (/^[ \t]/u.test(one) && previous) previous.value += ` ${one.trim()}`;
    else return [];
  }
  return trailers;
}
