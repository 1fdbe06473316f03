import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { SourceUnavailableError } from '../errors.ts';
import { gitEnvironment } from './run-git.ts';

/** One object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  readonly bytes: Buffer;
}

/** Reads objects through one long-lived `git cat-file --batch-command` (git 2.36 or newer). */
export interface GitObjects {
  /** Id, type and size of what a revision names (gitrevisions); `undefined` when there is no such object. */
  info(name: string): Promise<Omit<GitObject, 'bytes'> | undefined>;
  read(name: string): Promise<GitObject | undefined>;
  /** Requests made so far. */
  requests(): number;
  close(): void;
}

/** A request that waits for its answer; answers come in the order of requests. */
interface Waiting {
  readonly wantsBytes: boolean;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

export function openGitObjects(directory: string): GitObjects {
  let child: ChildProcessWithoutNullStreams | undefined;
  const waiting: Waiting[] = [];
  let received: Buffer = Buffer.alloc(0);
  let count = 0;

  const fail = (message: string) => {
    const error = new SourceUnavailableError(
      `git stopped answering: ${message}`,
      'Check that git is 2.36 or newer and that the repository can be read.',
    );
    for (const { reject } of waiting.splice(0)) reject(error);
    child = undefined;
  };

  const start = () => {
    const started = spawn('git', ['cat-file', '--batch-command'], {
      cwd: directory,
      env: gitEnvironment(),
    });
    started.stdout.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      received = answer(received, waiting);
    });
    let said = '';
    started.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    started.on('error', ({ message }) => fail(message));
    started.on('close', (code) => {
      if (waiting.length > 0) fail(said || `exit code ${code}`);
      child = undefined;
    });
    started.stdin.on('error', ({ message }) => fail(message));
    return started;
  };

  const ask = (command: 'info' | 'contents', name: string) =>
    new Promise<GitObject | undefined>((resolve, reject) => {
      count += 1;
      child ??= start();
      waiting.push({ wantsBytes: command === 'contents', resolve, reject });
      child.stdin.write(`${command} ${name}\n`);
    });

  return {
    info: (name) => ask('info', name),
    read: (name) => ask('contents', name),
    requests: () => count,
    close() {
      child?.stdin.end();
      child = undefined;
    },
  };
}

/** Answers as many requests as the received bytes allow; returns what is left. */
function answer(received: Buffer, waiting: Waiting[]): Buffer {
  let rest = received;
  for (let first = waiting[0]; first; first = waiting[0]) {
    const end = rest.indexOf(0x0a);
    if (end < 0) return rest;
    const [id = '', type = '', size = ''] = rest.toString('latin1', 0, end).split(' ');
    if (size === '') {
      rest = rest.subarray(end + 1);
      waiting.shift();
      first.resolve(undefined);
      continue;
    }
    const length = Number(size);
    const after = first.wantsBytes ? end + 1 + length + 1 : end + 1;
    if (rest.length < after) return rest;
    const bytes = first.wantsBytes ? Buffer.from(rest.subarray(end + 1, end + 1 + length)) : none;
    rest = rest.subarray(after);
    waiting.shift();
    first.resolve({ id, type, size: length, bytes });
  }
  return rest;
}

const none = Buffer.alloc(0);
