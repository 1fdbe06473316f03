import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Repository } from '../support/repository.ts';
import { readSiteFolder, type SiteFolder } from '../support/site-folder.ts';
import { buildInto, itGivesTheSameBytes } from './same-bytes.ts';
import { createSmallPlan } from './small-plan.ts';

// The same is asked of a real plan in real-plan.thorough.test.ts.
describe('the history of a small plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette same '));
  let plan: Repository;
  let site: SiteFolder;

  beforeAll(async () => {
    plan = await createSmallPlan();
    await buildInto(join(folder, 'first'), plan.directory);
    site = readSiteFolder(join(folder, 'first'));
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await plan.close();
  });

  it('gives the same bytes when it is built twice', async () => {
    const out = join(folder, 'second');
    await buildInto(out, plan.directory);
    expect(readSiteFolder(out).hashes()).toEqual(site.hashes());
  });

  const history = () => ({ repository: plan.directory, branch: 'main', folder, site });
  const sizes = { kills: 7, pushes: 20, emulatedPushes: 2 };
  itGivesTheSameBytes(history, sizes);
});
