import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openGitObjects } from '../../lib/git/git-objects.ts';
import { gitEnvironment } from '../../lib/git/run-git.ts';

const run = promisify(execFile);

/** Where the bundles are: not part of this repository. */
export const dataFolder: string =
  process.env.GAZETTE_DATA ?? resolve(import.meta.dirname, '../../../shared/data');

/** Plans with real history that tests read, see the README beside the bundles. */
export type BundleName = 'plan-ogp-2015-2017' | 'manifesto' | 'service-design-manual';

/**
 * Path of a bare clone of a bundle, made once and kept in the system's folder for temporary files;
 * `undefined`, and said on the console, where the bundles are absent.
 */
export async function cloneBundle(name: BundleName): Promise<string | undefined> {
  const bundle = join(dataFolder, `${name}.bundle`);
  if (!(await exists(bundle))) {
    console.warn(
      `${bundle} is absent (GAZETTE_DATA): tests on the history of ${name} prove nothing.`,
    );
    return undefined;
  }
  const folder = join(tmpdir(), 'gazette-test-bundles');
  const clone = join(folder, `${name}.git`);
  if (await exists(clone)) return clone;
  await mkdir(folder, { recursive: true });
  const draft = await mkdtemp(join(folder, `${name}-`));
  await run('git', ['clone', '--quiet', '--bare', bundle, draft], { env: gitEnvironment() });
  // Renaming is atomic: of two test processes that clone at once, one wins and both have it.
  await rename(draft, clone).catch(() => rm(draft, { recursive: true, force: true }));
  return clone;
}

/** One Markdown file of a commit. */
export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All Markdown files at the head of the only branch of a clone, by path. */
export async function markdownAtHead(clone: string): Promise<BundleFile[]> {
  const { stdout } = await run('git', ['-C', clone, 'ls-tree', '-rz', await branchOf(clone)], {
    env: gitEnvironment(),
  });
  const objects = openGitObjects(clone);
  try {
    const files: BundleFile[] = [];
    for (const line of stdout.split('\0')) {
      const [, id = '', path = ''] = /^\S+ blob (\S+)\t(.*)$/u.exec(line) ?? [];
      if (!/\.md$/iu.test(path)) continue;
      files.push({ path, bytes: (await objects.read(id))?.bytes ?? new Uint8Array() });
    }
    return files;
  } finally {
    objects.close();
  }
}

/** Name of the only branch of a clone. */
export async function branchOf(clone: string): Promise<string> {
  const { stdout } = await run('git', ['-C', clone, 'branch', '--format=%(refname:short)'], {
    env: gitEnvironment(),
  });
  return stdout.split('\n')[0] ?? '';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
