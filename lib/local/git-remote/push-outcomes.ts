import type { PushAuthor, RemotePush } from './git-remote.ts';

/** Milliseconds after which a push that nothing was told of is looked after: it may change no document. */
const patience = 1_000;

/** How long a push waits at the most for what becomes of it, in milliseconds. */
const longestWait = 20_000;

/** Lines of one commit that its author is shown: what went live where, and the first problems. */
const mostOfCommit = 20;

/** Commits of one push of which its author is shown lines: the newest ones. */
const mostCommits = 20;

/** Lets those who push wait for what becomes of it. */
export interface PushOutcomes {
  /** Says what became of a commit. */
  tell(commit: string, lines: readonly string[]): void;
  /** What to say to the author of a push, once its last commit was told of; never waits for ever. */
  of(push: RemotePush, author: PushAuthor): Promise<readonly string[]>;
  /** Lets nobody wait any longer. */
  stop(): void;
}

/** What {@link createPushOutcomes} needs. */
export interface PushOutcomesOptions {
  /** The published branch. */
  readonly branch: string;
  /** Publishes what there is to publish; all of it was told of when it resolves. */
  readonly settle: () => Promise<void>;
}

/** A push whose author waits. */
interface Waiting {
  readonly commit: string;
  /** Of each commit that was told of since. */
  readonly told: (readonly string[])[];
  readonly answer: (lines: readonly string[]) => void;
}

export function createPushOutcomes({ branch, settle }: PushOutcomesOptions): PushOutcomes {
  const waiting = new Set<Waiting>();
  let latest = { commit: '', lines: [] as readonly string[], at: 0 };
  const end = (one: Waiting, last: readonly string[] = []) => {
    if (waiting.delete(one)) one.answer([...newest(one.told), ...last]);
  };
  const lookAfter = async (one: Waiting) => {
    if (!waiting.has(one)) return;
    await settle();
    end(one, one.told.length === 0 ? ['no published document changed'] : []);
  };
  return {
    tell(commit, lines) {
      latest = { commit, lines, at: performance.now() };
      for (const one of waiting) {
        one.told.push(lines);
        if (one.commit === commit) end(one);
      }
    },
    async of({ ref, after }, { since }) {
      if (ref !== `refs/heads/${branch}`)
        return [`nothing becomes public: Gazette publishes the branch ${branch}`];
      if (/^0+$/u.test(after)) return [`${branch} is gone; what was published stays public`];
      // What woke the stages for another push may have come to this one already.
      if (latest.commit === after && latest.at > since) return newest([latest.lines]);
      return new Promise((answer) => {
        const one: Waiting = { commit: after, told: [], answer };
        waiting.add(one);
        const later = 'not live yet: the terminal in which Gazette runs says when it is';
        setTimeout(() => void lookAfter(one).catch(() => {}), patience).unref();
        setTimeout(() => end(one, [later]), longestWait).unref();
      });
    },
    stop() {
      for (const one of waiting) end(one, ['Gazette stops; it is live after the next start']);
    },
  };
}

function newest(told: readonly (readonly string[])[]): string[] {
  const before = told.length - mostCommits;
  const lines = told.slice(-mostCommits).flatMap(beginningOf);
  return before > 0 ? [`(${before} commits before)`, ...lines] : lines;
}

function beginningOf(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostOfCommit;
  return more > 0 ? [...lines.slice(0, mostOfCommit), `      (${more} lines more)`] : lines;
}
