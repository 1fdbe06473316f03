import { pageKey } from '../../lib/plan/addresses/addresses.ts';
import { type SitePages, site } from './world.ts';

/** What reading a feed needs. */
export interface Reading {
  readonly pages: SitePages;
  readonly violations: string[];
  /** What each entry id leads to, and the id of what each entry of the plan's feed leads to. */
  readonly ids: Map<string, string>;
  /** Addresses that were followed with success: no page ever goes. */
  readonly found: Set<string>;
}

/** An entry as a feed reader has it: where it leads, and all links of it and of its content. */
interface Entry {
  readonly id: string;
  readonly url: string;
  readonly links: readonly string[];
}

const readEntries: Readonly<Record<string, (text: string) => Entry[]>> = {
  json: readJsonFeed,
  xml: (text) => readXml(text, 'item', /<guid[^>]*>([^<]*)</u),
  atom: (text) => readXml(text, 'entry', /<id>([^<]*)</u),
};

export function isFeed(key: string): boolean {
  return /(?:^|\/)(?:feed|@feed\/\d+)\.(?:json|xml|atom)$/u.test(key);
}

/** Follows every link of every entry of a feed, and compares the ids with those seen before. */
export async function checkFeed(key: string, text: string, reading: Reading): Promise<void> {
  const entries = readEntries[key.slice(key.lastIndexOf('.') + 1)]?.(text) ?? [];
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.has(entry.id)) reading.violations.push(`feed ${key} has the id ${entry.id} twice`);
    seen.add(entry.id);
    checkId(key, entry, reading);
    for (const link of entry.links) await follow(link, `feed ${key}`, reading);
  }
}

/** An id never leads elsewhere; in the plan's own feed an entry never gets another one. */
function checkId(key: string, { id, url }: Entry, { ids, violations }: Reading): void {
  const names = [[id, url], ...(key.startsWith('feed.') ? [[url, id]] : [])];
  for (const [name = '', value = ''] of names) {
    const before = ids.get(name);
    if (before !== undefined && before !== value)
      violations.push(`feed ${key}: ${name} was ${before} and is ${value}`);
    ids.set(name, value);
  }
}

/** Follows every link of an HTML text. */
export async function checkLinks(html: string, from: string, reading: Reading): Promise<void> {
  for (const link of linksIn(html)) await follow(link, from, reading);
}

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly content_html?: string;
  readonly _gazette?: { readonly redline?: string; readonly version?: string };
}

function readJsonFeed(text: string): Entry[] {
  const { items } = JSON.parse(text) as { items: readonly JsonItem[] };
  return items.map(({ id, url, content_html = '', _gazette: { redline, version } = {} }) => ({
    id,
    url,
    links: [url, redline ?? url, version ?? url, ...linksIn(content_html)],
  }));
}

/** The entries of what Gazette writes: no comments, no CDATA, addresses in `link` and `href`. */
function readXml(xml: string, name: string, id: RegExp): Entry[] {
  const parts = xml.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, 'gsu'));
  return [...parts].map(([entry]) => {
    const links = [...entry.matchAll(/<link>([^<]*)<|<(?:atom:)?link [^>]*href="([^"]*)"/gu)];
    const content = /<content[: ][^>]*>([^<]*)</u.exec(entry)?.[1] ?? '';
    const addresses = links.map(([, text, href]) => decode(text ?? href ?? ''));
    return {
      id: decode(id.exec(entry)?.[1] ?? ''),
      url: addresses[0] ?? '',
      links: [...addresses, ...linksIn(decode(content))],
    };
  });
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, link]) => decode(link ?? ''));
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/gu, (_all, name: string) => characters[name] ?? '');
}

async function follow(link: string, from: string, reading: Reading): Promise<void> {
  if (!link.startsWith(`${site.baseUrl}/`) || reading.found.has(link)) return;
  const address = decodeURIComponent(link.slice(site.baseUrl.length).replace(/[#?].*$/u, ''));
  const isThere = await reading.pages.reader.get(pageKey(address));
  if (isThere || isFolder(address, reading)) reading.found.add(link);
  else reading.violations.push(`${from} leads to ${address}, which is not there`);
}

/** Whether the page of a folder's contents is made when it is asked for: there are versions below it. */
function isFolder(address: string, { pages }: Reading): boolean {
  const start = address.slice(1);
  if (start === '' || start.includes('@')) return false;
  const isBelow = (key: string) => key.startsWith(start) && /[^/]\/@[0-9a-f]{12}\//u.test(key);
  return [...pages.keys()].some((key) => isBelow(key) && !key.startsWith(`${start}@`));
}
