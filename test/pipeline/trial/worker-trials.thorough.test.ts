import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createSourceTrials } from '../../../lib/local/server/source-trials.ts';
import { createCommitTrials } from '../../../lib/pipeline/ingest/commit-trials.ts';
import { createWorkerTrials } from '../../../lib/pipeline/trial/worker-trials.ts';
import { maximumSourceBytes } from '../../../lib/plan/source/decode.ts';
import type { Trial } from '../../../lib/ports/text-trials.ts';
import { bundleHandler } from '../../../lib/stack/bundles/bundle.ts';
import { longText } from '../../support/trials.ts';

/** A wide table whose cells come to 4 MB of text and far more of everything else. */
const crafted = `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|b\n'.repeat(1_390_000)}`;

/** Longer than any machine needs for an ordinary text: nothing here waits for it to pass. */
const ample = 60_000;

/** A text on which the slowed worker of these tests loses this many milliseconds. */
function slowly(text: string, milliseconds: number): Trial {
  return { step: 'publish', after: { path: `${milliseconds}.md`, text } };
}

describe('trials in a worker', () => {
  const trials = createSourceTrials();
  afterAll(() => trials.close());
  const attempt = async (text: string, milliseconds = ample, before?: string) => {
    const after = { path: 'a.md', text };
    const old = before === undefined ? {} : { before: { path: 'a.md', text: before } };
    return (await trials.attempt({ step: 'publish', after, ...old }, milliseconds)).outcome;
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
    const after = { path: 'a.md', text: crafted };
    const { outcome } = await small.attempt({ step: 'parse', after }, ample);
    expect(outcome).toBe('exceeded');
    await small.close();
  });

  it('that are asked for at the same time are all made', async () => {
    const outcomes = await Promise.all([attempt(longText('A')), attempt(longText('B'))]);
    expect(outcomes).toMatchObject([{ fields: { title: 'A' } }, { fields: { title: 'B' } }]);
  });
});

describe('a worker of a machine that has no time for it', () => {
  const trials = createWorkerTrials({
    entry: new URL('../../support/slowed-worker.ts', import.meta.url),
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  afterAll(() => trials.close());

  it('is waited for: only what it computes counts', async () => {
    const { outcome, milliseconds } = await trials.attempt(slowly('# A\n', 1000), 800);
    expect(outcome).toMatchObject({ fields: { title: 'A' } });
    expect(milliseconds).toBeLessThan(800);
  });

  it('shows no text of a commit as written, however many there are', async () => {
    const commit = createCommitTrials(trials);
    const texts = 60;
    for (let count = 0; count < texts; count += 1) {
      const outcome = await commit.attempt(
        slowly(longText(`Text ${count}`, 9000 + 800 * count), 400),
      );
      expect(outcome).toMatchObject({ fields: { title: `Text ${count}` } });
    }
  });

  it('tries one text at a time', async () => {
    const order: string[] = [];
    const attempt = async (name: string, milliseconds: number) => {
      await trials.attempt(slowly('# A\n', milliseconds), ample);
      order.push(name);
    };
    await Promise.all([attempt('slow', 200), attempt('quick', 0)]);
    expect(order).toEqual(['slow', 'quick']);
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
  const trial: Trial = { step: 'parse', after: { path: 'a.md', text: '# A' } };

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
