import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHandler } from '../../lib/stack/bundles/bundle.ts';
import type { FunctionName } from '../../lib/stack/bundles/stack-code.ts';

/** The functions as deployed, in a process of their own. */
export interface FunctionsHost {
  /** Calls a function; resolves with what it answers and how long that took. */
  invoke(name: FunctionName, event: object): Promise<{ result: unknown; milliseconds: number }>;
  stop(): void;
}

const host = `
const handlers = {};
process.on('message', async ({ name, event }) => {
  try {
    handlers[name] ??= (await import('./' + name + '/index.mjs')).handler;
    const begin = performance.now();
    const result = await handlers[name](event);
    process.send({ result, milliseconds: performance.now() - begin });
  } catch (error) {
    process.send({ error: String(error.stack) });
  }
});
`;

/**
 * Loads bundles as Lambda does.
 *
 * @param directory where bundles go
 * @param environment all that the functions see of their surroundings
 */
export function startHost(
  directory: string,
  names: readonly FunctionName[],
  environment: Readonly<Record<string, string>>,
): FunctionsHost {
  for (const name of names) bundleHandler(join('functions', `${name}.ts`), join(directory, name));
  const file = join(directory, 'host.mjs');
  writeFileSync(file, host);
  const child = fork(file, {
    env: { ...environment, HOME: directory },
    execArgv: [],
    // What functions log is not what is measured.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { invoke: (name, event) => invoke(child, name, event), stop: () => void child.kill() };
}

function invoke(child: ChildProcess, name: FunctionName, event: object) {
  return new Promise<{ result: unknown; milliseconds: number }>((resolve, reject) => {
    const onExit = () => reject(new Error(`the functions ended during ${name}`));
    child.once('exit', onExit);
    child.once('message', (answer: { result: unknown; milliseconds: number; error?: string }) => {
      child.off('exit', onExit);
      if (answer.error === undefined) resolve(answer);
      else reject(new Error(`${name}: ${answer.error}`));
    });
    child.send({ name, event });
  });
}
