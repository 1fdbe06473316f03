import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundleEdgeFunction, bundleFunction, digestLook } from '../lib/stack/bundles/bundle.ts';
import { edgeFunctionNames, functionNames } from '../lib/stack/bundles/stack-code.ts';
import { compile } from './compile.mjs';

/**
 * Makes what a package has beside the program that `prepare` compiles: the functions as they are
 * deployed, types, and the licences of the packages that are compiled in. `prepack` runs it.
 */
async function main(): Promise<void> {
  rmSync('dist', { recursive: true, force: true });
  const program = await compile();
  const functions = functionNames.map((name) => bundleFunction(name, join('dist/functions', name)));
  writeFileSync('dist/functions/look.sha256', digestLook());
  mkdirSync('dist/edge');
  for (const name of edgeFunctionNames)
    writeFileSync(`dist/edge/${name}.js`, bundleEdgeFunction(name));
  execFileSync('tsc', ['--project', 'tsconfig.types.json'], { stdio: 'inherit' });
  writeFileSync('dist/third-party-licences.txt', licencesOf([program, ...functions]));
}

/** The notices that licences such as MIT and Apache-2.0 ask to be kept with copies. */
function licencesOf(metafiles: readonly Metafile[]): string {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(72)}\n\n`);
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/iu.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${[`${name} ${version} (${license})`, ...texts].join('\n\n')}\n`;
}

await main();
