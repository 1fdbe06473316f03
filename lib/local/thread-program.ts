import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How a thread is started. */
export interface ThreadProgram {
  readonly entry: URL;
  readonly execArgv?: readonly string[];
}

/**
 * What a thread runs: a module of `lib/`, as this one runs, compiled or from TypeScript.
 *
 * @param module its path in `lib/`; bin/compile.mjs compiles it by itself
 */
export function threadProgram(module: string): ThreadProgram {
  // It is put beside the chunk that this module is in.
  if (!import.meta.url.endsWith('.ts'))
    return { entry: new URL(`./${basename(module, '.ts')}.js`, import.meta.url) };
  const loader = createRequire(import.meta.url).resolve('tsx');
  return {
    entry: new URL(`../${module}`, import.meta.url),
    execArgv: ['--import', pathToFileURL(loader).href],
  };
}
