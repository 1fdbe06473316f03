import type { ChangeSet } from '../../lib/plan/model/change.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import { pageDigest } from '../../lib/stores/page-digest.ts';
import { contentOf, withoutLinks } from './content-of-page.ts';
import type { ModelRepository } from './model-source.ts';
import { checkFeed, isFeed, type Reading } from './readers.ts';
import { hostileText } from './texts.ts';
import type { SitePages } from './world.ts';

/** What is known of the pages that were seen. */
export interface PageWatch extends Reading {
  readonly repository: ModelRepository;
  /** Sequence numbers of each commit, by its first digits: it may be published again. */
  readonly sequences: Map<string, number[]>;
  /** What a reader saw last of the current pages: the sequence number of the version shown. */
  readonly shown: Map<string, number>;
  /** Digests of what never changes, and texts of versions, by key. */
  readonly permanent: Map<string, string>;
  published(changeSet: ChangeSet): void;
}

export function createPageWatch(
  pages: SitePages,
  repository: ModelRepository,
  violations: string[],
): PageWatch {
  const sequences = new Map<string, number[]>();
  return {
    pages,
    violations,
    repository,
    sequences,
    shown: new Map(),
    permanent: new Map(),
    ids: new Map(),
    found: new Set(),
    published({ commit, sequence }) {
      const digits = commit.slice(0, 12);
      sequences.set(digits, [...(sequences.get(digits) ?? []), sequence]);
    },
  };
}

/** Knows of other pages what is known of those that were seen. */
export function copyPageWatch(watch: PageWatch, pages: SitePages, violations: string[]): PageWatch {
  const copied = createPageWatch(pages, watch.repository, violations);
  for (const name of ['sequences', 'shown', 'permanent', 'ids'] as const)
    copyInto<unknown>(copied[name], watch[name]);
  for (const link of watch.found) copied.found.add(link);
  return copied;
}

function copyInto<Value>(to: Map<string, Value>, from: ReadonlyMap<string, Value>): void {
  for (const [key, value] of from) to.set(key, value);
}

const versionKey = /(?:^|\/)@(?<digits>[0-9a-f]{12})\/(?<name>index\.html|source\.md)$/u;

/** Looks at a page as a reader would, right after it was written. */
export async function look(key: string, watch: PageWatch): Promise<void> {
  const page = await watch.pages.reader.get(key);
  if (!page) return;
  const text = new TextDecoder().decode(page.body);
  if (page.cache === 'permanent') checkSame('permanent page', key, pageDigest(page), watch);
  checkVersion(key, text, watch);
  checkShown(page, text, watch);
  if (page.contentType.startsWith('text/html') && text.includes(hostileText))
    watch.violations.push(`page ${key} is unsafe: it has a script from the plan`);
  if (isFeed(key)) await checkFeed(key, text, watch);
}

function checkSame(what: string, key: string, now: string, watch: PageWatch): void {
  const name = `${what} ${key}`;
  const before = watch.permanent.get(name);
  if (before !== undefined && before !== now) watch.violations.push(`${name} changed`);
  watch.permanent.set(name, now);
}

/** A version's page may be made anew, its text may not; its source is what git has. */
function checkVersion(key: string, text: string, watch: PageWatch): void {
  const { digits = '', name } = versionKey.exec(key)?.groups ?? {};
  if (name === 'index.html') checkSame('text of', key, withoutLinks(contentOf(text)), watch);
  if (name === 'source.md' && !watch.repository.textsOf(digits).includes(text))
    watch.violations.push(`${key} is no text of its commit`);
}

/** Documents that were withdrawn below a folder: they go from its page when they come back. */
const listOfOthers = /<section class="withdrawn-list".*?<\/section>/su;

/** A document's current page links to the version it shows and those before; the newest counts. */
function checkShown(page: Page, text: string, { sequences, shown, violations }: PageWatch): void {
  const { key, headers = {} } = page;
  // The start page shows no document where the plan has no introduction any more.
  if (key === 'index.html') return;
  if (headers.link === undefined || headers['memento-datetime'] !== undefined) return;
  const links = text.replace(listOfOthers, '').matchAll(/\/@([0-9a-f]{12})\//gu);
  const numbers = [...links].flatMap(([, commit = '']) => sequences.get(commit) ?? []);
  // The home page of a plan without a README.md shows no version.
  if (key === 'index.html' && numbers.length === 0) return;
  const sequence = Math.max(0, ...numbers.filter((number) => number <= page.sequence));
  const before = shown.get(key) ?? 0;
  if (sequence < before)
    violations.push(`page ${key} went back from change set ${before} to ${sequence}`);
  shown.set(key, sequence);
}
