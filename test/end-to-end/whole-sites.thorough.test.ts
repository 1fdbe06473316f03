import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { build } from '../../lib/local/commands/build.ts';
import { sampleRepository } from '../support/sample-repository.ts';
import { itIsAWholeSite } from '../support/site-checks.ts';
import { readSiteFolder, type SiteFolder } from '../support/site-folder.ts';

const baseUrl = 'https://plan.example.org';
const folder = mkdtempSync(join(tmpdir(), 'gazette sites '));
const out = join(folder, 'out');

// The real plan's site is put to the same test in test/build.
describe('the site of the sample plan', () => {
  let site: SiteFolder;

  beforeAll(async () => {
    const repository = await sampleRepository(folder);
    await build({ repository, out, baseUrl, title: 'Plan', language: 'en' });
    site = readSiteFolder(out);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  itIsAWholeSite(() => ({ site, directory: out, baseUrl }), 1);
});
