import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type Metafile } from 'esbuild';
import type { EdgeFunctionName, FunctionName, StackCode } from './stack-code.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * CommonJS packages inside the bundle call `require` for Node's own modules, which an ES module
 * does not have.
 */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module';" +
  'const require = __createRequire(import.meta.url);';

/**
 * Bundles functions with esbuild in this process: unlike NodejsFunction it looks for no lock file,
 * package manager or Docker, so that synthesis is the same everywhere. The AWS SDK goes into the
 * bundle, so that what is deployed is what was tested.
 *
 * @param directory where bundles are written before CDK stages them
 */
export function bundledCode(directory: string): StackCode {
  const bundled = new Set<FunctionName>();
  const lambda = (name: FunctionName) => {
    const output = join(directory, name);
    // Every plan has its own functions, all of the same code.
    if (!bundled.has(name)) bundleFunction(name, output);
    bundled.add(name);
    return Code.fromAsset(output);
  };
  return { lambda, look: digestLook, edge: bundleEdgeFunction };
}

/** The function that somebody waits for: it is kept small. */
const receive = join('functions', 'receive.ts');

/**
 * The AWS SDK imports it when an answer is a stream of events, which SQS and Secrets Manager have
 * none of. The client of S3 imports it in any case.
 */
const eventStreams = '@smithy/core/event-streams';

/** Bundles one function as {@link bundleHandler} does. */
export function bundleFunction(name: FunctionName, output: string): Metafile {
  return bundleHandler(join('functions', `${name}.ts`), output);
}

/** What a function imports that tries texts in a worker, and the worker, which is a bundle beside it. */
const trials = 'lib/pipeline/trial/worker-trials.ts';
const trialWorker = 'lib/pipeline/trial/trial-worker.ts';

/** What loads Temml when it meets the first formula. */
const formulas = 'lib/plan/math/temml.ts';

/**
 * Writes `index.mjs` and its source map, `trial-worker.mjs` where the function starts one, and
 * `temml.cjs` where it reads formulas.
 *
 * @param entry module that exports `handler`, as seen from the top of the project
 * @returns what is in the bundle, and why
 */
export function bundleHandler(entry: string, output: string): Metafile {
  const metafile = bundleModule(entry, join(output, 'index.mjs'));
  const [bundle] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  if (bundle && trials in bundle.inputs)
    bundleModule(trialWorker, join(output, 'trial-worker.mjs'));
  if (!bundle || !(formulas in bundle.inputs)) return metafile;
  const { inputs } = bundleTemml(output);
  return { ...metafile, inputs: { ...metafile.inputs, ...inputs } };
}

/** Writes `temml.cjs`: a function that meets no formula never reads it. */
function bundleTemml(output: string): Metafile {
  const { metafile } = buildSync({
    absWorkingDir: project,
    entryPoints: ['temml'],
    outfile: join(output, 'temml.cjs'),
    platform: 'node',
    format: 'cjs',
    bundle: true,
    minify: true,
    metafile: true,
    logLevel: 'silent',
  });
  return metafile;
}

/** All that pages are made by, and nothing of AWS. Temml is loaded when it is needed. */
const pageMakers = ['lib/pipeline/render-all/render-unit.ts', 'temml'];

/**
 * SHA-256 of the code that pages are made by, with the packages in it, minified: comments, and what
 * else changes no page, are not in it. The same sources give the same one, on any machine.
 */
export function digestLook(): string {
  const hash = createHash('sha256');
  for (const entry of pageMakers) {
    const { outputFiles } = buildSync({
      ...forLambda,
      entryPoints: [entry],
      mainFields: [...mainFields],
      write: false,
    });
    for (const { contents } of outputFiles) hash.update(contents);
  }
  return hash.digest('hex');
}

const mainFields = ['module', 'main'] as const;

const forLambda = {
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  logLevel: 'silent',
} as const;

function bundleModule(entry: string, outfile: string): Metafile {
  const { metafile } = buildSync({
    ...forLambda,
    entryPoints: [entry],
    outfile,
    mainFields: [...mainFields],
    banner: { js: requireBanner },
    alias: { '@aws-sdk/credential-provider-node': './lib/aws/clients/environment-credentials.ts' },
    external: entry === receive ? [eventStreams] : [],
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
  });
  return metafile;
}

/** CloudFront: a function has at most 10 KB of code. */
export const mostEdgeBytes = 10_240;

/**
 * Bundles a CloudFront function into one script whose `handler` is global, as the runtime asks.
 *
 * ES 5 with exactly the later syntax that CloudFront's JavaScript runtime 2.0 documents: esbuild
 * rewrites other syntax, or fails where it cannot.
 */
export function bundleEdgeFunction(name: EdgeFunctionName): string {
  const { outputFiles } = buildSync({
    absWorkingDir: project,
    stdin: {
      contents: `import { handle } from './lib/stack/edge/${name}.ts';
        function handler(event) { return handle(event); }`,
      resolveDir: project,
      loader: 'js',
    },
    write: false,
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es5',
    supported: {
      arrow: true,
      'const-and-let': true,
      'template-literal': true,
      'rest-argument': true,
      'exponent-operator': true,
    },
    charset: 'ascii',
    // Nothing exports `handler`, yet CloudFront calls it.
    treeShaking: false,
    minifyWhitespace: true,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
