import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';
import { sendWebhook } from '../../lib/local/git-remote/webhook-sender.ts';
import { type RunningGazette, startGazette } from '../support/running-gazette.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette own plan '));
const plan = join(folder, 'plan');
const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org'];

let gazette: RunningGazette | undefined;

async function commit(directory: string, message: string): Promise<string> {
  appendFileSync(join(directory, 'README.md'), `\n${message}.\n`);
  await runGit(directory, ['add', '-A']);
  await runGit(directory, [...who, 'commit', '--quiet', '-m', message]);
  return (await runGit(directory, ['rev-parse', 'HEAD'])).slice(0, 12);
}

async function start(home: string, ...words: string[]): Promise<RunningGazette> {
  gazette = await startGazette(join(folder, home), undefined, words);
  return gazette;
}

/** A start that ends by itself. */
function tryStart(home: string, ...words: string[]) {
  const env = { ...process.env, GAZETTE_HOME: join(folder, home) };
  const command = ['bin/gazette.mjs', 'start', ...words];
  return spawnSync(process.execPath, command, { env, encoding: 'utf8' });
}

beforeAll(async () => {
  await runGit(folder, ['init', '--quiet', '--initial-branch=main', plan]);
  writeFileSync(join(plan, 'README.md'), '# Our own plan\n');
  await commit(plan, 'Publish the plan');
});

afterEach(async () => {
  await gazette?.stop();
  gazette = undefined;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a plan in a folder', () => {
  it('is published as it stands and at each commit; its repository is never written to', async () => {
    const before = await runGit(plan, ['for-each-ref']);
    const { url, line } = await start('followed', '--repo', plan, '--port', '0', '--title', 'Ours');
    expect(await (await fetch(`${url}/`)).text()).toContain('Our own plan');
    expect(await runGit(plan, ['for-each-ref'])).toBe(before);
    expect(await runGit(plan, ['status', '--porcelain', '--ignored'])).toBe('');
    const made = await commit(plan, 'Promise more');
    await line(new RegExp(`^live: ${made}`, 'u'));
    expect(await (await fetch(`${url}/`)).text()).toContain('Promise more.');
    const trace = ['bin/gazette.mjs', 'trace', made, '--home', join(folder, 'followed')];
    const { stdout } = spawnSync(process.execPath, trace, { encoding: 'utf8' });
    expect(stdout).toMatch(/ingest: stored as change set 2\n.*render: rendered as change set 2\n/u);
  });

  it('is no other plan: what contradicts it is refused', () => {
    const sample = tryStart('followed', '--language', 'fr');
    expect([sample.status, sample.stderr]).toEqual([
      3,
      expect.stringContaining('publishes with the language en already, not fr'),
    ]);
  });
});

describe('a plan in a folder that is started again', () => {
  const file = join(folder, 'followed', 'settings.json');
  let settings = '';
  let again: RunningGazette;
  beforeAll(async () => {
    settings = readFileSync(file, 'utf8');
    again = await startGazette(join(folder, 'followed'), undefined, []);
  });
  afterAll(() => again.stop());

  it('takes no pushes, and says where to', async () => {
    const response = await fetch(`${again.url}/git/plan.git/info/refs?service=git-receive-pack`);
    expect([response.status, await response.text()]).toEqual([
      404,
      'Nothing is pushed here: this Gazette follows main of another repository.\n',
    ]);
  });

  it('goes on with its settings at a start that asks for nothing', async () => {
    const { url } = again;
    expect(JSON.parse(settings)).toMatchObject({ repository: plan, branch: 'main', url });
    expect(await (await fetch(`${url}/`)).text()).toContain('Ours');
    expect(readFileSync(file, 'utf8')).toBe(settings);
  });

  it('is held by one Gazette: a second start ends at once and changes nothing', async () => {
    const { status, stderr } = tryStart('followed', '--port', '0');
    expect([status, stderr]).toEqual([3, expect.stringContaining('Another Gazette is running')]);
    expect(readFileSync(file, 'utf8')).toBe(settings);
    expect((await fetch(`${again.url}/`)).status).toBe(200);
  });
});

describe('a plan with another title', () => {
  it('has it on every page, also on those of former versions', async () => {
    const { url } = await start('followed', '--title', 'Renamed');
    const data = readFileSync(join(folder, 'followed', 'settings.json'), 'utf8');
    expect(JSON.parse(data)).toMatchObject({ title: 'Renamed' });
    expect(data).not.toContain('isChanging');
    const sitemap = await (await fetch(`${url}/@history/`)).text();
    const versions = [...sitemap.matchAll(/href="(\/@[0-9a-f]{12}\/)"/gu)].map(
      ([, found]) => found,
    );
    expect(versions.length).toBeGreaterThan(1);
    for (const version of new Set(versions)) {
      const page = await (await fetch(`${url}${version}`)).text();
      expect(page).toContain('Renamed');
      expect(page).not.toContain('Ours');
    }
  });
});

