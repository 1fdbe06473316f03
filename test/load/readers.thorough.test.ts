import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningGazette, startGazette } from '../support/running-gazette.ts';
import { cloneOf, type LoadClone } from './clone.ts';
import { openReaders, type Reader } from './readers.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette load '));
const pushes = 8;
const crowd = 1_000;

let gazette: RunningGazette;
let clone: LoadClone;

beforeAll(async () => {
  gazette = await startGazette(join(folder, 'state'));
  clone = await cloneOf(gazette, join(folder, 'plan'));
});

afterAll(async () => {
  await gazette.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Every page that shows the amended document; each names the newest round it knows. */
const current = ['/en/load/', '/en/load/@history/', '/feed.xml', '/@changes/', '/'];

function newestRound(body: string): number {
  return Math.max(-1, ...[...body.matchAll(/Round (\d+)/gu)].map(([, round]) => Number(round)));
}

/** Looks at every answer that anyone gets: what was seen once may not be unseen by a later request. */
function createWitness() {
  const newest = new Map<string, number>();
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  return {
    wrong,
    statuses,
    async read(reader: Reader, address: string): Promise<string> {
      const least = newest.get(address) ?? -1;
      const { status, body } = await reader.read(address);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const round = newestRound(body);
      if (status !== 200 && status !== 304) wrong.push(`${address} was answered ${status}`);
      if (!/<\/(?:html|rss)>\s*$/u.test(body)) wrong.push(`${address} was cut off`);
      if (round < least) wrong.push(`${address} went back from ${least} to ${round}`);
      newest.set(address, Math.max(round, newest.get(address) ?? -1));
      return body;
    },
  };
}

/** Local addresses of the newest entry of a feed. */
function linksOf(feed: string): string[] {
  const entry = /<item>.*?<\/item>/su.exec(feed)?.[0] ?? '';
  const links = entry.matchAll(/http:\/\/localhost:\d+(\/[^"<&\s]*)/gu);
  return [...new Set([...links].map(([, path]) => path ?? ''))];
}

describe(`${crowd} readers at once`, () => {
  it('see pages and feeds go forward while pushes arrive, and are told what has not changed', async () => {
    const first = await clone.push(0);
    const permanent = `/en/load/@${first}/`;
    const { readers, close } = openReaders(gazette.url, crowd);
    const witness = createWitness();
    let isOver = false;
    const visit = async (reader: Reader) => {
      for (let isLast = false; !isLast; ) {
        isLast = isOver;
        for (const address of [...current, permanent]) {
          const body = await witness.read(reader, address);
          if (address !== '/feed.xml') continue;
          for (const link of linksOf(body)) await witness.read(reader, link);
        }
      }
      // Nothing changes any more: everything is known.
      const again = [];
      for (const address of [...current, permanent])
        again.push((await reader.read(address)).status);
      return again.join(' ');
    };
    const visits = Promise.all(readers.map(visit));
    for (let round = 1; round <= pushes; round += 1) await clone.push(round);
    isOver = true;
    const last = await visits;
    const [someone] = readers;
    if (!someone) throw new Error('nobody is there');
    for (const address of current.slice(0, 4))
      expect([address, newestRound((await someone.read(address)).body)]).toEqual([address, pushes]);
    close();
    expect(witness.wrong).toEqual([]);
    expect(new Set(last)).toEqual(new Set(['304 304 304 304 304 304']));
    expect([...witness.statuses.keys()].toSorted()).toEqual([200, 304]);
    expect(witness.statuses.get(200)).toBeGreaterThanOrEqual(crowd * current.length);
  });
});
