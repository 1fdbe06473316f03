import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from '../../lib/local/commands/build.ts';
import { siteAddress } from '../../lib/local/commands/site-address.ts';
import { repositoryAddress } from '../../lib/local/origin/repository-address.ts';
import { parseDate } from '../../lib/plan/fields/dates.ts';
import type { Problem } from '../../lib/plan/model/document.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import { repositoryLinks } from '../../lib/settings/repository-links.ts';
import { missingDateText } from '../../lib/words/missing-date.ts';
import { CallError, defineCommand } from '../command-line/command.ts';
import { createProgress } from '../command-line/progress.ts';
import { requireFolder } from '../command-line/require-folder.ts';

/** `gazette build`: a repository's history as a folder of files. */
export const buildCommand = defineCommand({
  name: 'build',
  about: `Publishes the whole history of a plan's repository as plain files. What Gazette makes only when it
is asked for is not among them: the plan on some day, and comparisons of distant versions.`,
  options: {
    repo: {
      type: 'string',
      value: 'DIR',
      required: true,
      help: 'repository, with or without a worktree',
    },
    out: {
      type: 'string',
      value: 'DIR',
      required: true,
      help: 'folder for the site; made when it is not there',
    },
    branch: {
      type: 'string',
      value: 'NAME',
      help: "branch to publish (default: the repository's HEAD)",
    },
    path: {
      type: 'string',
      value: 'SUBDIR',
      help: 'folder of the plan in the repository (default: all of it)',
    },
    'base-url': {
      type: 'string',
      value: 'URL',
      default: 'http://localhost:8787',
      help: 'where the site will be',
    },
    title: {
      type: 'string',
      value: 'TEXT',
      help: "title of the site (default: the repository's name)",
    },
    'public-repo': {
      type: 'string',
      value: 'URL',
      help: 'web address of the repository for readers (default: none)',
    },
    language: {
      type: 'string',
      value: 'TAG',
      default: 'en',
      help: 'language of texts whose folder names none; labels are en or fr',
    },
    day: {
      type: 'string',
      value: 'YYYY-MM-DD',
      help: 'day that the pages of the status are about (default: today, UTC)',
    },
    json: {
      type: 'boolean',
      help: 'print {commits, changeSets, documents, versions, objects, bytes, seconds}',
    },
  },
  example: 'gazette build --repo my-plan --out site --base-url https://plan.example.org',
  async run({ values }) {
    if (!siteAddress(values['base-url']))
      throw new CallError(
        `--base-url ${values['base-url']} is no address of a site, such as https://org.github.io/plan/`,
      );
    if (repositoryAddress(values.repo).kind === 'url')
      throw new CallError(
        `--repo ${values.repo} is a URL: build reads a folder, so clone it first`,
      );
    if (values.day !== undefined && !isDay(values.day))
      throw new CallError(
        `--day ${missingDateText(values.day, 'en') ?? `${values.day} is no day, such as 2026-11-29`}`,
      );
    const publicRepository = values['public-repo'];
    if (
      publicRepository !== undefined &&
      !repositoryLinks(publicRepository, { branch: '', path: '' })
    )
      throw new CallError(
        `--public-repo ${publicRepository} is no address of a repository, such as https://github.com/org/plan`,
      );
    await requireFolder(resolve(values.repo));
    await warnOfOthers(values.out);
    const progress = createProgress();
    const { problems, current, strays, ...report } = await build({
      repository: resolve(values.repo),
      out: resolve(values.out),
      baseUrl: values['base-url'],
      title: values.title ?? basename(resolve(values.repo)).replace(/\.git$/u, ''),
      language: values.language,
      now: clockOf(process.env),
      ...(publicRepository === undefined ? {} : { publicRepository }),
      ...(values.day === undefined ? {} : { day: values.day }),
      ...(values.branch === undefined ? {} : { branch: values.branch }),
      ...(values.path === undefined ? {} : { path: values.path }),
      onProgress: ({ stage, done, of }) =>
        progress.show(
          `${stage}: ${of === undefined ? '' : `${done} of `}${counted(of ?? done, stage === 'announce' ? 'feed' : 'change set')}`,
          done,
          of,
        ),
    }).finally(progress.end);
    for (const line of problemLines(current, problems)) process.stderr.write(`${line}\n`);
    if (strays.length > 0)
      process.stderr.write(
        `${counted(strays.length, 'file')} in ${values.out} ${strays.length === 1 ? 'is' : 'are'} not of this build, such as ${strays[0]}: build into an empty folder before you publish it\n`,
      );
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${describe(report)}\n`);
    return 0;
  },
});

function isDay(written: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(written) && parseDate(written) === written;
}

/** Says before anything is written that a folder has something else than a site in it. */
async function warnOfOthers(out: string): Promise<void> {
  const [first] = await readdir(out).catch(() => []);
  const isSite = existsSync(join(out, '@changes')) && existsSync(join(out, 'feed.atom'));
  if (first === undefined || isSite) return;
  process.stderr.write(
    `${out} is not empty (${first} is in it): files of the site come beside what is there, and replace what has the same name\n`,
  );
}

/** `SOURCE_DATE_EPOCH`, in seconds, stands for the clock (https://reproducible-builds.org/specs/source-date-epoch/). */
function clockOf({ SOURCE_DATE_EPOCH: seconds }: NodeJS.ProcessEnv): () => Date {
  const fixed = /^\d{1,12}$/u.test(seconds ?? '') ? new Date(Number(seconds) * 1000) : undefined;
  return () => fixed ?? new Date();
}

/** What is wrong now, line by line; of what was wrong in earlier commits the number. */
function problemLines(current: readonly Problem[], all: readonly Problem[]): string[] {
  const lines = new Set(current.map(formatProblem));
  const earlier = new Set(all.map(formatProblem).filter((line) => !lines.has(line))).size;
  const count = `${earlier} ${earlier === 1 ? 'remark' : 'remarks'}`;
  return [
    ...lines,
    ...(earlier > 0 ? [`${count} on earlier commits, which later ones settled, not listed`] : []),
  ];
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
  const counts = [
    counted(commits, 'commit'),
    counted(changeSets, 'change set'),
    counted(documents, 'document'),
    counted(versions, 'version'),
  ];
  return `${counts.join(', ')}: ${counted(objects, 'file')} in ${seconds} s`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
