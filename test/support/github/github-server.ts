import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { listen } from '../listen.ts';
import { type Answer, failure, notFound, type Route } from './answers.ts';
import { type Access, appRoutes, isAllowed } from './apps.ts';
import { commitListRoutes } from './commit-lists.ts';
import { type Lag, objectRoutes, refRoutes } from './git-database.ts';
import { openGithubObjects } from './github-objects.ts';
import { type Identity, identityRoute, insideOf, leadToNumber } from './identity.ts';
import { type GithubLimits, githubLimits } from './limits.ts';
import { type GithubPullRequest, pullRequestRoutes } from './pull-requests.ts';
import { type Reports, reportRoutes } from './reports.ts';
import { badCredentials, type Trouble, takeTrouble } from './troubles.ts';

/** One request and what became of it. */
export interface Recorded {
  readonly method: string;
  /** With the query, as it came. */
  readonly target: string;
  readonly authorization: string;
  readonly body: unknown;
  readonly status: number;
}

/** GitHub for tests: the endpoints that Gazette uses, over a real repository, on loopback. */
export interface GithubServer {
  readonly url: string;
  /** Every request, in the order of answers. */
  readonly requests: Recorded[];
  readonly reports: Reports;
  readonly troubles: Trouble[];
  readonly limits: GithubLimits;
  readonly access: Access;
  readonly identity: Identity;
  readonly pullRequests: Map<number, GithubPullRequest>;
  /** Answers the next requests for the branch's head with an old one, or 404. */
  lagBehind(head: string | undefined, times: number): void;
  close(): Promise<void>;
}

export async function startGithubServer(repository: string): Promise<GithubServer> {
  const objects = openGithubObjects(repository);
  const requests: Recorded[] = [];
  const reports: Reports = [];
  const troubles: Trouble[] = [];
  const limits = githubLimits();
  const access: Access = { now: Date.now };
  const pullRequests = new Map<number, GithubPullRequest>();
  const identity: Identity = { id: 7 };
  const lag: Lag = { times: 0, head: undefined };
  const ofApps = appRoutes(access);
  const ofRepository = [
    identityRoute(identity),
    ...refRoutes(objects, lag),
    ...objectRoutes(objects, limits),
    ...commitListRoutes(objects, limits),
    ...reportRoutes(objects, reports),
    ...pullRequestRoutes(objects, pullRequests),
  ];

  const answer = async (request: IncomingMessage, body: unknown): Promise<Answer> => {
    const { method = '', url: target = '' } = request;
    const authorization = request.headers.authorization ?? '';
    const trouble = takeTrouble(troubles, target);
    if (trouble) return trouble;
    const url = new URL(target, `http://${request.headers.host}`);
    const path = decodeURIComponent(url.pathname).replace(/^\/(?:api\/v3\/)?/u, '');
    const elsewhere = leadToNumber(identity, path, url.search);
    if (elsewhere) return elsewhere;
    const inside = insideOf(identity, path);
    if (inside !== undefined && !isAllowed(access, authorization)) return badCredentials;
    const routes = inside === undefined ? ofApps : ofRepository;
    return dispatch(routes, method, inside ?? path, { url, body, authorization });
  };

  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    // A bug here must fail a test, not let it wait.
    const given = await answer(request, body).catch((error: Error) =>
      failure(599, `${error.stack}`),
    );
    const answered = withEtag(request, given);
    const { method = '', url: target = '', headers } = request;
    const { authorization = '' } = headers;
    requests.push({ method, target, authorization, body, status: answered.status });
    response
      .writeHead(answered.status, { 'content-type': 'application/json', ...answered.headers })
      .end(answered.status === 304 ? undefined : JSON.stringify(answered.body));
  });
  const url = await listen(server);
  return {
    url,
    ...{ requests, reports, troubles, limits, access, pullRequests, identity },
    lagBehind: (head, times) => void Object.assign(lag, { head, times }),
    close: () =>
      new Promise((resolve) => {
        objects.close();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Asked = Omit<Parameters<Route['answer']>[0], 'parameters'>;

async function dispatch(
  routes: readonly Route[],
  method: string,
  path: string,
  asked: Asked,
): Promise<Answer> {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return route.answer({ ...asked, parameters: match.groups ?? {} });
  }
  return notFound;
}

/** What a reader has already costs it nothing. */
function withEtag({ method, headers }: IncomingMessage, answered: Answer): Answer {
  if (method !== 'GET' || answered.status !== 200) return answered;
  const digest = createHash('sha256').update(JSON.stringify(answered.body)).digest('hex');
  const etag = `W/"${digest}"`;
  const status = headers['if-none-match'] === etag ? 304 : 200;
  return { ...answered, status, headers: { ...answered.headers, etag } };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
