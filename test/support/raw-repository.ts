import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';

/** A file as git has it: its bytes, or any other kind of entry with its mode. */
export type RawFile =
  | string
  | Uint8Array
  | {
      readonly mode: string;
      readonly content?: string | Uint8Array;
      /** Of a submodule: a commit that is not there. */
      readonly commit?: string;
    };

/** The whole tree of a commit, by path. */
export type RawFiles = Readonly<Record<string, RawFile>>;

/** Anything a commit can say, also what git's own commands refuse. */
export interface RawCommit {
  readonly files: RawFiles;
  readonly parent?: string;
  readonly message?: string;
  readonly author?: string;
  /** Of the author. */
  readonly email?: string;
  /** Seconds since 1970. */
  readonly seconds?: number;
  /** Further header lines, e.g. `encoding latin1`. */
  readonly headers?: readonly string[];
}

/**
 * Writes a commit on `main` object by object, so that it can hold what git's commands refuse. A
 * half surrogate `\udcXX` in a path or text stands for the bare byte XX: `caf\udce9.md` is Latin 1,
 * `a\udc2fb.md` a name with a slash in it.
 *
 * @returns the commit's id
 */
export async function commitRaw(directory: string, commit: RawCommit): Promise<string> {
  const { parent, message = 'A commit', author = 'Author', headers = [] } = commit;
  const { email = 'author@example.org' } = commit;
  const store = join(directory, '.git');
  const tree = await writeTree(store, Object.entries(commit.files));
  const identity = `${author} <${email}> ${commit.seconds ?? 1_437_048_000} +0000`;
  const lines = [
    `tree ${tree}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    `author ${identity}`,
    `committer ${identity}`,
    ...headers,
  ];
  const id = await writeObject(store, 'commit', bytesOf(`${lines.join('\n')}\n\n${message}`));
  await writeFile(join(store, 'refs/heads/main'), `${id}\n`);
  return id;
}

async function writeTree(
  store: string,
  files: readonly (readonly [path: string, file: RawFile])[],
): Promise<string> {
  const inFolders = Map.groupBy(files, ([path]) => path.split('/', 1)[0] ?? '');
  const entries = await Promise.all(
    [...inFolders].map(async ([name, inside]) => {
      const [only] = inside;
      if (only?.[0] === name) return { name, ...(await writeFileObject(store, only[1])) };
      const below = inside.map(([path, file]) => [path.slice(name.length + 1), file] as const);
      return { name, mode: '40000', id: await writeTree(store, below) };
    }),
  );
  const sortKey = ({ name, mode }: { name: string; mode: string }) =>
    bytesOf(mode === '40000' ? `${name}/` : name);
  entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const parts = entries.flatMap(({ name, mode, id }) => [
    bytesOf(`${mode} ${name}\0`),
    Buffer.from(id, 'hex'),
  ]);
  return writeObject(store, 'tree', Buffer.concat(parts));
}

/** Writes a blob; answers with its id. */
export function writeBlob(directory: string, content: Uint8Array): Promise<string> {
  return writeObject(join(directory, '.git'), 'blob', content);
}

async function writeFileObject(store: string, file: RawFile) {
  if (typeof file === 'string' || file instanceof Uint8Array)
    return { mode: '100644', id: await writeObject(store, 'blob', bytesOf(file)) };
  const { mode, content = '', commit } = file;
  return { mode, id: commit ?? (await writeObject(store, 'blob', bytesOf(content))) };
}

async function writeObject(store: string, type: string, content: Uint8Array): Promise<string> {
  const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const id = createHash('sha1').update(object).digest('hex');
  const file = join(store, 'objects', id.slice(0, 2), id.slice(2));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, deflateSync(object, { level: 1 }));
  return id;
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  if (typeof text !== 'string') return text;
  const parts = text.split(/([\udc00-\udcff])(?<![\ud800-\udbff].)/u);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 0 ? Buffer.from(part) : Buffer.from([part.charCodeAt(0) & 0xff]),
    ),
  );
}
