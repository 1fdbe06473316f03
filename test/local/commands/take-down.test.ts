import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AwsPorts, createAwsPorts } from '../../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../../lib/git/git-source.ts';
import { type TakedownPlace, takeDown } from '../../../lib/local/commands/take-down.ts';
import { announce } from '../../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../../lib/pipeline/ingest/ingest.ts';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { verify } from '../../../lib/pipeline/verify/verify.ts';
import type { Source } from '../../../lib/ports/source.ts';
import { describeSite } from '../../../lib/site/describe-site.ts';
import { type Place, useEmulators } from '../../contract/emulated.ts';
import { createRepository, type Repository } from '../../support/repository.ts';

const site = describeSite('Plan', 'https://plan.example.org', 'en');

/** In the heading, in a fact and in the text: none may remain anywhere. */
const secret = 'Zebedee';
const secretText = `---\nlead: ${secret} Smith\n---\n\n# What ${secret} did\n\nIt was ${secret} who wrote ![this](map.png).\n`;
const image = '<svg xmlns="http://www.w3.org/2000/svg"><text>Zebedee</text></svg>';
const order = {
  reason: 'Order 12/2026 of the court of *Somewhere*',
  date: '2026-11-29T10:00:00.000Z',
};

describe('a takedown', () => {
  const freshPlace = useEmulators();
  let repository: Repository;
  let source: Source & { close(): Promise<void> };
  let place: Place;
  let ports: AwsPorts;
  let commit = '';
  let digits = '';

  const publish = async () => {
    const all = { ...ports, source, author: { report: async () => {} } };
    await ingest(all);
    await render(all, site);
    await announce(all, site);
  };
  const takedownPlace = (): TakedownPlace => ({
    environment: place.environment,
    names: { ...place.names, queueUrl: place.queueUrl },
    site,
    isVersioned: false,
  });
  const page = async (key: string) =>
    Buffer.from((await ports.pages.get(key))?.body ?? []).toString();
  /** Names of everything that has the secret in it: objects of the site, items of the table. */
  const leaks = async () => {
    const found: string[] = [];
    for await (const key of ports.pages.keys())
      if ((await page(key)).includes(secret)) found.push(key);
    const { Items = [] } = await place.client.send(new ScanCommand({ TableName: place.table }));
    for (const item of Items) {
      const { zstdDecompressSync } = await import('node:zlib');
      const packed = item.packed instanceof Uint8Array ? zstdDecompressSync(item.packed) : '';
      if (`${JSON.stringify(item)}${packed}`.includes(secret)) found.push(`${item.pk} ${item.sk}`);
    }
    return found;
  };

  beforeAll(async () => {
    place = await freshPlace();
    ports = createAwsPorts(place.environment, { ...place.names, queueUrl: place.queueUrl });
    repository = await createRepository();
    const first = { 'README.md': '# Plan\n\n[Staff](staff.md)\n', 'staff.md': '# Staff\n\nAll.\n' };
    digits = (await repository.commit({ message: 'First', files: first })).trim().slice(0, 12);
    source = await openGitSource({ repository: repository.directory, branch: 'main' });
    commit = (
      await repository.commit({
        message: 'Names',
        files: { 'staff.md': secretText, 'map.png': image },
      })
    ).trim();
    await publish();
    await repository.commit({
      message: 'Later',
      files: { 'staff.md': '# Staff\n\nAll, later.\n' },
    });
    await publish();
    const third = (await repository.git('rev-parse', 'main')).trim().slice(0, 12);
    await onDemand(`/staff/@compare/${digits}..${third}/`, ports, site);
    await onDemand(`/staff/@compare/${commit.slice(0, 12)}..${third}/`, ports, site);
  });

  afterAll(async () => {
    await source?.close();
    await repository?.close();
  });

  it('refuses what is not published, and says so', async () => {
    const wrong = { commit, path: 'nobody.md', ...order };
    await expect(takeDown(takedownPlace(), wrong)).rejects.toThrow(
      'Nothing is published of nobody.md',
    );
    const missing = { commit: 'f'.repeat(40), path: 'staff.md', ...order };
    await expect(takeDown(takedownPlace(), missing)).rejects.toThrow('Nothing is published');
    await expect(
      takeDown(takedownPlace(), { commit, path: 'staff.md', ...order, reason: ' ' }),
    ).rejects.toThrow('The reason has 0 characters');
    expect(await leaks()).not.toEqual([]);
  });

  it('leaves a public notice, and the text nowhere', async () => {
    const done = await takeDown(takedownPlace(), { commit, path: 'staff.md', ...order });
    expect(done.versions).toBe(1);
    const version = `staff/@${commit.slice(0, 12)}`;
    expect((await leaks()).filter((name) => !name.startsWith('@assets/'))).toEqual([]);
    for (const key of [
      `${version}/index.html`,
      `${version}/source.md`,
      'staff/feed.json',
      `@changes/${commit.slice(0, 12)}/index.html`,
    ]) {
      expect(await page(key)).toContain('29 November 2026');
      expect(await page(key)).toContain('Order 12/2026 of the court of');
    }
    const data = JSON.parse(await page(`${version}/data.json`));
    expect(data).toMatchObject({ blob: done.blob, removed: order, commit });
    expect(await page('staff/index.html')).toContain('All, later.');
  });

  it('is nothing that verify misses', async () => {
    expect((await verify({ ...ports, source }, site)).differences).toEqual([]);
  });

  it('lasts when the same text is pushed again, elsewhere or as a revert', async () => {
    await repository.commit({
      message: 'Back',
      files: { 'staff.md': secretText, 'copy.md': secretText },
    });
    await publish();
    expect((await leaks()).filter((name) => !name.startsWith('@assets/'))).toEqual([]);
    expect(await page('copy/index.html')).toContain('29 November 2026');
    expect((await verify({ ...ports, source }, site)).differences).toEqual([]);
  });

  it('removes an image wherever it is shown, and what shows it says that it is missing', async () => {
    const done = await takeDown(takedownPlace(), { commit, path: 'map.png', ...order });
    expect(done.purged.some((key) => key.startsWith('@assets/'))).toBe(true);
    await repository.commit({
      message: 'Again',
      files: { 'other.md': '# Other\n\n![map](map.png)\n' },
    });
    await publish();
    expect(await leaks()).toEqual([]);
    const [last] = await ports.store.changeSets(5, 5);
    expect(last?.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"map.png" is not published: it was removed on 2026-11-29'),
    ]);
    expect((await verify({ ...ports, source }, site)).differences).toEqual([]);
  });

  it('may be called again, and says what was said at first', async () => {
    const later = { ...order, date: '2027-01-01T00:00:00.000Z', reason: 'Another' };
    const again = await takeDown(takedownPlace(), { commit, path: 'staff.md', ...later });
    expect(again.changed).toEqual([]);
    expect(await page(`staff/@${commit.slice(0, 12)}/index.html`)).toContain('Order 12/2026');
  });
});
