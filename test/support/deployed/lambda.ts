import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandler } from '../../../lib/stack/bundles/bundle.ts';
import type { FunctionName } from '../../../lib/stack/bundles/stack-code.ts';

/** A function as deployed: its bundle, in processes of their own that see their own environment alone. */
export interface DeployedFunction {
  /** Calls it, one event at a time in each of its instances. */
  invoke<Result>(event: object): Promise<Result>;
  /** What it has logged. */
  readonly log: string[];
  /** Kills an instance that is at work, if there is one: the next call starts a new one. */
  kill(): boolean;
  stop(): void;
}

/**
 * Lambda's JSON log format, as the Node.js runtime writes it: one line a call, what was given below
 * `message`, and an error without its cause
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html).
 */
const jsonLog = `
import { format } from 'node:util';
const plain = (key, value) => value instanceof Error
  ? { errorType: value.constructor.name, errorMessage: value.message, stackTrace: value.stack?.split('\\n'), ...value }
  : value;
for (const [method, level] of [['log', 'INFO'], ['info', 'INFO'], ['warn', 'WARN'], ['error', 'ERROR']])
  console[method] = (...given) => {
    const message = given.length === 1 ? given[0] : format(...given);
    process.stdout.write(JSON.stringify({ timestamp: new Date().toISOString(), level, requestId: '', message }, plain) + '\\n');
  };
`;

/** Half a minute is what a host may need to be consistent, and here it is at once. */
const runtime = `
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
const wait = timers.setTimeout;
timers.setTimeout = (milliseconds, ...words) => wait(milliseconds < 30_000 ? milliseconds : 0, ...words);
syncBuiltinESMExports();
${jsonLog}
const { handler } = await import('./index.mjs');
process.on('message', async (event) => {
  try {
    process.send({ result: await handler(event) });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
process.send('ready');
`;

/**
 * @param directory where its bundle goes
 * @param instances how many events it works on at once
 */
export function startFunction(
  name: FunctionName,
  directory: string,
  environment: Readonly<Record<string, string>>,
  instances = 1,
): DeployedFunction {
  bundleHandler(join('functions', `${name}.ts`), directory);
  const main = join(directory, 'main.mjs');
  writeFileSync(main, runtime);
  const env = { ...environment, HOME: directory };
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const log: string[] = [];
  const start = () => {
    const child = fork(main, { cwd: directory, env, execArgv: [], stdio: [...stdio] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => log.push(chunk.toString('utf8')));
    return child;
  };
  const all = Array.from({ length: instances }, () => createInstance(start, name));
  return {
    log,
    invoke<Result>(event: object) {
      const [free] = all.toSorted((a, b) => a.waiting() - b.waiting());
      if (!free) throw new Error(`${name} has no instance`);
      return free.invoke<Result>(event);
    },
    kill() {
      const busy = all.find(({ waiting }) => waiting() > 0);
      busy?.stop('SIGKILL');
      return busy !== undefined;
    },
    stop() {
      for (const { stop } of all) stop();
    },
  };
}

/** One environment of Lambda's, which is made again when its process has ended. */
function createInstance(start: () => ChildProcess, name: string) {
  let child = start();
  let last: Promise<unknown> = nextMessage(child, name);
  last.catch(() => {});
  let waiting = 0;
  const callOne = async <Result>(event: object) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      child = start();
      await nextMessage(child, name);
    }
    return call<Result>(child, name, event);
  };
  return {
    waiting: () => waiting,
    invoke<Result>(event: object): Promise<Result> {
      waiting += 1;
      const turn = last
        .then(() => callOne<Result>(event))
        .finally(() => {
          waiting -= 1;
        });
      last = turn.catch(() => {});
      return turn;
    },
    stop: (signal?: NodeJS.Signals) => void child.kill(signal),
  };
}

/** Most bytes of an answer, as JSON (AWS Lambda Developer Guide, "Lambda quotas"). */
const mostAnswered = 6 * 1024 * 1024;

async function call<Result>(child: ChildProcess, name: string, event: object): Promise<Result> {
  const answer = nextMessage(child, name);
  child.send(event);
  const { result, error } = (await answer) as { result: Result; error?: string };
  if (error !== undefined) throw new Error(`${name}: ${error}`);
  if (Buffer.byteLength(JSON.stringify(result ?? null)) > mostAnswered)
    throw new Error(`${name}: Function.ResponseSizeTooLarge`);
  return result;
}

function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`${name} has ended`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
