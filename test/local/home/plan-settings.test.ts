import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AskedSettings,
  type PlanSettings,
  readPlanSettings,
  settleSettings,
  writePlanSettings,
} from '../../../lib/local/home/plan-settings.ts';

const fallback = {
  ...{ serve: true, branch: 'main', path: '', title: 'A plan', language: 'en', port: 8787 },
};
const kept: PlanSettings = {
  ...{ ...fallback, format: 1, serve: false, repository: '/plans/mine' },
  url: 'http://localhost:8787',
};

let home: string;
const homes: string[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gazette-settings-'));
  homes.push(home);
});
afterAll(() => {
  for (const each of homes) rmSync(each, { recursive: true, force: true });
});

describe('the settings of a home', () => {
  it('are a file that a person can read', async () => {
    await writePlanSettings(home, kept);
    expect(await readPlanSettings(home)).toEqual(kept);
    const text = readFileSync(join(home, 'settings.json'), 'utf8');
    expect(text).toContain('\n  "repository": "/plans/mine"');
  });

  it('take a wish to refuse errors at any start, and keep it', () => {
    const asked = settleSettings(home, kept, { refuseErrors: true }, fallback);
    expect(asked).toEqual({ ...kept, refuseErrors: true });
    expect(settleSettings(home, asked, {}, fallback)).toEqual(asked);
  });

  it('take other hubs at any start: then every feed is made anew', () => {
    const hubs = ['https://hub.example.org/'];
    const asked = settleSettings(home, kept, { hubs }, fallback);
    expect(asked).toEqual({ ...kept, hubs, isChanging: true });
    const { isChanging: _, ...settled } = asked;
    expect(settleSettings(home, settled, {}, fallback)).toEqual(settled);
  });

  it('are none in a new home', async () => {
    expect(await readPlanSettings(home)).toBeUndefined();
  });

  it('of a home that was made before there were any are those of its plan', async () => {
    writeFileSync(join(home, 'site.json'), '{"title":"Old","url":"http://localhost:9000"}');
    expect(await readPlanSettings(home)).toMatchObject({
      ...{ title: 'Old', url: 'http://localhost:9000', port: 9000, branch: 'main', serve: true },
    });
  });

  it('of a newer Gazette are left alone', async () => {
    writeFileSync(join(home, 'settings.json'), '{"format":2}');
    await expect(readPlanSettings(home)).rejects.toThrow(`A newer Gazette has made ${home}`);
  });

  it.each(['null', '[]', '{}', '{"format":1}'])('that are none are told: %s', async (text) => {
    writeFileSync(join(home, 'settings.json'), text);
    await expect(readPlanSettings(home)).rejects.toThrow('holds no settings of a plan');
  });

  it('that cannot be read are told with their file', async () => {
    writeFileSync(join(home, 'settings.json'), '{');
    await expect(readPlanSettings(home)).rejects.toThrow(join(home, 'settings.json'));
  });
});

describe('what a start asks for', () => {
  const settle = (asked: AskedSettings, before: PlanSettings | undefined = kept) =>
    settleSettings('/home', before, asked, fallback);

  it('makes the settings of a new home, and the rest is as usual', () => {
    const settings = settleSettings('/home', undefined, { title: 'Mine', port: 80 }, fallback);
    expect(settings).toMatchObject({ title: 'Mine', port: 80, branch: 'main' });
    expect(settings.url).toBe('http://localhost:80');
  });

  it('may be nothing, or what is so already', () => {
    expect(settle({})).toEqual(kept);
    expect(settle({ repository: '/plans/mine', branch: 'main', port: 8787 })).toEqual(kept);
  });

  it.each<AskedSettings>([
    { repository: '/plans/other' },
    { serve: true },
    { branch: 'draft' },
    { path: 'docs' },
    { language: 'fr' },
  ])('is refused where it contradicts what is published: %j', (asked) => {
    expect(() => settle(asked)).toThrow(/^\/home publishes with the .* already, not /u);
  });

  it.each<[AskedSettings, string, string]>([
    [{ title: 'Other' }, 'Other', kept.url],
    [{ url: 'https://example.org' }, kept.title, 'https://example.org'],
    [{ port: 8788 }, kept.title, 'http://localhost:8788'],
    [{ port: 8788, url: 'https://example.org' }, kept.title, 'https://example.org'],
  ])('may be what only pages name, which are then made anew: %j', (asked, title, url) => {
    expect(settle(asked)).toMatchObject({ title, url, isChanging: true });
  });

  it('is gone on with where a start before was stopped while it made pages anew', () => {
    expect(settle({}, { ...kept, isChanging: true }).isChanging).toBe(true);
  });

  it('may be any port where pages name another address, and keeps it with port 0', () => {
    const behind = { ...kept, url: 'https://plan.example.org' };
    expect(settle({ port: 8788 }, behind)).toEqual({ ...behind, port: 8788 });
    expect(settle({ port: 0 }).port).toBe(8787);
  });
});
