import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'gazette-package-'));
const checkout = join(folder, 'checkout');
/** A program's folder that has the package and nothing else of ours. */
const elsewhere = join(folder, 'else where');
const packed = join(elsewhere, 'node_modules', 'gazette');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** Packs a copy of what git would check out: packing here would pull dist/ from under other tests. */
function pack(): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  const roots = new Set(files.split('\n').map((file) => file.split('/')[0] ?? ''));
  mkdirSync(checkout);
  for (const root of roots)
    if (root !== '' && existsSync(root)) cpSync(root, join(checkout, root), { recursive: true });
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: checkout,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  mkdirSync(packed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, tarball), '--strip-components=1', '-C', packed]);
}

/** Gives the program a package of this project's, as npm would from the registry. */
function install(name: string): void {
  const target = join(elsewhere, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(resolve('node_modules', name), target);
}

beforeAll(() => {
  pack();
  const { dependencies, optionalDependencies } = manifest;
  const own = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
  for (const name of own) if (existsSync(join('node_modules', name))) install(name);
  writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = { ...process.env, GAZETTE_HOME: undefined, PORT: '0' };

function run(file: string, ...words: string[]): string {
  return execFileSync(process.execPath, [file, ...words], {
    cwd: elsewhere,
    encoding: 'utf8',
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const gazette = (...words: string[]) => run(join(packed, 'bin', 'gazette.mjs'), ...words);

function compiles(example: string): string {
  const tsc = resolve('node_modules/.bin/tsc');
  const options = ['--noEmit', '--strict', '--ignoreConfig'];
  const place = ['--module', 'NodeNext', '--target', 'ES2024', '--types', 'node'];
  return execFileSync(tsc, [...options, ...place, '--skipLibCheck', 'false', example], {
    cwd: elsewhere,
    encoding: 'utf8',
  });
}

function example(name: string): string {
  copyFileSync(join('docs', 'examples', name), join(elsewhere, name));
  return name;
}

describe('the package', () => {
  it('has the compiled program, what is deployed, types, licences and docs, and no source', () => {
    const files = readdirSync(packed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /(?<!\.d)\.tsx?$/u.test(file))).toEqual([
      'docs/examples/cdk-app.ts',
      'docs/examples/redline.ts',
    ]);
    expect(files.filter((file) => /^(?:lib|test|functions)\b/u.test(file))).toEqual([]);
    for (const file of ['LICENSE', 'README.md', 'dist/edge/viewer-request.js', 'content/README.md'])
      expect(files).toContain(file);
    const licences = readFileSync(join(packed, 'dist/third-party-licences.txt'), 'utf8');
    expect(licences).toMatch(/^markdown-it \d+\.\d+\.\d+ \(MIT\)\n\nCopyright/mu);
    expect(licences).toMatch(/^@aws-sdk\/client-s3 \d/mu);
  });

  it('checks, compares and builds in any folder', async () => {
    writeFileSync(join(elsewhere, 'old.md'), 'We will try.\n');
    expect(gazette('diff', 'old.md', 'old.md')).toContain('No visible change');
    expect(gazette('check', join(packed, 'content'))).toBe('');
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: join(elsewhere, 'plan') });
    cpSync('content', join(elsewhere, 'plan'), { recursive: true });
    git('init', '--quiet');
    git('add', '-A');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'One');
    const report = gazette('build', '--repo', 'plan', '--out', 'site', '--json');
    expect(JSON.parse(report)).toMatchObject({ commits: 1, documents: 43 });
    expect(existsSync(join(elsewhere, 'site', 'index.html'))).toBe(true);
  });

  it('starts with the sample plan, and keeps its state in the folder it is called in', async () => {
    const child = spawn(process.execPath, [join(packed, 'bin', 'gazette.mjs'), 'start'], {
      cwd: elsewhere,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = await saidUntil(child, /Ctrl-C stops/u);
    const url = /read +(http:\S+)/u.exec(said)?.[1] ?? '';
    const ended = new Promise((end) => child.on('close', end));
    expect(await (await fetch(`${url}en/climate/commitment-24/`)).text()).toContain('<h1');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said).toContain('the sample plan is published as one version');
    expect(existsSync(join(elsewhere, '.gazette', 'plan.git'))).toBe(true);
    expect(gazette('verify')).toContain(': 0 differences');
  });

  it('has the redline as a function, with types', () => {
    install('@types/node');
    const file = example('redline.ts');
    expect(compiles(file)).toBe('');
    expect(run(file)).toContain('The city plants [-100-]{+80+} trees by [-2027-]{+2028+}.');
  });

  it('has the plan as a construct for CDK apps, with types and the code that it deploys', () => {
    for (const name of Object.keys(manifest.peerDependencies)) install(name);
    const file = example('cdk-app.ts');
    expect(compiles(file)).toBe('');
    const output = join(elsewhere, 'cdk.out');
    execFileSync(process.execPath, [file], {
      cwd: elsewhere,
      env: { ...environment, CDK_OUTDIR: output, CDK_VALIDATION: 'false' },
    });
    const template = readFileSync(join(output, 'climate-plan.template.json'), 'utf8');
    const { Outputs, Resources } = JSON.parse(template);
    expect(Object.keys(Outputs)).toEqual(expect.arrayContaining(['Address', 'SiteUrl']));
    expect(Object.keys(Resources).join(' ')).toContain('PlanVersionStoreTable');
    const assets = readdirSync(output).filter((name) => name.startsWith('asset.'));
    // Nobody is told of changes by a plan that names nobody.
    const bundles = readdirSync(join(packed, 'dist', 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'deliver')
      .map(({ name }) => name);
    expect(digestsOf(output, assets)).toEqual(
      digestsOf(join(packed, 'dist', 'functions'), bundles),
    );
  });
});

/** Of the bundle in each of some folders. */
function digestsOf(parent: string, folders: readonly string[]): string[] {
  return folders
    .map((name) => readFileSync(join(parent, name, 'index.mjs')))
    .map((bundle) => createHash('sha256').update(bundle).digest('hex'))
    .sort();
}

/** What a process printed until it printed this. */
function saidUntil({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise((end) =>
    stdout?.on('data', (chunk) => {
      said += chunk;
      if (pattern.test(said)) end(said);
    }),
  );
}
