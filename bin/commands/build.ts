import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildProgress, build } from '../../lib/local/commands/build.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette build --repo DIR --out DIR [options]

Publishes the whole history of a plan's repository as plain files.

  --repo DIR        repository, with or without a worktree
  --out DIR         folder for the site; made when it is not there
  --branch NAME     branch to publish (default: the repository's HEAD)
  --path SUBDIR     folder of the plan in the repository (default: all of it)
  --base-url URL    where the site will be (default: http://localhost:8787)
  --title TEXT      title of the site (default: the repository's name)
  --language TAG    language of texts whose folder names none (default: en)
  --json            print {commits, changeSets, documents, versions, objects, bytes, seconds}`;

/** `gazette build`: a repository's history as a folder of files. */
export const buildCommand: Command = {
  name: 'build',
  summary: "publish a repository's whole history as plain files",
  usage,
  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        repo: { type: 'string' },
        out: { type: 'string' },
        branch: { type: 'string' },
        path: { type: 'string' },
        'base-url': { type: 'string', default: 'http://localhost:8787' },
        title: { type: 'string' },
        language: { type: 'string', default: 'en' },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.repo === undefined || values.out === undefined) {
      process.stderr.write(`gazette build: --repo and --out are needed\n\n${usage}\n`);
      return 2;
    }
    const { problems, ...report } = await build({
      repository: resolve(values.repo),
      out: resolve(values.out),
      baseUrl: values['base-url'],
      title: values.title ?? basename(resolve(values.repo)).replace(/\.git$/u, ''),
      language: values.language,
      ...(values.branch === undefined ? {} : { branch: values.branch }),
      ...(values.path === undefined ? {} : { path: values.path }),
      ...(process.stderr.isTTY ? { onProgress: showProgress } : {}),
    });
    for (const problem of problems)
      process.stderr.write(`${problem.commit.slice(0, 12)} ${formatProblem(problem)}\n`);
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${describe(report)}\n`);
    return 0;
  },
};

function showProgress({ stage, changeSets }: BuildProgress): void {
  process.stderr.write(`\r\u001b[K${stage}: ${changeSets} change sets`);
}

function describe(report: {
  readonly changeSets: number;
  readonly commits: number;
  readonly documents: number;
  readonly versions: number;
  readonly objects: number;
  readonly seconds: number;
}): string {
  const { changeSets, commits, documents, versions, objects, seconds } = report;
  return `${commits} commits, ${changeSets} change sets, ${documents} documents, ${versions} versions: ${objects} files in ${seconds} s`;
}
