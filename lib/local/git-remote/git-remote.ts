import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, resolve } from 'node:path';
import { gitEnvironment, runGit, tryGit } from '../../git/run-git.ts';
import { loopbackUrl } from './loopback-url.ts';
import { createPreReceive, type JudgePush, type PreReceive, writeHook } from './pre-receive.ts';
import { flushPacket, type Hearing, heardBy, progressPackets } from './side-band.ts';

/** A push that a remote took: the ref, and its commit before and after (zeros when there is none). */
export interface RemotePush {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  /** The branch's own new commits (first parents), oldest first; the newest of very many. */
  readonly commits: readonly string[];
}

/** Who pushed. */
export interface PushAuthor {
  /** What git shows its author, who waits for it. */
  readonly hears: Hearing;
  /** When the push came, on the clock of `performance.now()`. */
  readonly since: number;
}

/** Hears of a push, and may have something to say to its author. */
export type PushListener = (push: RemotePush, author: PushAuthor) => Promise<readonly string[]>;

/** A git remote over smart HTTP, at `/git/plan.git`. */
export interface GitRemote {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  onPush(listener: PushListener): void;
  /** Lets a judge refuse pushes. */
  judge(judge: JudgePush): void;
}

const prefix = '/git/';
const noCommit = '0'.repeat(40);

/** Makes the bare repository where it is not there yet, and serves it through `git http-backend`. */
export async function createGitRemote(options: {
  readonly directory: string;
  readonly branch: string;
  /** Whether pushes are judged: none is taken before there is a judge. */
  readonly isJudged?: boolean;
}): Promise<GitRemote> {
  const { directory, branch, isJudged = false } = options;
  await prepareRepository(directory, branch);
  await writeHook(directory, isJudged);
  let preReceive: PreReceive | undefined;
  const listeners: PushListener[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  /** Takes a push; what is left to do is to say what became of it. */
  const receivePack = async (request: IncomingMessage, response: ServerResponse) => {
    const since = performance.now();
    const before = await readRefs(directory);
    let hears: Hearing = 'nothing';
    const end = await serveBackend(
      directory,
      request,
      response,
      preReceive?.environment(loopbackUrl(request.socket.localAddress, request.socket.localPort)),
      (chunk) => {
        hears = heardBy(chunk);
      },
    );
    const pushes = await readPushes(directory, before);
    const author = { hears, since };
    const outcomes = pushes.flatMap((push) => listeners.map((hear) => hear(push, author)));
    return async () =>
      end(hears === 'nothing' ? '' : progressPackets((await Promise.all(outcomes)).flat()));
  };

  return {
    async handle(request, response) {
      if (await preReceive?.answer(request, response)) return;
      if (!belongsTo(directory, request)) {
        response.writeHead(404, { 'content-type': 'text/plain' });
        response.end('There is no such repository here.\n');
        return;
      }
      const isPush = request.method === 'POST' && request.url?.includes('/git-receive-pack');
      if (!isPush) return (await serveBackend(directory, request, response))();
      // One push at a time, so that each listener hears of what its own push changed.
      const turn = queue.then(() => receivePack(request, response));
      queue = turn.catch(() => {});
      return (await turn)();
    },
    onPush(listener) {
      listeners.push(listener);
    },
    judge(judge) {
      preReceive = createPreReceive(judge);
    },
  };
}

async function prepareRepository(directory: string, branch: string): Promise<void> {
  const parent = dirname(directory);
  const isThere = await tryGit(directory, ['rev-parse', '--git-dir']);
  if (isThere !== '.') await runGit(parent, ['init', '--quiet', '--bare', directory]);
  await runGit(directory, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  await runGit(directory, ['config', 'http.receivepack', 'true']);
  await runGit(directory, ['config', 'receive.denyNonFastForwards', 'false']);
  await runGit(directory, ['config', 'receive.denyDeletes', 'false']);
  await runGit(directory, ['config', 'receive.denyDeleteCurrent', 'ignore']);
}

/** Only this one repository, and no way out of it. */
function belongsTo(directory: string, { url = '' }: IncomingMessage): boolean {
  const [path = ''] = url.split('?', 1);
  return path.startsWith(`${prefix}${basename(directory)}/`) && !path.includes('..');
}

async function readRefs(directory: string): Promise<Map<string, string>> {
  const lines = await runGit(directory, ['for-each-ref', '--format=%(refname) %(objectname)']);
  return new Map(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [ref = '', id = ''] = line.split(' ');
        return [ref, id];
      }),
  );
}

