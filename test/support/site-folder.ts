import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'parse5';
import { href } from '../../lib/plan/addresses/addresses.ts';

/** A site as plain files, read whole. */
export interface SiteFolder {
  /** Keys of all files, sorted. */
  readonly keys: readonly string[];
  has(key: string): boolean;
  bytes(key: string): Buffer;
  text(key: string): string;
  /** Every href and src of a page; read once. */
  references(page: string): readonly PageReference[];
  /** Hash of every file by key. */
  hashes(): Record<string, string>;
}

export function readSiteFolder(directory: string): SiteFolder {
  const keys = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
  const known = new Set(keys);
  const bytes = (key: string) => readFileSync(join(directory, key));
  const read = new Map<string, readonly PageReference[]>();
  return {
    keys,
    has: (key) => known.has(key),
    bytes,
    text: (key) => bytes(key).toString('utf8'),
    references(page) {
      const known = read.get(page) ?? referencesOf(page, bytes(page).toString('utf8'));
      read.set(page, known);
      return known;
    },
    hashes: () =>
      Object.fromEntries(
        keys.map((key) => [key, createHash('sha256').update(bytes(key)).digest('hex')]),
      ),
  };
}

/** One address that a page names. */
export interface PageReference {
  readonly page: string;
  readonly attribute: string;
  readonly value: string;
}

/** Every href and src of a page, as a browser reads it. */
export function referencesOf(page: string, html: string): PageReference[] {
  const found: PageReference[] = [];
  const pending: unknown[] = [parse(html)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { attrs = [], childNodes = [] } = node as {
      attrs?: readonly { name: string; value: string }[];
      childNodes?: readonly unknown[];
    };
    for (const { name, value } of attrs)
      if (name === 'href' || name === 'src') found.push({ page, attribute: name, value });
    pending.push(...childNodes);
  }
  return found;
}

/** Links within a page that lead to nothing in it. */
export function deadWithin(
  page: string,
  html: string,
  references: readonly PageReference[] = referencesOf(page, html),
): string[] {
  const inner = references
    .map(({ value }) => value)
    .filter((value) => value.startsWith('#') && value !== '#top');
  if (inner.length === 0) return [];
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id = '']) => decoded(id)));
  return inner.filter((value) => !ids.has(decodeURIComponent(value.slice(1))));
}

function decoded(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

/** The file an internal address stands for; `undefined` for what leads out of the site or within the page. */
export function fileOf(reference: PageReference, baseUrl: string): string | undefined {
  const page = reference.page.replace(/index\.html$/u, '');
  const url = new URL(reference.value, `${baseUrl}${href(`/${page}`)}`);
  if (url.origin !== baseUrl) return undefined;
  const path = decodeURIComponent(url.pathname).slice(1);
  return path === '' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
}
