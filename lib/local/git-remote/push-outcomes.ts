import type { Problem } from '../../plan/model/document.ts';
import { problemLines } from './author-lines.ts';
import type { PushAuthor, RemotePush } from './git-remote.ts';

/** Milliseconds after which a push that nothing was told of is looked after: it may change no document. */
const patience = 1_000;

/** How long a push waits at the most for what becomes of it, in milliseconds. */
const longestWait = 20_000;

/** Lines of one commit that its author is shown: what went live where, and the first problems. */
const mostOfCommit = 20;

/** Commits of one push of which its author is shown lines: the newest ones. */
const mostCommits = 20;

/** Commits whose outcome is kept for a push that asks later. */
const mostKept = 1_000;

/** What became of a commit. */
export interface CommitOutcome {
  /** What went live, and where. */
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
  /** Plan paths that the commit changes: what was wrong there before is wrong no more, or said again. */
  readonly paths: readonly string[];
}

/** Lets those who push wait for what becomes of it. */
export interface PushOutcomes {
  /** Says what became of a commit. */
  tell(commit: string, outcome: CommitOutcome): void;
  /** What to say to the author of a push, once its last commit was told of; never waits for ever. */
  of(push: RemotePush, author: PushAuthor): Promise<readonly string[]>;
  /** Lets nobody wait any longer. */
  stop(): void;
}

/** What {@link createPushOutcomes} needs. */
export interface PushOutcomesOptions {
  /** The published branch. */
  readonly branch: string;
  /** Web address of the list of all changes, for who waits no longer. */
  readonly changesUrl: string;
  /** Publishes what there is to publish; all of it was told of when it resolves. */
  readonly settle: () => Promise<void>;
}

/** A push whose author waits; `end` gives the answer. */
interface Waiting {
  readonly last: string;
  readonly end: (...more: readonly string[]) => void;
}

export function createPushOutcomes(options: PushOutcomesOptions): PushOutcomes {
  const { branch, changesUrl, settle } = options;
  const waiting = new Set<Waiting>();
  const told = new Map<string, CommitOutcome & { readonly at: number }>();

  /** Hears of the push's own commits alone: others may be pushed at the same time. */
  const toldOf = ({ commits }: RemotePush, { since }: PushAuthor) =>
    commits.flatMap((commit) => {
      const outcome = told.get(commit);
      return outcome && outcome.at > since ? [outcome] : [];
    });
  const answerTo = (push: RemotePush, author: PushAuthor, more: readonly string[]) => {
    const outcomes = toldOf(push, author);
    if (author.hears === 'errors') return errorLines(outcomes);
    return [...newest(outcomes), ...more];
  };
  return {
    tell(commit, outcome) {
      told.delete(commit);
      told.set(commit, { ...outcome, at: performance.now() });
      const [oldest] = told.keys();
      if (told.size > mostKept && oldest !== undefined) told.delete(oldest);
      for (const one of waiting) if (one.last === commit) one.end();
    },
    async of(push, author) {
      const { ref, after } = push;
      const isQuiet = author.hears === 'errors';
      if (ref !== `refs/heads/${branch}`)
        return isQuiet ? [] : [`nothing becomes public: Gazette publishes the branch ${branch}`];
      if (/^0+$/u.test(after))
        return isQuiet ? [] : [`${branch} is gone; what was published stays public`];
      // What woke the stages for another push may have come to this one already.
      if ((told.get(after)?.at ?? 0) > author.since) return answerTo(push, author, []);
      return new Promise((answer) => {
        const one: Waiting = {
          last: after,
          end: (...more) => {
            if (waiting.delete(one)) answer(answerTo(push, author, more));
          },
        };
        waiting.add(one);
        const lookAfter = async () => {
          if (!waiting.has(one)) return;
          await settle();
          if (toldOf(push, author).length === 0) one.end('no published document changed');
          else one.end();
        };
        const later = `not live yet: look later at ${changesUrl}, or in the terminal in which Gazette runs`;
        setTimeout(() => void lookAfter().catch(() => {}), patience).unref();
        setTimeout(() => one.end(later), longestWait).unref();
      });
    },
    stop() {
      for (const one of waiting) one.end('Gazette stops; it is live after the next start');
    },
  };
}

function newest(outcomes: readonly CommitOutcome[]): string[] {
  const before = outcomes.length - mostCommits;
  const { standing, settled } = standingProblems(outcomes);
  const lines = outcomes
    .map((outcome, index) => [...outcome.lines, ...problemLines(standing[index] ?? [])])
    .slice(-mostCommits)
    .flatMap(beginningOf);
  return [
    ...(before > 0 ? [`(${before} commits before)`] : []),
    ...lines,
    ...(settled > 0
      ? [`(later commits of this push settle or name again what ${settled} remarks named)`]
      : []),
  ];
}

function errorLines(outcomes: readonly CommitOutcome[]): string[] {
  const problems = standingProblems(outcomes).standing.flat();
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [...beginningOf(problemLines(errors))];
}

/** Problems of each commit that no later commit of the push solves or names again, and the number of others. */
function standingProblems(outcomes: readonly CommitOutcome[]) {
  const touched = new Set<string>();
  const standing: Problem[][] = [];
  let settled = 0;
  for (const { problems, paths } of outcomes.toReversed()) {
    const left = problems.filter(({ path }) => !touched.has(path));
    settled += problems.length - left.length;
    standing.unshift(left);
    for (const path of [...paths, ...problems.map((problem) => problem.path)]) touched.add(path);
  }
  return { standing, settled };
}

function beginningOf(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostOfCommit;
  return more > 0 ? [...lines.slice(0, mostOfCommit), `      (${more} lines more)`] : lines;
}
