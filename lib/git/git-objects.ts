import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SourceUnavailableError } from '../errors/errors.ts';
import { type Answers, createAnswers, type GitObject } from './git-answers.ts';
import { gitEnvironment } from './run-git.ts';

/** Reads objects through one long-lived `git cat-file --batch-command` (git 2.36 or newer). */
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
  readonly answers: Answers;
  write(line: string): void;
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
    const answer = running.answers.expect(command === 'contents');
    running.write(`${command} ${name}\n`);
    return answer;
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
  const running: Running = {
    answers,
    write: (line) => void child.stdin.write(line),
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
