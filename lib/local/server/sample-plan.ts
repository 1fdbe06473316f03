import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitEnvironment, gitRecords, runGit, tryGit } from '../../git/run-git.ts';
import { capitalize } from '../../plan/source/capitalize.ts';

/** Where the sample plan comes from and goes to. */
export interface SamplePlanOptions {
  /** Root of this project. */
  readonly project: string;
  /** Bare repository that gets the plan. */
  readonly remote: string;
  readonly branch: string;
}

/** What was published: 0 commits when the remote had the branch already. */
export interface SeededPlan {
  readonly commits: number;
  /** False where this project's history is not there and the plan has one version only. */
  readonly complete: boolean;
}

const folder = 'content';
/** Date of the plan's first publication, for where no history says it. */
const singleDate = '2015-07-16T12:00:00Z';

/**
 * Gives a new remote the sample plan, with the history that the folder content/ has in this
 * project: each first parent that changes it becomes a commit of its own, with the same author,
 * author date and message, so that the ids are the same everywhere.
 */
export async function seedSamplePlan(options: SamplePlanOptions): Promise<SeededPlan> {
  const { project, remote, branch } = options;
  const ref = `refs/heads/${branch}`;
  if ((await tryGit(remote, ['rev-parse', '--verify', '--quiet', ref])) !== undefined)
    return { commits: 0, complete: true };
  const history = await readHistory(project);
  if (history.length === 0) {
    await importFiles(options);
    return { commits: 1, complete: false };
  }
  await copyObjects(project, remote, history);
  let parent: string | undefined;
  for (const commit of history) parent = await commitTree(remote, commit, parent);
  await runGit(remote, ['update-ref', ref, parent ?? '']);
  return { commits: history.length, complete: true };
}

/** One commit of the project that changes the plan. */
interface PlanCommit {
  readonly tree: string;
  readonly identity: Readonly<Record<string, string>>;
  readonly note: string;
}

const format = ['%T', '%an', '%ae', '%aI', '%B'].join('%x00');

/** Empty where the project is no repository, a shallow one, or not the top of one. */
async function readHistory(project: string): Promise<PlanCommit[]> {
  if ((await tryGit(project, ['rev-parse', '--is-shallow-repository'])) !== 'false') return [];
  if ((await tryGit(project, ['rev-parse', '--show-prefix'])) !== '') return [];
  if ((await tryGit(project, ['rev-parse', '--verify', '--quiet', 'HEAD'])) === undefined)
    return [];
  // What a person's own settings could add to it or change in it is set here.
  const log = [
    ...['-c', 'log.showSignature=false', 'log', '-z', '--encoding=UTF-8'],
    ...['--first-parent', '--reverse', `--format=tformat:${format}`],
  ];
  const commits: PlanCommit[] = [];
  let fields: string[] = [];
  for await (const field of gitRecords(project, [...log, 'HEAD', '--', folder])) {
    fields.push(field);
    if (fields.length < 5) continue;
    const commit = await planCommit(project, fields);
    fields = [];
    if (commit) commits.push(commit);
  }
  return commits;
}

async function planCommit(
  project: string,
  [top = '', name = '', email = '', date = '', note = '']: readonly string[],
): Promise<PlanCommit | undefined> {
  const tree = await tryGit(project, ['rev-parse', '--verify', '--quiet', `${top}:${folder}`]);
  if (tree === undefined) return undefined;
  // The author's date on both sides: when the plan said so, not when this project was put together.
  const identity = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
  return { tree, identity, note: plainNote(note) };
}

/** The public reads "Move the due date", not "content: move the due date". */
function plainNote(note: string): string {
  const plain = note.replace(/^(?:\w+\(content\)|content):\s*/u, '').trim();
  return capitalize(plain);
}

/** Copies the plan's trees and texts, and nothing else of the project. */
async function copyObjects(
  project: string,
  remote: string,
  history: readonly PlanCommit[],
): Promise<void> {
  const trees = `${[...new Set(history.map(({ tree }) => tree))].join('\n')}\n`;
  const env = gitEnvironment();
  const pack = spawn('git', ['pack-objects', '--revs', '--stdout', '--quiet'], {
    cwd: project,
    env,
  });
  const unpack = spawn('git', ['index-pack', '--stdin', '--fix-thin'], { cwd: remote, env });
  pack.stderr.resume();
  unpack.stdout.resume();
  unpack.stderr.resume();
  const ended = Promise.all([endOf(pack, 'pack-objects'), endOf(unpack, 'index-pack')]);
  pack.stdout.pipe(unpack.stdin);
  pack.stdin.end(trees);
  await ended;
}

/** Resolves when git has ended well. What breaks its pipes is told by its exit code. */
async function endOf(child: ChildProcessWithoutNullStreams, name: string): Promise<void> {
  child.stdin.on('error', () => {});
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`git ${name} ended with ${code}`);
}

function commitTree(
  remote: string,
  { tree, identity, note }: PlanCommit,
  parent: string | undefined,
): Promise<string> {
  const parents = parent === undefined ? [] : ['-p', parent];
  return runGit(remote, ['commit-tree', tree, ...parents, '-m', note], identity);
}

/** One commit from the files as they are. */
async function importFiles({ project, remote, branch }: SamplePlanOptions): Promise<void> {
  const root = join(project, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const importer = spawn('git', ['fast-import', '--quiet', '--date-format=rfc2822'], {
    cwd: remote,
    env: gitEnvironment(),
  });
  importer.stdout.resume();
  importer.stderr.resume();
  const ended = endOf(importer, 'fast-import');
  // It is told below, when everything was written.
  ended.catch(() => {});
  const who = `Gazette sample <sample@gazette.invalid> ${new Date(singleDate).toUTCString()}`;
  const note = 'Publish the sample plan';
  importer.stdin.write(
    `commit refs/heads/${branch}\ncommitter ${who}\ndata ${note.length}\n${note}\n`,
  );
  for (const path of paths) {
    const bytes = await readFile(join(root, path));
    importer.stdin.write(`M 100644 inline ${JSON.stringify(path)}\ndata ${bytes.length}\n`);
    importer.stdin.write(bytes);
    importer.stdin.write('\n');
  }
  importer.stdin.end('done\n');
  await ended;
}
