import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAwsPorts } from '../../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { takeDown } from '../../../lib/local/commands/take-down.ts';
import { startEmulators } from '../../../lib/local/emulators/emulators.ts';
import { forgetDeleted } from '../../../lib/local/emulators/forget-deleted.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { describeSite } from '../../../lib/site/describe-site.ts';
import { createRepository } from '../../support/repository.ts';

const secret = 'Zebedee';

describe('a takedown on one machine', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('leaves the text in no file of the home, not even in free pages of the table', async () => {
    const home = await mkdtemp(join(tmpdir(), 'gazette-test-'));
    closing.push(() => rm(home, { recursive: true }));
    const repository = await createRepository();
    closing.push(() => repository.close());
    const files = { 'staff.md': `# ${secret}\n` };
    const commit = (await repository.commit({ message: 'First', files })).trim();
    const source = await openGitSource({ repository: repository.directory, branch: 'main' });
    closing.push(() => source.close());
    const emulators = await startEmulators({ home });
    const { environment, queueUrl } = emulators;
    const names = { ...emulators.names, queueUrl };
    const site = describeSite('Plan', 'https://plan.example.org', 'en');
    const ports = { ...createAwsPorts(environment, names), source };
    await ingest(ports);
    await render(ports, site);
    await announce({ ...ports, author: { report: async () => {} } }, site);
    const request = { commit, path: 'staff.md', reason: 'Order', date: '2026-11-29T00:00:00.000Z' };
    await takeDown({ environment, names, site, isVersioned: false }, request);
    await emulators.stop();
    expect(filesWith(secret, home)).not.toEqual([]);
    await forgetDeleted(home);
    expect(filesWith(secret, home)).toEqual([]);
  });
});

function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
