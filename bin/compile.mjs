// Compiles the program: `prepare` runs this file, and the launcher calls it in a checkout whose
// sources have changed since. Plain JavaScript, because nothing compiles it.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const output = join(project, 'dist');
const noteFile = join(output, 'sources.sha256');

/** What a compiled program depends on; the lock file stands for the packages that are compiled in. */
const sources = ['bin', 'functions', 'lib'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** Modules that are started or imported by name; everything else is found through them. */
const entryPoints = {
  gazette: 'bin/gazette.ts',
  'trial-worker': 'lib/pipeline/trial/trial-worker.ts',
  redline: 'lib/exports/redline.ts',
  cdk: 'lib/exports/cdk.ts',
};

/** CommonJS packages call `require` for Node's own modules, which an ES module does not have. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module';" +
  'const require = __createRequire(import.meta.url);';

/** Makes dist/ anew unless it was made from these very sources. */
export async function compileIfStale() {
  const digest = digestSources();
  if (digest !== readNote()) await compile(digest);
}

/**
 * Compiles the program into dist/, with the packages it uses. Other processes may run from dist/ or
 * compile the same at the same time: each file is replaced as a whole, and the note is the last.
 *
 * @returns what esbuild says is in it, and why
 */
export async function compile(digest = digestSources()) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: project,
    entryPoints,
    outdir: output,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node22.15',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Found in fauxqs's own folder when it runs; those of the CDK are the app's that imports us.
    external: ['fauxqs', 'aws-cdk-lib', 'constructs'],
    banner: { js: requireBanner },
    // bin/package.ts gathers the licences of what is compiled in.
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  mkdirSync(output, { recursive: true });
  for (const { path, contents } of outputFiles) replaceFile(path, contents);
  const made = new Set(outputFiles.map(({ path }) => basename(path)));
  for (const name of readdirSync(output))
    if (name.endsWith('.js') && !made.has(name)) rmSync(join(output, name), { force: true });
  replaceFile(noteFile, digest);
  return metafile;
}

/** SHA-256 of all that is compiled: unlike times, it is the same wherever the files come from. */
function digestSources() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...sources.flatMap(filesIn)])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(project, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns paths as seen from the top of the project, in order
 */
function filesIn(folder) {
  const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:tsx?|mjs)$/u.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function readNote() {
  try {
    return readFileSync(noteFile, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function replaceFile(path, contents) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url))
  await compile();
