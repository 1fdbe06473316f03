import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { SettingsError } from '../../errors/errors.ts';
import { endLeftover, notePid } from './leftover-process.ts';
import { indexStreamRecords } from './stream-index.ts';

/** A DynamoDB on this machine; its data outlives it. */
export interface Dynoxide {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Shell that becomes the server. Its companion waits at a pipe whose other end this process holds:
 * however this process ends, even killed, the pipe closes and the server is told to end.
 */
const tether = 'exec 3<&0; { read -r _ <&3; kill "$$" 2>/dev/null; } & exec "$@" </dev/null 3<&-';

/** Another program may take the port between our choosing it and the server's opening it. */
const mostAttempts = 5;

/**
 * Starts dynoxide (DynamoDB on SQLite) on a free loopback port with its data in `directory`.
 *
 * @throws {SettingsError} when it is not installed here, or another Gazette has the directory
 */
export async function startDynoxide(directory: string): Promise<Dynoxide> {
  const program = await findProgram();
  await mkdir(directory, { recursive: true });
  const pidFile = path.join(directory, 'dynoxide.pid');
  await endLeftover(pidFile, program);
  const file = path.join(directory, 'table.sqlite');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = launch(program, port, file);
    const complaint = await readiness(child);
    if (complaint === undefined) {
      indexStreamRecords(file);
      await notePid(pidFile, child.pid);
      return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(child, pidFile) };
    }
    await end(child);
    if (attempt === mostAttempts) throw notStarted(complaint);
  }
}

async function findProgram(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`);
    const program = path.join(path.dirname(manifest), 'dynoxide');
    await access(program);
    return program;
  } catch (cause) {
    throw new SettingsError(
      `The embedded DynamoDB (dynoxide) is not installed for this platform, ${platform}.`,
      'Start any DynamoDB, for example Amazon’s DynamoDB local, and set AWS_ENDPOINT_URL_DYNAMODB to its address.',
      { cause },
    );
  }
}

function launch(program: string, port: number, file: string): ChildProcess {
  const serve = [program, 'serve', '--host', '127.0.0.1', '--port', `${port}`, '--db-path', file];
  return spawn('/bin/sh', ['-c', tether, 'dynoxide', ...serve], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C in a terminal goes to the whole group; the server must outlast our own orderly end.
    detached: true,
  });
}

/** Waits until the server listens; answers with what it said when it ended instead. */
async function readiness(child: ChildProcess): Promise<string | undefined> {
  let said = '';
  return new Promise((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('listening on')) resolve(undefined);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) => resolve(said || `it ended with code ${code}`));
  });
}

function notStarted(complaint: string): SettingsError {
  return new SettingsError(
    `The embedded DynamoDB (dynoxide) does not start: ${complaint.trim()}`,
    'Check that GAZETTE_HOME is a folder this user can write to, with room left.',
  );
}

async function stop(child: ChildProcess, pidFile: string): Promise<void> {
  await end(child);
  await rm(pidFile, { force: true });
}

async function end(child: ChildProcess): Promise<void> {
  const running = child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const ended = running ? once(child, 'exit') : undefined;
  child.kill();
  await ended;
  child.stdin?.destroy();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
