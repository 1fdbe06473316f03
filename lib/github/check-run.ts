import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Problem } from '../plan/model/document.ts';
import { formatProblem } from '../plan/model/problem.ts';
import { type CommitReport, hasFailed } from './commit-report.ts';
import type { GithubClient } from './github-client.ts';
import { asPlainMarkdown, shorten } from './plain-text.ts';

/** Annotations that one request takes (https://docs.github.com/rest/checks/runs). */
const annotationsAtOnce = 50;

/** More than anybody reads; the page of the change set has them all. */
const mostAnnotations = 500;

/** Characters of a check run's title and of an annotation's message, well below 64 KB. */
const longestTitle = 250;
const longestMessage = 2_000;

type Parameters = NonNullable<RestEndpointMethodTypes['checks']['create']['parameters']['output']>;
type Annotation = NonNullable<Parameters['annotations']>[number];

/**
 * Says what became of a commit in a check run, and what is wrong at its file and line.
 *
 * @param folder the plan's folder in the repository
 */
export async function createCheckRun(
  client: GithubClient,
  at: { readonly owner: string; readonly repo: string },
  report: CommitReport,
  folder: string,
): Promise<void> {
  const annotations = report.problems
    .filter(({ path }) => path !== '')
    .slice(0, mostAnnotations)
    .map((problem) => annotate(problem, folder));
  const output = { title: shorten(report.title, longestTitle), summary: summarize(report) };
  const { data } = await client.rest.checks.create({
    ...at,
    name: report.name,
    head_sha: report.commit,
    status: 'completed',
    conclusion: conclude(report),
    ...(report.url === undefined ? {} : { details_url: report.url }),
    output: { ...output, annotations: annotations.slice(0, annotationsAtOnce) },
  });
  for (let from = annotationsAtOnce; from < annotations.length; from += annotationsAtOnce)
    await client.rest.checks.update({
      ...at,
      check_run_id: data.id,
      output: { ...output, annotations: annotations.slice(from, from + annotationsAtOnce) },
    });
}

function conclude(report: CommitReport): 'success' | 'neutral' | 'failure' {
  if (hasFailed(report)) return 'failure';
  return report.problems.length > 0 ? 'neutral' : 'success';
}

function annotate({ path, line, severity, message, advice }: Problem, folder: string): Annotation {
  return {
    path: folder === '' ? path : `${folder}/${path}`,
    start_line: line,
    end_line: line,
    annotation_level: severity === 'error' ? 'failure' : 'warning',
    message: shorten(`${message}. ${advice}`, longestMessage),
  };
}

function summarize({ title, url, problems }: CommitReport): string {
  const link = url === undefined ? '' : `\n\n[Read the changes](${url})`;
  const left = problems.length - mostAnnotations;
  const more = left > 0 ? `\n\n${left} more remarks are on that page.` : '';
  const whole = problems
    .filter(({ path }) => path === '')
    .map((problem) => `\n\n${asPlainMarkdown(formatProblem(problem))}`);
  return `${asPlainMarkdown(title)}${link}${whole.join('')}${more}`;
}
