import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createSourceTrials } from '../../../lib/local/server/source-trials.ts';
import { createWorkerTrials } from '../../../lib/pipeline/trial/worker-trials.ts';
import { maximumSourceBytes } from '../../../lib/plan/source/decode.ts';
import { bundleHandler } from '../../../lib/stack/bundles/bundle.ts';
import { longText } from '../../support/trials.ts';

/** A wide table whose cells come to 4 MB of text and far more of everything else. */
const crafted = `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|b\n'.repeat(1_390_000)}`;

/** Longer than any machine needs for an ordinary text: nothing here waits for it to pass. */
const ample = 60_000;

describe('trials in a worker', () => {
  const trials = createSourceTrials();
  afterAll(() => trials.close());
  const attempt = async (text: string, milliseconds = ample, before?: string) => {
    const after = { path: 'a.md', text };
    const old = before === undefined ? {} : { before: { path: 'a.md', text: before } };
    return (await trials.attempt({ after, ...old }, milliseconds)).outcome;
  };

  it('give the parsed text without its content', async () => {
    expect(await attempt('# A\n\n[b](b.md)\n')).toMatchObject({
      fields: { title: 'A' },
      content: [],
      links: [{ target: 'b.md', line: 3 }],
    });
  });

  it('are ended when their time is up, and the next one goes on', async () => {
    expect(crafted.length).toBeLessThan(maximumSourceBytes);
    expect(await attempt(crafted, 300)).toBe('exceeded');
    expect(await attempt('# B\n', ample, '# A\n')).toMatchObject({ fields: { title: 'B' } });
  });

  it('are ended when they take more memory than they may', async () => {
    const small = createSourceTrials({ maximumMegabytes: 64 });
    const { outcome } = await small.attempt({ after: { path: 'a.md', text: crafted } }, ample);
    expect(outcome).toBe('exceeded');
    await small.close();
  });

  it('go on at the same time', async () => {
    const outcomes = await Promise.all([attempt(longText('A')), attempt(longText('B'))]);
    expect(outcomes).toMatchObject([{ fields: { title: 'A' } }, { fields: { title: 'B' } }]);
  });
});

describe('a worker that ends by itself', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gazette-worker-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const trialsOf = (name: string, code: string) => {
    const file = join(directory, `${name}.mjs`);
    writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
    return createWorkerTrials({ entry: pathToFileURL(file) });
  };
  const trial = { after: { path: 'a.md', text: '# A' } };

  it('is not taken for a text that is too slow: another one is asked', async () => {
    const seen = JSON.stringify(join(directory, 'seen'));
    const trials = trialsOf(
      'once',
      `import { existsSync, writeFileSync } from 'node:fs';
      parentPort.on('message', ({ after }) => {
        if (existsSync(${seen})) return parentPort.postMessage(after);
        writeFileSync(${seen}, '');
        process.exit(0);
      });
      parentPort.postMessage('ready');`,
    );
    expect((await trials.attempt(trial, ample)).outcome).toEqual(trial.after);
    await trials.close();
  });

  it('each time it gets a text is no reason to hold the plan up', async () => {
    const trials = trialsOf(
      'always',
      `parentPort.on('message', () => process.exit(0));
      parentPort.postMessage('ready');`,
    );
    expect((await trials.attempt(trial, ample)).outcome).toBe('exceeded');
  });

  it.each([
    ['quietly', 'process.exit(0);'],
    ['with an error', "throw new TypeError('broken');"],
  ])('%s before it is ready fails the attempt, to be tried again later', async (how, code) => {
    await expect(trialsOf(how, code).attempt(trial, ample)).rejects.toMatchObject({
      name: 'TrialsUnavailableError',
      retryable: true,
    });
  });
});

describe('trials in a bundle', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gazette-trials-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('start the worker that was bundled beside the function', () => {
    const output = join(directory, 'handler');
    bundleHandler(join('test', 'support', 'trial-handler.ts'), output);
    const index = pathToFileURL(join(output, 'index.mjs')).href;
    const script = `const { handler } = await import(${JSON.stringify(index)});
      console.log(await handler({ text: '# Bundled' }));`;
    const words = ['--input-type=module', '--eval', script];
    const said = execFileSync(process.execPath, words, { cwd: output, encoding: 'utf8' });
    expect(said).toBe('Bundled\n');
  });

  it.each([
    ['ingest', true],
    ['preview', true],
    ['receive', false],
    ['render', false],
  ])('are in %s: %s', (name, isThere) => {
    const output = join(directory, name);
    bundleHandler(join('functions', `${name}.ts`), output);
    expect(existsSync(join(output, 'trial-worker.mjs'))).toBe(isThere);
  });
});
