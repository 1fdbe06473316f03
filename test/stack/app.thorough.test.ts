import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FunctionName, functionNames } from '../../lib/stack/bundles/stack-code.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { app, context } = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
const directory = mkdtempSync(join(tmpdir(), 'gazette-synth-'));
const { gazette: sample } = context.plans;
const plans = {
  climate: { ...sample, title: 'Climate', webhooks: 'gazette/webhooks' },
  energy: { ...sample, path: 'energy' },
};

/** Runs the app as the CDK command line does, with no credentials and nothing of ours around it. */
function synthesize(plans: Readonly<Record<string, object>>) {
  const [command, ...parameters] = String(app).split(' ');
  expect(command).toBe('node');
  return spawnSync(process.execPath, parameters, {
    cwd: project,
    encoding: 'utf8',
    env: {
      CDK_OUTDIR: directory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, plans }),
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

/** Properties that end like a name of a resource but need not differ from stack to stack. */
const sharedNames = ['MetricName', 'PolicyName', 'StageName'];

/** Names that a template gives to resources, which another stack of the account then cannot. */
function namesIn(resources: Readonly<Record<string, { Properties?: object }>>): string[] {
  const names = Object.values(resources).flatMap(({ Properties = {} }) =>
    Object.entries(Properties).flatMap(([key, value]) => {
      // CloudFront's resources have theirs one level further down.
      if (key.endsWith('Config')) return [value?.Name];
      return key.endsWith('Name') && !sharedNames.includes(key) ? [value] : [];
    }),
  );
  const given = names.filter((name) => typeof name === 'string' || name?.['Fn::Join']);
  return given.map((name) => JSON.stringify(name));
}

function readOutput(file: string) {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

let run: ReturnType<typeof synthesize>;
beforeAll(() => {
  run = synthesize(plans);
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the CDK app', () => {
  it('synthesises without credentials', () => {
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const manifest = readOutput('manifest.json');
    expect(manifest.missing).toBeUndefined();
  });

  it('makes a stack for each plan, protected against deletion, and nothing that both would own', () => {
    const { artifacts } = readOutput('manifest.json');
    for (const name of Object.keys(plans))
      expect(artifacts[name]).toMatchObject({
        type: 'aws:cloudformation:stack',
        properties: { terminationProtection: true },
      });
    const named = Object.keys(plans).map((name) =>
      namesIn(readOutput(`${name}.template.json`).Resources),
    );
    expect(named[0]?.length).toBeGreaterThan(10);
    expect(named[0]?.filter((name) => named[1]?.includes(name))).toEqual([]);
  });

  it('names what pages look like by a digest of what makes them, for the functions and for the operator', () => {
    const looks = Object.keys(plans).map((name) => {
      const { Outputs, Resources } = readOutput(`${name}.template.json`);
      expect(JSON.stringify(Resources)).toContain(`"GAZETTE_LOOK":"${Outputs.Look.Value}"`);
      return Outputs.Look.Value;
    });
    expect(looks[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(new Set(looks).size).toBe(1);
  });

  it('makes CloudFront’s policies once for all plans, since an account may have 20', () => {
    const policies = ['gazette-shared', ...Object.keys(plans)].map((name) =>
      Object.values(readOutput(`${name}.template.json`).Resources)
        .map((resource) => String(Object(resource).Type))
        .filter((type) => type.startsWith('AWS::CloudFront::') && type.endsWith('Policy'))
        .sort(),
    );
    const one = ['AWS::CloudFront::CachePolicy', 'AWS::CloudFront::ResponseHeadersPolicy'];
    expect(policies).toEqual([one, [], []]);
  });

  it('makes a template that passes CDK’s rules for CloudFormation', () => {
    expect(readOutput('validation-report.json').pluginReports).toEqual([]);
  });

  it('says in a few lines what is wrong with its configuration', () => {
    const { status, stderr } = synthesize({
      gazette: { ...sample, repository: 'plan', title: '' },
    });
    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        'The configuration is not complete:',
        '- plans.gazette.repository cannot be "plan". Write "owner/name", or the address of a repository on github.com.',
        '- plans.gazette.title is missing. Write the title of the plan.',
        'Set these under "plans" in the context of cdk.json; docs/deploy.md lists them all.',
        '',
      ].join('\n'),
    );
  });
});

it('the formulas of a bundle are read by the file beside it', () => {
  const beside = createRequire(join(directory, 'bundles/render/index.mjs'))('./temml.cjs');
  expect(beside.default.__renderToMathMLTree('x^2', {}).type).toBe('math');
});

/** Functions that read texts. Temml is beside them, to be read with the first formula. */
const readsFormulas: ReadonlySet<FunctionName> = new Set([
  ...(['ingest', 'render', 'render-unit', 'deliver', 'preview', 'on-demand'] as const),
]);

describe.each(functionNames)('the bundle of %s', (name) => {
  it('is one module with its source map, far below what Lambda takes', () => {
    const bundle = join(directory, 'bundles', name);
    const worker = name === 'ingest' || name === 'preview' ? ['trial-worker.mjs'] : [];
    const formulas = readsFormulas.has(name) ? ['temml.cjs'] : [];
    expect(readdirSync(bundle).sort()).toEqual([
      ...['index.mjs', 'index.mjs.map'],
      ...formulas,
      ...worker.flatMap((module) => [module, `${module}.map`]),
    ]);
    // Lambda takes 250 MB; cold starts suffer long before.
    expect(statSync(join(bundle, 'index.mjs')).size).toBeLessThan(5_000_000);
  });

  it('stands alone, and reads settings at its first event only', () => {
    expect(wake(name)).toBe('SettingsError: The setting GAZETTE_PLAN is missing.\n');
  });
});
