import { ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { SourceUnavailableError } from '../errors/errors.ts';
import { type Answers, createAnswers, type GitObject } from './git-answers.ts';
import { gitEnvironment } from './run-git.ts';

/**
 * Reads objects through one long-lived `git cat-file --batch-command` (git 2.36 or newer). It keeps
 * this process from ending while an answer is awaited, and not when nobody asks: git ends with us.
 */
export interface GitObjects {
  /** Id, type and size of what a revision names (gitrevisions); `undefined` when there is no such object. */
  info(name: string): Promise<Omit<GitObject, 'bytes'> | undefined>;
  read(name: string): Promise<GitObject | undefined>;
  /** Requests made so far. */
  requests(): number;
  close(): void;
}

/** One process of git. */
interface Running {
  ask(line: string, withBytes: boolean): ReturnType<Answers['expect']>;
  end(): void;
}

export function openGitObjects(directory: string): GitObjects {
  let running: Running | undefined;
  let startedIn: string | undefined;
  let count = 0;

  const ask = (command: 'info' | 'contents', name: string) => {
    count += 1;
    // A line break would be a second request.
    if (name.includes('\n')) return Promise.resolve(undefined);
    if (!running) {
      startedIn = foldersAt(directory);
      running = start(directory, (ended) => {
        if (running === ended) running = undefined;
      });
    }
    return running.ask(`${command} ${name}`, command === 'contents');
  };

  return {
    info(name) {
      // Git reads on in a repository that another one has taken the place of.
      if (running && startedIn !== foldersAt(directory)) {
        running.end();
        running = undefined;
      }
      return ask('info', name);
    },
    read: (name) => ask('contents', name),
    requests: () => count,
    close() {
      running?.end();
      running = undefined;
    },
  };
}

/** Which folders a repository is in, whatever they are called. */
function foldersAt(directory: string): string {
  return [directory, join(directory, '.git')]
    .map((folder) => statSync(folder, { throwIfNoEntry: false }))
    .map((stats) => (stats ? `${stats.dev}:${stats.ino}` : ''))
    .join(' ');
}

function start(directory: string, onEnd: (ended: Running) => void): Running {
  const child = spawn('git', ['cat-file', '--batch-command'], {
    cwd: directory,
    env: gitEnvironment(),
  });
  const answers = createAnswers();
  let said = '';
  let awaited = 0;
  const running: Running = {
    ask(line, withBytes) {
      awaited += 1;
      if (awaited === 1) keepAwake(child, true);
      const answer = answers.expect(withBytes).finally(() => {
        awaited -= 1;
        if (awaited === 0) keepAwake(child, false);
      });
      child.stdin.write(`${line}\n`);
      return answer;
    },
    end: () => void child.stdin.end(),
  };
  const end = (message: string) => {
    onEnd(running);
    answers.fail(
      new SourceUnavailableError(
        `git stopped answering: ${message}`,
        'Check that git is 2.36 or newer and that the repository can be read.',
      ),
    );
  };
  child.stdout.on('data', answers.take);
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-4_000);
  });
  child.on('error', ({ message }) => end(message));
  child.on('close', (code) => end(said.trim() || `exit code ${code}`));
  // What git said of it comes with its end.
  child.stdin.on('error', () => onEnd(running));
  return running;
}

/** Whether this process stays for what git says. Pipes are sockets in Node, though typed as streams. */
function keepAwake(child: ChildProcess, isAwake: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
    if (!(handle instanceof ChildProcess || handle instanceof Socket)) continue;
    if (isAwake) handle.ref();
    else handle.unref();
  }
}
