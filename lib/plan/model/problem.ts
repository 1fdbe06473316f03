import type { Problem } from './document.ts';

/** The order in which an author reads problems of one file: by line, and of one line the errors first. */
export function byLine(a: Problem, b: Problem): number {
  return a.line - b.line || rank(a) - rank(b);
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}

/**
 * Says a problem in one line that editors and people understand:
 * `path:line: error: message (advice)`.
 */
export function formatProblem({ severity, message, advice, ...place }: Problem): string {
  const said = `${severity}: ${message}${advice === '' ? '' : ` (${advice})`}`;
  return inOneLine(`${placeOf(place)}${said}`);
}

/** Where a problem is, before what it is: `path:line: `, or nothing of one that is about a commit as a whole. */
export function placeOf({ path, line }: Pick<Problem, 'path' | 'line'>): string {
  return path === '' ? '' : `${path}:${line}: `;
}

/** A warning about a commit as a whole. */
export function commitProblem(message: string, advice: string): Problem {
  return { path: '', line: 1, severity: 'warning', message, advice };
}

/** Makes text of strangers safe for a terminal, which must not act on it. */
export function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}

/** Most problems kept of one document: more than a person reads, few enough for any store. */
export const maximumProblems = 100;

/** Where the parts of the parser report problems. `line` counts from 1 in the file. */
export type Report = (
  line: number,
  severity: Problem['severity'],
  message: string,
  advice: string,
) => void;

/**
 * Collects the problems of one document: each message once per line, and at most {@link
 * maximumProblems}.
 */
export function collectProblems(path: string): {
  readonly report: Report;
  readonly problems: () => Problem[];
} {
  const found = new Map<string, Problem>();
  let left = 0;
  let lastLine = 1;
  const report: Report = (line, severity, message, advice) => {
    const key = `${line}\0${message}`;
    if (found.has(key)) return;
    if (found.size >= maximumProblems) {
      left++;
      lastLine = line;
    } else found.set(key, { path, line, severity, message, advice });
  };
  const problems = () => {
    const sorted = [...found.values()].sort(byLine);
    if (left === 0) return sorted;
    const rest: Problem = {
      path,
      line: lastLine,
      severity: 'warning',
      message: `${left} more problems are not listed`,
      advice: 'Solve these first.',
    };
    return [...sorted, rest];
  };
  return { report, problems };
}

/** Lines that a remark names beside its first one. */
const mostLines = 5;

/** Each cause once: a remark that several lines of a file have alike is one, which names the lines. */
export function oncePerCause(problems: readonly Problem[]): Problem[] {
  const byCause = Map.groupBy(problems, ({ path, severity, message, advice }) =>
    JSON.stringify([path, severity, message, advice]),
  );
  return [...byCause.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const others = [...new Set(alike.map(({ line }) => line))].slice(1);
    return [{ ...first, message: `${first.message}${alsoOn(others)}` }];
  });
}

function alsoOn(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const more = lines.length - mostLines;
  const named = lines.slice(0, mostLines).join(', ');
  return `, also on ${lines.length === 1 ? 'line' : 'lines'} ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
