import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { verifyHome } from '../../../lib/local/server/verify-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('verifying a folder that is no home', () => {
  it('says so, and leaves nothing in it', async () => {
    await expect(verifyHome(folder)).rejects.toThrow(`There is no Gazette in ${folder}.`);
    expect(readdirSync(folder)).toEqual([]);
  });
});
