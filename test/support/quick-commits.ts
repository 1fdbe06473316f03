import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeEntry } from '../../lib/ports/source.ts';
import { writeIndex } from './git-index.ts';
import { commitRaw, writeBlob } from './raw-repository.ts';

/** What a commit says beside its files. */
interface CommitWords {
  readonly message: string;
  readonly author: string;
  readonly email: string;
  /** Since 1970. */
  readonly seconds: number;
}

/** Files of the next commit: mode and content by path, `null` where a file or a folder goes. */
export type QuickFiles = ReadonlyMap<
  string,
  { readonly mode: string; readonly content: Uint8Array } | null
>;

/** Commits of a repository as git writes them, byte for byte, without its processes. */
export interface QuickCommits {
  /** The commit's id; `undefined` where git itself has to make it. */
  commit(files: QuickFiles, words: CommitWords): Promise<string | undefined>;
  /** The same for a file or folder that has another name. */
  rename(from: string, to: string, words: CommitWords): Promise<string | undefined>;
  /** Git was at work: from now on it makes every commit. */
  stop(): void;
}

const branch = 'ref: refs/heads/main';

/**
 * Writes objects, index and branch of a repository that begins empty. A test's commit takes git two
 * processes, and with them some five times the CPU of this.
 */
export function quickCommits(directory: string): QuickCommits {
  const files = new Map<string, TreeEntry>();
  let head: string | undefined;
  let index = '';
  let isStopped = false;
  const read = (name: string) =>
    readFile(join(directory, '.git', name), 'latin1').catch(() => undefined);
  /** Whether the repository is as the last commit left it. */
  const isAsLeft = async () => {
    const [at, tip, indexed] = await Promise.all(['HEAD', 'refs/heads/main', 'index'].map(read));
    const isMerging = (await readdir(join(directory, '.git'))).includes('MERGE_HEAD');
    return at?.trim() === branch && tip?.trim() === head && (indexed ?? '') === index && !isMerging;
  };
  const isReady = async (paths: Iterable<string>, words: CommitWords) => {
    isStopped ||= ![...paths].every(isPlainPath) || !arePlain(words) || !(await isAsLeft());
    return !isStopped;
  };
  const write = async ({ message, ...words }: CommitWords) => {
    // `git commit -m` ends a message with a line break.
    const whole = message === '' || message.endsWith('\n') ? message : `${message}\n`;
    const known = Object.fromEntries(
      [...files].map(([path, { mode, id }]) => [path, { mode, commit: id }]),
    );
    await writeIndex(directory, files);
    index = (await read('index')) ?? '';
    const parent = head === undefined ? {} : { parent: head };
    head = await commitRaw(directory, { ...words, ...parent, message: whole, files: known });
    return head;
  };
  const leave = (path: string) => {
    for (const known of files.keys())
      if (known === path || known.startsWith(`${path}/`)) files.delete(known);
  };
  return {
    async commit(changed, words) {
      if (!(await isReady(changed.keys(), words))) return undefined;
      for (const [path, file] of changed) {
        leave(path);
        if (file)
          files.set(path, { mode: file.mode, id: await writeBlob(directory, file.content) });
      }
      return write(words);
    },
    async rename(from, to, words) {
      if (!(await isReady([from, to], words))) return undefined;
      const moved = [...files].filter(([path]) => path === from || path.startsWith(`${from}/`));
      leave(from);
      for (const [path, entry] of moved) files.set(`${to}${path.slice(from.length)}`, entry);
      return write(words);
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Not what git refuses, reads in another way, or obeys (`.gitattributes`). */
function isPlainPath(path: string): boolean {
  return path
    .split('/')
    .every((name) => !/^(?:|\.{1,2}|\.?git.*)$/iu.test(name) && name.isWellFormed());
}

/** Git takes some characters out of names, and reads small numbers as other dates. */
function arePlain({ message, author, seconds }: CommitWords): boolean {
  const isText = message.isWellFormed() && !message.includes('\0');
  return isText && /^\p{L}[\p{L}\p{N} ]*(?<! )$/u.test(author) && seconds > 100_000_000;
}
