import { statSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { StoreError } from '../../errors/errors.ts';
import type { Page, PageStore } from '../../ports/page-store.ts';
import { assertSameText, isAuthorText } from '../../stores/store-errors.ts';
import { contentTypeOf } from './content-type.ts';

/** Names of files that are still being written begin so; no document can take a name that begins with "@". */
const temporaryPrefix = '@writing-';

/**
 * Writes the site as plain files below a directory, one per key. Files hold the body alone: the
 * sequence number, redirect and headers of a page are not kept, so the last put wins, and
 * {@link PageStore.get} gives a page of sequence 0.
 *
 * @throws {StoreError} from `put` when a key cannot be a file's name there, or nothing can be written
 */
export function createFilePageStore(directory: string): PageStore {
  const root = path.resolve(directory);
  let ready: Promise<void> | undefined;
  let written = 0;
  return {
    async put(page) {
      ready ??= prepare(root);
      await ready;
      const file = fileOf(root, page.key);
      const existing = await read(file);
      if (existing && Buffer.compare(existing, page.body) === 0) return false;
      if (existing && isAuthorText(page)) assertSameText(page, existing);
      written += 1;
      const temporary = path.join(root, `${temporaryPrefix}${process.pid}-${written}`);
      await replace(file, temporary, page);
      return true;
    },
    has: async (key) => (await read(fileOf(root, key))) !== undefined,
    async get(key) {
      const body = await read(fileOf(root, key));
      return body && { key, body, contentType: contentTypeOf(key), cache: 'current', sequence: 0 };
    },
  };
}

/** Makes the directory and clears what an interrupted run left half written. */
async function prepare(root: string): Promise<void> {
  try {
    await mkdir(root, { recursive: true });
    await access(root, constants.W_OK);
  } catch (cause) {
    throw new StoreError(
      `${root} cannot be written to: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Name a folder that this user can write to.',
      { cause },
    );
  }
  const names = await readdir(root);
  const left = names.filter((name) => name.startsWith(temporaryPrefix));
  await Promise.all(left.map((name) => rm(path.join(root, name), { force: true })));
}

function fileOf(root: string, key: string): string {
  const segments = key.split('/');
  const unsafe = segments.some((name) => name === '' || name === '.' || name === '..');
  if (unsafe || /[\0\\]/u.test(key) || key.startsWith(temporaryPrefix))
    throw new StoreError(
      `The page "${key}" cannot be written as a file: its key is not a plain path.`,
      'Rename the document or asset it was made from.',
    );
  return path.join(root, ...segments);
}

/** A file's bytes; `undefined` when no file is or could be there. */
async function read(file: string): Promise<Uint8Array | undefined> {
  try {
    // Most files are new. A promise that fails costs more than this look.
    return statSync(file, { throwIfNoEntry: false }) && (await readFile(file));
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ENOENT' || code in reasons) return undefined;
    throw error;
  }
}

async function replace(file: string, temporary: string, page: Page): Promise<void> {
  try {
    await writeFile(temporary, page.body, { flag: 'wx' });
    await rename(temporary, file).catch(async (error: unknown) => {
      // Only a folder's first file lacks its folder.
      if (codeOf(error) !== 'ENOENT') throw error;
      await mkdir(path.dirname(file), { recursive: true });
      await rename(temporary, file);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(page.key, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'a folder of that name is there',
  ENOTDIR: 'one of its folders is already a file',
  EEXIST: 'one of its folders is already a file',
  ENOTEMPTY: 'a folder of that name is there',
  ENAMETOOLONG: 'its name is longer than the file system allows',
};

function unwritable(key: string, cause: unknown): unknown {
  const reason = reasons[codeOf(cause) ?? ''];
  if (reason === undefined) return cause;
  return new StoreError(
    `The page "${key}" cannot be written as a file: ${reason}.`,
    'Rename the document or asset it was made from, or build into another directory.',
    { cause },
  );
}

function codeOf(error: unknown): string | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