describe('a plan that Gazette serves', () => {
  let served: RunningGazette;
  beforeAll(async () => {
    const words = ['--repo', plan, '--serve', '--port', '0'];
    served = await startGazette(join(folder, 'served'), undefined, words);
  });
  afterAll(() => served.stop());

  it('takes pushes in a copy of its branch; the repository it came from stays as it is', async () => {
    const before = await runGit(plan, ['rev-parse', 'main']);
    const { url, line } = served;
    const clone = join(folder, 'clone');
    await runGit(folder, ['clone', '--quiet', `${url}/git/plan.git`, clone]);
    const made = await commit(clone, 'Pushed to Gazette');
    await runGit(clone, ['push', '--quiet']);
    await line(new RegExp(`^live: ${made}`, 'u'));
    expect(await runGit(plan, ['rev-parse', 'main'])).toBe(before);
  });

  it.each([
    [421, 'of a page whose host leads here', { host: 'plan.example.org' }],
    [403, 'through a proxy', { 'x-forwarded-for': '192.0.2.1' }],
  ])('answers pushes %s when they come %s', async (expected, _, headers) => {
    const { port } = new URL(served.url);
    const path = '/git/plan.git/info/refs?service=git-receive-pack';
    const status = await new Promise((resolve) => {
      request({ host: 'localhost', port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(expected);
  });
});

describe('a plan at a URL', () => {
  it('is fetched at its webhook', async () => {
    const bare = join(folder, 'host', 'plan.git');
    await runGit(folder, ['clone', '--quiet', '--bare', plan, bare]);
    const { url, line } = await start('fetched', '--repo', `file://${bare}`, '--port', '0');
    expect(await (await fetch(`${url}/`)).text()).toContain('Our own plan');
    const made = await commit(plan, 'Pushed to the host');
    await runGit(plan, ['push', '--quiet', bare, 'main']);
    const secret = readFileSync(join(folder, 'fetched', 'webhook-secret'), 'utf8');
    const push = { ref: 'refs/heads/main', before: '0'.repeat(40), after: made.padEnd(40, '0') };
    await sendWebhook(push, { url: `${url}/@webhook`, secret, repository: 'host/plan' });
    await line(new RegExp(`^live: ${made}`, 'u'));
  });

  it('is read while its repository is away', async () => {
    const bare = join(folder, 'host', 'plan.git');
    renameSync(bare, `${bare}.away`);
    const { url, line } = await start('fetched');
    expect(await line(/^git cannot fetch main from /u)).toContain('does not appear to be a git');
    expect(await (await fetch(`${url}/`)).text()).toContain('Pushed to the host');
    renameSync(`${bare}.away`, bare);
  });

  it('that git does not reach is told in a sentence', () => {
    const { status, stderr } = tryStart('none', '--repo', `file://${join(folder, 'none.git')}`);
    expect([status, stderr]).toEqual([3, expect.stringContaining('git cannot read file://')]);
  });
});

describe('a start that fails', () => {
  const inHome = (...path: string[]) => existsSync(join(folder, 'failed', ...path));

  it('leaves nothing that a later one would take for published', async () => {
    const words = ['--repo', plan, '--serve', '--port', '0'];
    const wrong = tryStart('failed', ...words, '--path', 'watr');
    expect([wrong.status, wrong.stderr]).toEqual([3, expect.stringContaining('no folder watr')]);
    expect([inHome('plan.git'), inHome('settings.json')]).toEqual([false, false]);
    const { url } = await start('failed', ...words);
    expect(await (await fetch(`${url}/`)).text()).toContain('Our own plan');
  });

  it('ends, whatever was started before', () => {
    const env = { ...process.env, GAZETTE_HOME: join(folder, 'without') };
    const { status } = spawnSync(
      process.execPath,
      ['bin/gazette.mjs', 'start', '--repo', plan, '--port', '0'],
      { env: { ...env, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' }, encoding: 'utf8' },
    );
    expect(status).toBe(3);
  });
});

describe('a start', () => {
  it('of what is no repository says so', () => {
    const { status, stderr } = tryStart('none', '--repo', join(folder, 'nowhere'));
    expect([status, stderr]).toEqual([3, expect.stringContaining('is not a git repository')]);
  });

  it('in a home of a newer Gazette, or one that cannot be written to, ends', () => {
    writeFileSync(join(folder, 'followed', 'settings.json'), '{"format":99}');
    expect(tryStart('followed').stderr).toContain('A newer Gazette has made');
    writeFileSync(join(folder, 'file'), '');
    const { status, stderr } = tryStart(join('file', 'home'));
    expect([status, stderr]).toEqual([3, expect.stringContaining('cannot be written to')]);
  });

  it.each([
    ['--url', 'https://example.org/plan/'],
    ['--port', '70000'],
    ['--language', 'not a tag'],
  ])('with a wrong value is a wrong call: %s %s', (option, value) => {
    expect(tryStart('none', option, value).status).toBe(2);
  });
});
