#!/usr/bin/env node
// npx starts this file on whatever Node the machine has; Gazette runs on the one it brings along
// (Lambda's version), so this hands over and passes the exit code and signals through.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const node = join(dirname(require.resolve('node/package.json')), 'bin', 'node');
const loader = import.meta.resolve('tsx');
const program = fileURLToPath(new URL('./gazette.ts', import.meta.url));
const settings = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
// A smaller step between collections: a build of 5,000 versions peaks at 490 MB instead of 620 MB.
const memory = '--heap-growing-percent=30';
const child = spawn(node, [memory, '--import', loader, program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Otherwise the loader takes the one of the folder it is called in, which knows nothing of our JSX.
  env: { ...process.env, TSX_TSCONFIG_PATH: settings },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 130 : 1);
});
