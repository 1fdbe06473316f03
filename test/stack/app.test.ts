import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FunctionName } from '../../lib/stack/bundle.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { app, context } = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
const directory = mkdtempSync(join(tmpdir(), 'gazette-synth-'));
const names: FunctionName[] = ['receive', 'ingest', 'render', 'announce', 'on-demand'];

/** Runs the app as the CDK command line does, with no credentials and nothing of ours around it. */
function synthesize(changes: Readonly<Record<string, string>> = {}) {
  const [command, ...parameters] = String(app).split(' ');
  expect(command).toBe('node');
  return spawnSync(process.execPath, parameters, {
    cwd: project,
    encoding: 'utf8',
    env: {
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...changes }),
    },
  });
}

/** Imports a bundle as Lambda does and says what its handler answers without any settings. */
function wake(name: FunctionName): string {
  const bundle = pathToFileURL(join(directory, 'bundles', name, 'index.mjs')).href;
  const script = `const { handler } = await import('${bundle}');
    try { await handler({}); } catch (error) { console.log(error.name + ': ' + error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    // Away from this project: a bundle must not find packages here.
    cwd: directory,
    env: {},
  });
}

function readOutput(file: string) {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

let run: ReturnType<typeof synthesize>;
beforeAll(() => {
  run = synthesize();
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the CDK app', () => {
  it('synthesises without credentials', () => {
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const manifest = readOutput('manifest.json');
    expect(manifest.missing).toBeUndefined();
    expect(Object.keys(manifest.artifacts)).toContain('gazette');
  });

  it('makes a template that passes CDK’s rules for CloudFormation', () => {
    expect(readOutput('validation-report.json').pluginReports).toEqual([]);
  });

  it('says in a few lines what is wrong with its configuration', () => {
    const { status, stderr } = synthesize({ 'gazette:repository': 'plan', 'gazette:title': '' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        'The configuration is not complete:',
        '- gazette:repository cannot be "plan". Write "owner/name", or the address of a repository on github.com.',
        '- gazette:title is missing. Write the title of the plan.',
        'Set these under "context" in cdk.json, or on the command line: cdk deploy -c key=value',
        '',
      ].join('\n'),
    );
  });
});

describe.each(names)('the bundle of %s', (name) => {
  it('is one module with its source map, far below what Lambda takes', () => {
    const bundle = join(directory, 'bundles', name);
    expect(readdirSync(bundle).sort()).toEqual(['index.mjs', 'index.mjs.map']);
    // Lambda takes 250 MB; cold starts suffer long before.
    expect(statSync(join(bundle, 'index.mjs')).size).toBeLessThan(5_000_000);
  });

  it('stands alone, and reads settings at its first event only', () => {
    expect(wake(name)).toBe('SettingsError: The setting GAZETTE_TABLE is missing.\n');
  });
});
