import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptObjects } from '../ports/kept-objects.ts';
import type { GithubCommit } from './github-history.ts';

/** A kept part of a line of first parents. */
export interface KeptPart {
  /** Id of its newest commit. The commits before that never change, so it names the whole part. */
  readonly newest: string;
  /** First parent of its oldest commit; absent where that is a root. */
  readonly next?: string;
  readonly count: number;
}

/** What was listed of a line before, in parts, so that a run that starts anew lists only the rest. */
export interface KeptLine {
  /** Every part, in no order. */
  parts(): Promise<readonly KeptPart[]>;
  /** A part's commits, newest first; `undefined` when it is lost or is not what it should be. */
  read(part: KeptPart): Promise<readonly GithubCommit[] | undefined>;
  /** @param commits a stretch of the line, newest first, each the first parent of the one before */
  keep(commits: readonly GithubCommit[]): Promise<KeptPart>;
  forget(parts: readonly KeptPart[]): Promise<void>;
}

/**
 * The list of parts. It is a hint: of two runs that write it at once one is lost, and its parts are
 * listed again. The bucket drops what is left over (lib/stack/storage/version-store.ts).
 */
const listKey = 'lines/parts.json';

export function createKeptLine(objects: KeptObjects): KeptLine {
  let known: readonly KeptPart[] | undefined;
  const parts = async () => {
    known ??= readParts(await objects.get(listKey));
    return known;
  };
  const list = async (listed: readonly KeptPart[]) => {
    known = listed;
    if (listed.length === 0) await objects.remove(listKey);
    else await objects.put(listKey, Buffer.from(JSON.stringify(listed)));
  };
  return {
    parts,
    async read(part) {
      const bytes = await objects.get(keyOf(part));
      const commits = bytes && readCommits(bytes);
      return commits && isPart(part, commits) ? commits : undefined;
    },
    async keep(commits) {
      const part = partOf(commits);
      await objects.put(keyOf(part), gzipSync(JSON.stringify(commits)));
      const others = (await parts()).filter(({ newest }) => newest !== part.newest);
      await list([...others, part]);
      return part;
    },
    async forget(gone) {
      if (gone.length === 0) return;
      const names = new Set(gone.map(({ newest }) => newest));
      // The list first: a part that it names should be there.
      await list((await parts()).filter(({ newest }) => !names.has(newest)));
      for (const part of gone) await objects.remove(keyOf(part));
    },
  };
}

/** Keeps nothing for another process. */
export function createMemoryObjects(): KeptObjects {
  const objects = new Map<string, Uint8Array>();
  return {
    get: async (key) => objects.get(key),
    async put(key, bytes) {
      objects.set(key, bytes);
    },
    async remove(key) {
      objects.delete(key);
    },
  };
}

function keyOf({ newest }: KeptPart): string {
  return `lines/${newest}.json.gz`;
}

function partOf(commits: readonly GithubCommit[]): KeptPart {
  const next = commits.at(-1)?.firstParent;
  return {
    newest: commits[0]?.id ?? '',
    ...(next === undefined ? {} : { next }),
    count: commits.length,
  };
}

/** Whether commits are a line, and the one that the part names. */
function isPart(part: KeptPart, commits: readonly GithubCommit[]): boolean {
  const { newest, next, count } = partOf(commits);
  const isLine = commits.every(({ id }, at) => at === 0 || commits[at - 1]?.firstParent === id);
  return isLine && newest === part.newest && next === part.next && count === part.count;
}

/** None where it is spoilt: then all is listed again. */
function readParts(bytes: Uint8Array | undefined): readonly KeptPart[] {
  const parts = bytes && parsed(() => bytes);
  return Array.isArray(parts) ? parts.filter((part) => typeof part?.newest === 'string') : [];
}

function readCommits(bytes: Uint8Array): readonly GithubCommit[] | undefined {
  const commits = parsed(() => gunzipSync(bytes));
  return Array.isArray(commits) ? commits : undefined;
}

function parsed(read: () => Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(read()).toString());
  } catch {
    return undefined;
  }
}
