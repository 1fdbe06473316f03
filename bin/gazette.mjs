#!/usr/bin/env node
// The command, for whatever Node the machine has: plain JavaScript that Node 12.20 reads, too (no
// `??`, no `?.`, no `await` outside of functions, no `replaceAll`), so that an old one says what is
// needed. It finds a Node that is new enough, sees in a checkout that what is compiled is what is
// written, and starts it (docs/decisions/launcher.md).
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

if (satisfies(process.versions.node, engines.node)) start();
else handOver(platformNode());

async function start() {
  // A smaller step between collections: a build of 5,000 versions peaks at 490 MB instead of 620 MB.
  setFlagsFromString('--heap-growing-percent=30');
  // A package has no sources: it is compiled once and for all.
  if (existsSync(new URL('./gazette.ts', import.meta.url))) {
    const { compileIfStale } = await import('./compile.mjs');
    await compileIfStale();
  }
  await import(new URL('../dist/gazette.js', import.meta.url).href);
}

/**
 * Whether a version is in a range of package.json's `engines`: `^22.15.0` and `>=24` are all it
 * knows, and `||` between them.
 *
 * @param {string} version
 * @param {string} range
 */
function satisfies(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, least, after = '0'] = /^(\^|>=)(\d+)(?:\.(\d+))?/.exec(part.trim()) || [];
    if (major === Number(least)) return minor >= Number(after);
    return sign === '>=' && major > Number(least);
  });
}

/** The Node that comes as an optional package where there is one for the platform. */
function platformNode() {
  try {
    const name = `node-${process.platform}-${process.arch}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(name)), 'bin', 'node');
  } catch {
    return undefined;
  }
}

/**
 * Runs this file on another Node, and passes the exit code and signals through.
 *
 * @param {string | undefined} node
 */
function handOver(node) {
  if (node === undefined) {
    process.stderr.write(
      `gazette: Node ${engines.node.split('||').join('or')} is needed and this is ${process.versions.node}: install a newer one from https://nodejs.org/.\n`,
    );
    process.exitCode = 3;
    return;
  }
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  // Listened for before there is a child: one that came in between would end this process alone.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  const child = spawn(node, words, { stdio: 'inherit' });
  child.on('exit', (code, signal) => {
    // As shells say it: 128 and the signal's number.
    process.exitCode = code === null ? 128 + constants.signals[signal || 'SIGKILL'] : code;
  });
  child.on('error', ({ message }) => {
    process.stderr.write(`gazette: ${node} cannot be started: ${message}. Run npm ci again.\n`);
    process.exitCode = 3;
  });
}
