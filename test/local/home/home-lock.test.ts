import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { lockHome } from '../../../lib/local/home/home-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a home', () => {
  it('is held by one Gazette at a time', async () => {
    const home = join(folder, 'one');
    const lock = await lockHome(home);
    await expect(lockHome(home)).rejects.toThrow(`Another Gazette is running with ${home}.`);
    lock.release();
    (await lockHome(home)).release();
  });

  it('says in a sentence why a folder cannot be one', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(lockHome(join(file, 'home'))).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringContaining('cannot be written to: ENOTDIR'),
    });
  });

  it.each(['/proc/self/home', '/sys/home', '/tmp/../proc/1/x'])(
    'is never looked for among the folders of the kernel: %s',
    async (home) => {
      await expect(lockHome(home)).rejects.toThrow('nothing can be written to it');
    },
  );

  it('leaves no folder behind where nothing came of a start', async () => {
    const home = join(folder, 'nothing');
    await (await lockHome(home)).abandon();
    expect(existsSync(home)).toBe(false);
  });

  it('leaves a folder that was there before, and what was written into a new one', async () => {
    await (await lockHome(folder)).abandon();
    expect(existsSync(folder)).toBe(true);
    const home = join(folder, 'something');
    const lock = await lockHome(home);
    writeFileSync(join(home, 'kept'), '');
    await lock.abandon();
    expect(existsSync(join(home, 'kept'))).toBe(true);
  });
});
