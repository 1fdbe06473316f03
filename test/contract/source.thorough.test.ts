import { openGitSource } from '../../lib/git/git-source.ts';
import { createGithubSource } from '../../lib/github/github-source.ts';
import type { Source } from '../../lib/ports/source.ts';
import { createModelRepository, type ModelFile } from '../simulation/model-source.ts';
import { startGithubServer } from '../support/github/github-server.ts';
import type { RawFile } from '../support/raw-repository.ts';
import { createRawSourceRepository } from '../support/raw-source-repository.ts';
import { type GitUnderTest, gitBackedSourceContract } from './git-backed-source.ts';
import { type SourceUnderTest, sourceContract } from './source.ts';

async function makeGit(): Promise<GitUnderTest & { openAny(): Promise<Source> }> {
  const repository = await createRawSourceRepository();
  const opened: { close(): Promise<void> }[] = [];
  const keep = <One extends { close(): Promise<void> }>(source: One): One => {
    opened.push(source);
    return source;
  };
  const at = { repository: repository.directory };
  return {
    ...repository,
    open: async (branch, path) => keep(await openGitSource({ ...at, branch, path })),
    openAny: async () => keep(await openGitSource(at)),
    async close() {
      for (const source of opened) await source.close();
      await repository.close();
    },
  };
}

async function makeGithub(): Promise<GitUnderTest> {
  const repository = await createRawSourceRepository();
  const server = await startGithubServer(repository.directory);
  const at = { owner: 'state', repository: 'plan', apiUrl: server.url, retryAfter: 1 };
  const wait = async () => {};
  return {
    ...repository,
    open: async (branch, path) => createGithubSource({ ...at, branch, path, wait }),
    async close() {
      await server.close();
      await repository.close();
    },
  };
}

function onMain(git: GitUnderTest, source: Source): SourceUnderTest {
  return {
    source,
    commit: ({ files = {}, parents = [], note = '' }) =>
      git.commit({ files, parents, message: `${note}\n` }),
    setHead: (commit) => git.setBranch('main', commit),
    close: git.close,
  };
}

function modelFile(file: RawFile): ModelFile {
  if (typeof file === 'string' || file instanceof Uint8Array) return { mode: '100644', text: file };
  if (file.content === undefined) throw new Error('The model holds no submodules.');
  return { mode: file.mode, text: file.content };
}

sourceContract('a local clone', async () => {
  const git = await makeGit();
  return onMain(git, await git.openAny());
});

sourceContract('GitHub', async () => {
  const github = await makeGithub();
  return onMain(github, await github.open('main', ''));
});

sourceContract('the model of the simulation', async () => {
  const model = createModelRepository();
  return {
    source: model.source,
    async commit({ files = {}, parents = [], note = '' }) {
      const held = Object.entries(files).map(([path, file]) => [path, modelFile(file)] as const);
      return model.commit(new Map(held), parents, note).id;
    },
    async setHead(commit) {
      model.head = commit;
    },
    close: async () => {},
  };
});

gitBackedSourceContract('a local clone', makeGit);
gitBackedSourceContract('GitHub', makeGithub);
