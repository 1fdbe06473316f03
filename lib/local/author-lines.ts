import { href } from '../plan/addresses.ts';
import { formatProblem } from '../plan/problem.ts';
import type { AuthorReport } from '../ports.ts';

/** Tells the author in the terminal what became of each commit: one readable line, and its problems. */
export function createAuthorLines(options: {
  readonly baseUrl: string;
  /** Milliseconds since the last push; `undefined` when nothing was pushed since the start. */
  readonly sincePush: () => number | undefined;
  readonly write: (line: string) => void;
}): AuthorReport {
  const { baseUrl, sincePush, write } = options;
  return {
    async report(changeSet, { address }) {
      const { commit, note, changes, problems } = changeSet;
      const elapsed = sincePush();
      const time = elapsed === undefined ? '' : ` ${(elapsed / 1000).toFixed(2)} s after the push`;
      const subject = note.split('\n', 1)[0] ?? '';
      const count = `${changes.length} ${changes.length === 1 ? 'document' : 'documents'}`;
      write(`live: ${commit.slice(0, 12)} “${subject}” (${count})${time}`);
      write(`      ${baseUrl}${href(address)}`);
      for (const problem of problems) write(`      ${formatProblem(problem)}`);
    },
  };
}
