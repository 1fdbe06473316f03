import { beforeAll, describe, expect, it } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { publishDated, story } from '../pipeline/on-demand/dated-plan.ts';

/** Every kind of feed that a plan has. */
const kinds = [
  'feed',
  'en/feed',
  'en/ways/feed',
  'en/ways/commitment-1/feed',
  '@feeds/substance',
  '@feeds/facts',
  '@feeds/lead/ministry-of-roads',
  '@feeds/status/completed',
  '@feeds/deadlines',
  '@feeds/weekly',
  '@feeds/monthly',
  'en/ways/@feeds/deadlines',
  'en/@feeds/weekly',
  'fr/@feeds/monthly',
] as const;

interface Told {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly html: string | undefined;
}

describe('every kind of feed', () => {
  let plan: Awaited<ReturnType<typeof publishDated>>;
  const text = async (path: string): Promise<string> => {
    const stored = await plan.pages.get(path);
    if (stored) return new TextDecoder().decode(stored.body);
    return (await plan.ask(`/${path}`, '2016-06-30')) ?? '';
  };
  beforeAll(async () => {
    plan = await publishDated(story);
  });

  it.each(kinds)('%s says the same in each format and to each parser', async (kind) => {
    const [xml, atom] = [await text(`${kind}.xml`), await text(`${kind}.atom`)];
    const json: Told[] = (parseJsonFeed(await text(`${kind}.json`)).items ?? []).map(
      ({ id, title, content_html: html }) => ({ id, title, html }),
    );
    expect(json.length).toBeGreaterThan(0);
    const rss = parseRssFeed(xml).items ?? [];
    const ids = json.map(({ id }) => id);
    const own = { customFields: { item: ['content:encoded'] } };
    const others = [
      (await new RssParser(own).parseString(xml)).items,
      (await new RssParser().parseString(atom)).items,
    ];
    expect(
      rss.map(({ guid, title, content }) => ({ id: guid?.value, title, html: content?.encoded })),
    ).toEqual(json);
    expect(
      (parseAtomFeed(atom).entries ?? []).map(({ id, title, content }) => ({
        ...{ id, title: title?.value, html: content?.value },
      })),
    ).toEqual(json);
    for (const items of others) {
      expect(items.map(({ title }) => title)).toEqual(json.map(({ title }) => title));
      expect(items.map(({ guid, id }) => guid ?? id)).toEqual(ids);
    }
  });

  it.each(kinds)('%s has nothing that the W3C feed validator warns of', async (kind) => {
    const [xml, atom] = [await text(`${kind}.xml`), await text(`${kind}.atom`)];
    expect([XMLValidator.validate(xml), XMLValidator.validate(atom)]).toEqual([true, true]);
    const entries = parseAtomFeed(atom).entries ?? [];
    for (const each of [entries.map(({ id }) => id), entries.map(({ updated }) => updated)])
      expect(new Set(each).size).toBe(entries.length);
    for (const { title, content, summary } of entries) {
      expect(title?.value?.trim()).toBeTruthy();
      expect(content?.value?.replaceAll(/<[^>]*>/gu, '').trim()).toBeTruthy();
      expect(summary?.value?.trim()).not.toBe('');
      expect(content?.value).not.toMatch(/<(?:h1|script|style|iframe|form)\b|\s(?:style|on\w+)=/u);
    }
    const channel = parseRssFeed(xml);
    expect(channel.atom?.links?.filter(({ rel }) => rel === 'self')).toHaveLength(1);
    expect(new Set(channel.items?.map(({ guid }) => guid?.value)).size).toBe(entries.length);
  });
});
