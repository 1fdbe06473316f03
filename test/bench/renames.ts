import { openGitSource } from '../../lib/git/git-source.ts';
import { gitRecords } from '../../lib/git/run-git.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { isMarkdown } from '../../lib/plan/addresses/is-markdown.ts';
import { type BundleName, branchOf, cloneBundle } from '../support/bundles.ts';

/** One rename: `<commit> <from> -> <to>`. */
type Rename = string;

/** The renames of a bundle's Markdown files as git finds them and as Gazette has them on record. */
export interface Renames {
  readonly git: ReadonlySet<Rename>;
  readonly gazette: ReadonlySet<Rename>;
}

/** `undefined` where the bundle is absent. */
export async function renamesOf(name: BundleName): Promise<Renames | undefined> {
  const repository = await cloneBundle(name);
  if (repository === undefined) return undefined;
  const branch = await branchOf(repository);
  return {
    git: await renamesOfGit(repository, branch),
    gazette: await renamesOnRecord(repository),
  };
}

/** As `git log -M50%` has them, of first parents. */
async function renamesOfGit(repository: string, branch: string): Promise<Set<Rename>> {
  const options = ['--first-parent', '-m', '-M50%', '-l0', '--diff-filter=R', '--name-status'];
  const found = new Set<Rename>();
  let commit = '';
  let rename: string[] = [];
  const words = ['log', ...options, '-z', '--format=commit %H', branch];
  for await (const record of gitRecords(repository, words)) {
    const field = record.replace(/^\n/u, '');
    if (rename.length > 0) {
      rename.push(field);
      if (rename.length < 3) continue;
      const [, from = '', to = ''] = rename;
      if (isMarkdown(from) && isMarkdown(to)) found.add(`${commit} ${from} -> ${to}`);
      rename = [];
    } else if (field.startsWith('commit ')) commit = field.slice('commit '.length);
    else if (/^R\d+$/u.test(field)) rename.push(field);
  }
  return found;
}

async function renamesOnRecord(repository: string): Promise<Set<Rename>> {
  const source = await openGitSource({ repository });
  const store = createMemoryVersionStore();
  const found = new Set<Rename>();
  await ingest(
    { source, store, pages: createMemoryPageStore() },
    {
      onPublished({ commit, changes }) {
        for (const { before, after } of changes)
          if (before && before.path !== after.path)
            found.add(`${commit} ${before.path} -> ${after.path}`);
      },
    },
  );
  await source.close();
  return found;
}
