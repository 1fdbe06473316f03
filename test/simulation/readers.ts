import { pageKey } from '../../lib/plan/addresses.ts';
import type { Page } from '../../lib/ports.ts';
import { type SitePages, site } from './world.ts';

/** What reading a feed or a sitemap needs. */
export interface Reading {
  readonly pages: SitePages;
  readonly violations: string[];
  /** What each entry id leads to, and the id of what each entry of the plan's feed leads to. */
  readonly ids: Map<string, string>;
}

interface Item {
  readonly id: string;
  readonly url: string;
  readonly content_html?: string;
}

/** Follows every link of every entry of a JSON feed, and compares the ids with those seen before. */
export async function checkFeed({ key, body }: Page, reading: Reading): Promise<void> {
  const { items } = JSON.parse(new TextDecoder().decode(body)) as { items: readonly Item[] };
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id)) reading.violations.push(`feed ${key} has the id ${item.id} twice`);
    seen.add(item.id);
    checkId(key, item, reading);
    for (const link of [item.url, ...linksIn(item.content_html ?? '')])
      await follow(link, `feed ${key}`, reading);
  }
}

/** An id never leads elsewhere; in the plan's own feed an entry never gets another one. */
function checkId(key: string, { id, url }: Item, { ids, violations }: Reading): void {
  const names = [[id, url], ...(key === 'feed.json' ? [[url, id]] : [])];
  for (const [name = '', value = ''] of names) {
    const before = ids.get(name);
    if (before !== undefined && before !== value)
      violations.push(`feed ${key}: ${name} was ${before} and is ${value}`);
    ids.set(name, value);
  }
}

/** Follows every address of a part of the sitemap. */
export async function checkSitemap({ key, body }: Page, reading: Reading): Promise<void> {
  const text = new TextDecoder().decode(body);
  for (const [, address = ''] of text.matchAll(/<loc>([^<]*)<\/loc>/gu))
    await follow(address, key, reading);
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, link]) => link ?? '');
}

async function follow(link: string, from: string, { pages, violations }: Reading): Promise<void> {
  if (!link.startsWith(`${site.baseUrl}/`)) return;
  const address = decodeURIComponent(link.slice(site.baseUrl.length).replace(/[#?].*$/u, ''));
  if (!(await pages.reader.get(pageKey(address))))
    violations.push(`${from} leads to ${address}, which is not there`);
}
