import { tokensOf } from './tokens.ts';

/** A part of an excerpt. */
export interface ExcerptPart {
  readonly text: string;
  /** Whether it is what was looked for. */
  readonly isMatch: boolean;
}

/** Characters of an excerpt, before it is cut at words. */
const excerptLength = 240;

interface Match {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The stretch of a text that has most of the words that were looked for, those words marked; its
 * beginning where it has none.
 *
 * @param text without Markdown's signs, as plainSource gives it
 */
export function excerptOf(
  text: string,
  stems: ReadonlySet<string>,
  language: string,
): readonly ExcerptPart[] {
  const matches = [...tokensOf(text, language)].filter(({ stem }) => stems.has(stem));
  const at = Math.max(0, bestStart(matches) - 60);
  const start = at === 0 ? 0 : afterBlank(text, at);
  const isAll = start + excerptLength >= text.length;
  const end = isAll ? text.length : beforeBlank(text, start + excerptLength);
  const inside = matches.filter((match) => match.start >= start && match.end <= end);
  const parts: ExcerptPart[] = [];
  let done = start;
  for (const match of inside) {
    parts.push({ text: text.slice(done, match.start), isMatch: false });
    parts.push({ text: text.slice(match.start, match.end), isMatch: true });
    done = match.end;
  }
  parts.push({ text: `${text.slice(done, end)}${isAll ? '' : ' …'}`, isMatch: false });
  const beginning = start === 0 ? [] : [{ text: '… ', isMatch: false }];
  return [...beginning, ...parts.filter((part) => part.text !== '')];
}

/** Where the first window with most different words begins. */
function bestStart(matches: readonly Match[]): number {
  const counts = new Map<string, number>();
  let [best, bestCount, last] = [0, 0, 0];
  for (const first of matches) {
    for (; last < matches.length; last += 1) {
      const next = matches[last];
      if (!next || next.end > first.start + excerptLength - 60) break;
      counts.set(next.stem, (counts.get(next.stem) ?? 0) + 1);
    }
    if (counts.size > bestCount) [best, bestCount] = [first.start, counts.size];
    const left = (counts.get(first.stem) ?? 1) - 1;
    if (left > 0) counts.set(first.stem, left);
    else counts.delete(first.stem);
  }
  return best;
}

/** Just behind the next blank; where a script has none near, a whole character further on. */
function afterBlank(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  if (blank >= 0 && blank < at + 40) return blank + 1;
  return isInside(text, at) ? at + 1 : at;
}

function beforeBlank(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at);
  if (blank > at - 40) return blank;
  return isInside(text, at) ? at - 1 : at;
}

function isInside(text: string, at: number): boolean {
  return /[\udc00-\udfff]/u.test(text.charAt(at));
}
