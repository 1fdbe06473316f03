import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from '../../lib/concurrency/in-turn.ts';
import { gitEnvironment } from '../../lib/git/run-git.ts';

/**
 * A shell that starts processes for a test. To start one, the system copies the tables of all the
 * memory that the starting process has: of a worker of Jest that is milliseconds, of a shell nothing.
 */
interface SmallShell {
  /**
   * Resolves with what the script printed.
   *
   * @throws {RefusedError} when its last command failed
   */
  run(script: string): Promise<string>;
}

/** Git ended with an error: it says no. */
export class RefusedError extends Error {}

/** A test's repository is never tidied up, and need not outlive a loss of power. */
const hasty = ['-c', 'maintenance.auto=false', '-c', 'core.fsync=none'];

let shell: SmallShell | undefined;

/**
 * Runs git in a folder, once or several times, one after the other as far as each succeeds.
 *
 * @returns what it printed, without the last line break
 * @throws {RefusedError} when git ended with an error
 */
export async function gitInShell(
  directory: string,
  commands: readonly (readonly string[])[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  shell ??= startShell();
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`);
  const lines = commands.map((words) =>
    [...settings, 'git', ...hasty, '-C', ...[directory, ...words].map(quoted)].join(' '),
  );
  return (await shell.run(lines.join(' && '))).replace(/\n$/u, '');
}

function startShell(): SmallShell {
  const complaints = join(tmpdir(), `gazette-test-shell-${randomUUID()}`);
  const child = spawn('/bin/sh', [], {
    env: { ...gitEnvironment(), complaints },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let asked:
    | { script: string; resolve(said: string): void; reject(error: Error): void }
    | undefined;
  let said = '';
  keepAwake(child, false);
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('latin1');
    const end = ending.exec(said);
    if (end) {
      const output = Buffer.from(said.slice(0, end.index), 'latin1').toString();
      said = '';
      keepAwake(child, false);
      if (end[1] === '0') asked?.resolve(output);
      else asked?.reject(new RefusedError(`${asked.script}\n${output}`));
    }
  });
  child.on('close', () => {
    asked?.reject(new Error(`no shell ran ${asked.script}`));
  });
  child.stdin.write(`trap 'rm -f "$complaints"' EXIT\n`);
  const one = inTurn();
  return {
    run: (script) =>
      one(
        () =>
          new Promise((resolve, reject) => {
            keepAwake(child, true);
            asked = { script, resolve, reject };
            child.stdin.write(`{ ${script}; } </dev/null 2>"$complaints"; ${answer}\n`);
          }),
      ),
  };
}

/** What the shell prints after each script. */
const answer = `status=$?; test $status = 0 || cat "$complaints"; printf '\\0done %s\\0' $status`;
const ending = /\0done (\d+)\0$/u;

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The shell ends with this process, which must not wait for it but while it works. */
function keepAwake(child: ChildProcess, isAwake: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    if (handle !== child && !(handle instanceof Socket)) continue;
    if (isAwake) handle.ref();
    else handle.unref();
  }
}