async function readPushes(
  directory: string,
  before: ReadonlyMap<string, string>,
): Promise<RemotePush[]> {
  const after = await readRefs(directory);
  const refs = [...new Set([...before.keys(), ...after.keys()])];
  return Promise.all(
    refs
      .filter((ref) => before.get(ref) !== after.get(ref))
      .map(async (ref) => ({
        ref,
        before: before.get(ref) ?? noCommit,
        after: after.get(ref) ?? noCommit,
        commits: await commitsBetween(directory, before.get(ref), after.get(ref)),
      })),
  );
}

/** Commits of one push whose outcome its author can hear of. */
const mostCommits = 1_000;

async function commitsBetween(
  directory: string,
  before: string | undefined,
  after: string | undefined,
): Promise<string[]> {
  if (after === undefined) return [];
  const range = [after, ...(before === undefined ? [] : [`^${before}`])];
  const words = ['rev-list', '--first-parent', `--max-count=${mostCommits}`, ...range];
  const ids = ((await tryGit(directory, words)) ?? '').split('\n').filter(Boolean);
  // A branch that is set back has no commit that is new.
  return ids.length === 0 ? [after] : ids.reverse();
}

/**
 * Runs git's own CGI program (git-http-backend) for one request. The answer is all there but its
 * end: the function that is returned writes it, after the packets that it is given.
 */
async function serveBackend(
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
  environment: NodeJS.ProcessEnv = {},
  onFirst: (chunk: Buffer) => void = () => {},
): Promise<(packets?: string) => void> {
  const env = { ...cgiEnvironment(directory, request), ...environment };
  const child = spawn('git', ['http-backend'], { env });
  // Without git there is no output either, which is answered with 500.
  child.on('error', () => {});
  child.stderr.resume();
  request.once('data', onFirst);
  sendBody(request, child);
  let header: Buffer | undefined = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  const writeAllButLast = (chunk: Buffer) => {
    const all = Buffer.concat([last, chunk]);
    const length = Math.max(0, all.length - flushPacket.length);
    response.write(all.subarray(0, length));
    last = all.subarray(length);
  };
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    if (header === undefined) {
      writeAllButLast(chunk);
      continue;
    }
    header = Buffer.concat([header, chunk]);
    const end = header.indexOf('\r\n\r\n');
    if (end < 0) continue;
    writeHead(response, header.toString('latin1', 0, end));
    writeAllButLast(header.subarray(end + 4));
    header = undefined;
  }
  if (header !== undefined) response.writeHead(500);
  return (packets = '') => {
    if (last.toString('latin1') === flushPacket) response.write(packets);
    response.end(last);
  };
}

/**
 * Gives git the body of a request. An author who hangs up half-way must not leave git, and all
 * pushes after this one, waiting: then the body ends where it was cut, and git refuses it.
 */
function sendBody(request: IncomingMessage, child: ChildProcessWithoutNullStreams): void {
  const end = () => child.stdin.end();
  child.stdin.on('error', () => request.unpipe());
  request.pipe(child.stdin);
  if (request.destroyed) end();
  request.once('close', end);
}

/**
 * Variables of RFC 3875 (CGI 1.1) and of git-http-backend, without CONTENT_LENGTH: of a body that is
 * cut, git-http-backend would read nothing for ever; without it, the body is what comes.
 */
function cgiEnvironment(directory: string, request: IncomingMessage): NodeJS.ProcessEnv {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const { headers } = request;
  return {
    ...gitEnvironment(resolve(directory, 'hooks')),
    GIT_PROJECT_ROOT: dirname(directory),
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROTOCOL: header(headers['git-protocol']),
    PATH_INFO: path.slice(prefix.length - 1),
    QUERY_STRING: query,
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    // Anyone on this machine may push: the server listens on the loopback interface only.
    REMOTE_USER: 'author',
    REMOTE_ADDR: '127.0.0.1',
  };
}

function header(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function writeHead(response: ServerResponse, head: string): void {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') status = Number.parseInt(value, 10);
    else headers[name] = value;
  }
  response.writeHead(status, headers);
}
