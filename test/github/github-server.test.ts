import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { type GithubServer, startGithubServer } from '../support/github/github-server.ts';
import { createRepository, type Repository } from '../support/repository.ts';

let repository: Repository;
let github: GithubServer;
let commit: string;

beforeAll(async () => {
  repository = await createRepository();
  await repository.commit({ message: 'one', files: { 'README.md': 'text', 'en/a.md': 'a' } });
  commit = await repository.commit({ message: 'two', files: { 'en/a.md': 'b' } });
  github = await startGithubServer(repository.directory);
});

afterAll(async () => {
  await github.close();
  await repository.close();
});

/** GitHub's own description of its API. */
interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Responses } }>>;
  readonly components: unknown;
}

type Responses = Readonly<
  Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
>;

const file = createRequire(import.meta.url).resolve(
  '@octokit/openapi/generated/api.github.com.json',
);
const description = JSON.parse(readFileSync(file, 'utf8'), asJsonSchema) as Description;
/** OpenAPI 3.0 says `nullable`, JSON Schema knows only types. */
function asJsonSchema(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  const { nullable, ...schema } = value;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'https://github.example/', components: description.components });

function schemaOf(path: string): object {
  const schema = description.paths[path]?.get.responses['200']?.content['application/json']?.schema;
  const text = JSON.stringify(schema).replaceAll('"#/', '"https://github.example/#/');
  return JSON.parse(text) as object;
}

describe('the GitHub for tests answers as GitHub describes it:', () => {
  it.each<[string, (ids: { tree: string; blob: string }) => string]>([
    ['git/ref/{ref}', () => 'git/ref/heads/main'],
    ['git/commits/{commit_sha}', () => `git/commits/${commit}`],
    ['git/trees/{tree_sha}', ({ tree }) => `git/trees/${tree}?recursive=1`],
    ['git/blobs/{file_sha}', ({ blob }) => `git/blobs/${blob}`],
    ['compare/{basehead}', () => `compare/${commit}~1...${commit}`],
    ['commits', () => `commits?sha=${commit}&per_page=100`],
  ])('%s', async (path, request) => {
    const tree = (await repository.git('rev-parse', `${commit}^{tree}`)).trim();
    const blob = (await repository.git('rev-parse', `${commit}:README.md`)).trim();
    const target = request({ tree, blob }).replace(
      `${commit}~1`,
      (await repository.git('rev-parse', `${commit}~1`)).trim(),
    );
    const response = await fetch(`${github.url}/repos/state/plan/${target}`);
    expect(response.status).toBe(200);
    const validate = ajv.compile(schemaOf(`/repos/{owner}/{repo}/${path}`));
    validate(await response.json());
    expect(validate.errors ?? []).toEqual([]);
  });

  it('nothing where there is nothing', async () => {
    const response = await fetch(`${github.url}/repos/state/plan/git/blobs/${'0'.repeat(40)}`);
    expect(response.status).toBe(404);
  });
});
