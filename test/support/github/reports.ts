import { created, failure, notFound, ok, type Route, url, user } from './answers.ts';
import type { GithubObjects } from './github-objects.ts';
import { nextPage, pageOf } from './limits.ts';

type Body = Readonly<Record<string, unknown>>;

/** What was written to GitHub: statuses, check runs and comments, oldest first. */
export type Reports = { readonly kind: string; readonly target: string; readonly body: Body }[];

/** Annotations that one check run takes at once (https://docs.github.com/rest/checks/runs). */
const mostAnnotations = 50;

/** Characters of a comment. */
const longestComment = 65_536;

/** Characters of a status' description. */
const longestDescription = 140;

const times = { created_at: '2016-01-01T00:00:00Z', updated_at: '2016-01-01T00:00:00Z' };

/** Statuses, check runs and comments; what breaks a limit of GitHub is refused as GitHub does. */
export function reportRoutes(objects: GithubObjects, reports: Reports): readonly Route[] {
  const keep = (kind: string, target: string, body: Body) => reports.push({ kind, target, body });
  return [
    {
      method: 'POST',
      path: /^statuses\/(?<id>\w+)$/u,
      async answer({ parameters: { id = '' }, body }) {
        const status = asBody(body);
        if (!(await objects.commit(id))) return invalid(`No commit found for SHA: ${id}`);
        if (textOf(status, 'description').length > longestDescription)
          return invalid('description is too long (maximum is 140 characters)');
        return created(describeStatus(keep('status', id, status), status));
      },
    },
    {
      method: 'POST',
      path: /^check-runs$/u,
      async answer({ body }) {
        const run = asBody(body);
        const id = textOf(run, 'head_sha');
        if (!(await objects.commit(id))) return invalid(`No commit found for SHA: ${id}`);
        if (annotationsOf(run).length > mostAnnotations)
          return invalid('No more than 50 items are allowed in annotations.');
        return created(describeCheckRun(keep('check run', id, run), run));
      },
    },
    {
      method: 'PATCH',
      path: /^check-runs\/(?<id>\d+)$/u,
      answer({ parameters: { id = '' }, body }) {
        const before = reports[Number(id) - 1];
        if (before?.kind !== 'check run') return notFound;
        const update = asBody(body);
        if (annotationsOf(update).length > mostAnnotations)
          return invalid('No more than 50 items are allowed in annotations.');
        keep('check run update', id, update);
        return ok(describeCheckRun(Number(id), { ...before.body, ...update }));
      },
    },
    {
      method: 'GET',
      path: /^issues\/(?<number>\d+)\/comments$/u,
      answer({ parameters: { number = '' }, url: asked }) {
        const { size, skip } = pageOf(asked);
        const all = reports.flatMap(({ kind, target, body }, index) =>
          kind === 'comment' && target === number ? [describeComment(index + 1, body)] : [],
        );
        const more = all.length > skip + size ? nextPage(asked) : {};
        return ok(all.slice(skip, skip + size), more);
      },
    },
    {
      method: 'PATCH',
      path: /^issues\/comments\/(?<id>\d+)$/u,
      answer({ parameters: { id = '' }, body }) {
        const at = Number(id) - 1;
        const before = reports[at];
        if (before?.kind !== 'comment') return notFound;
        reports[at] = { ...before, body: asBody(body) };
        return ok(describeComment(at + 1, asBody(body)));
      },
    },
    {
      method: 'POST',
      path: /^issues\/(?<number>\d+)\/comments$/u,
      answer({ parameters: { number = '' }, body }) {
        const comment = asBody(body);
        const text = textOf(comment, 'body');
        if (Number(number) === 0) return notFound;
        if (text.length > longestComment)
          return invalid('body is too long (maximum is 65536 characters)');
        return created(describeComment(keep('comment', number, comment), comment));
      },
    },
  ];
}

function describeStatus(id: number, status: Body) {
  const { state, target_url = null, description = null, context = 'default' } = status;
  const facts = { state, target_url, description, context };
  return { id, node_id: '', url, avatar_url: url, ...facts, ...times, creator: user };
}

function describeComment(id: number, { body }: Body) {
  const links = { url, html_url: url, issue_url: url };
  return { id, node_id: '', body, ...links, ...times, author_association: 'NONE', user };
}

function describeCheckRun(id: number, run: Body) {
  const { head_sha, name, details_url = null, status = 'queued', conclusion = null } = run;
  const { title = null, summary = null, text = null } = asBody(run.output);
  const annotations = { annotations_count: annotationsOf(run).length, annotations_url: url };
  const facts = { head_sha, name, details_url, status, conclusion, external_id: '' };
  return {
    ...{ id, node_id: '', url, html_url: url, ...facts, app: null, pull_requests: [] },
    started_at: times.created_at,
    completed_at: status === 'completed' ? times.created_at : null,
    check_suite: { id: 1 },
    output: { title, summary, text, ...annotations },
  };
}

function annotationsOf(run: Body): readonly unknown[] {
  const { annotations } = asBody(run.output);
  return Array.isArray(annotations) ? annotations : [];
}

function invalid(message: string) {
  return failure(422, 'Validation Failed', { errors: [{ code: 'custom', message }] });
}

function asBody(value: unknown): Body {
  return typeof value === 'object' && value !== null ? (value as Body) : {};
}

function textOf(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}
