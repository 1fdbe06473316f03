import { expect } from '@jest/globals';
import { href } from '../../lib/plan/addresses/addresses.ts';
import { resolveAddress } from '../../lib/site/http/address-rules.ts';
import { byName, readPage, textOf } from '../site/page-tree.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { problemText } from '../support/problem-text.ts';
import { commitRaw, type RawCommit, type RawFiles } from '../support/raw-repository.ts';
import { createRepository } from '../support/repository.ts';
import { brokenLinks } from '../support/scenario.ts';

/** One bad input, what readers get and what the author is told. */
export interface BadInput {
  readonly input: string;
  /** Files published before. */
  readonly before?: RawFiles;
  /** Files of the bad commit; `null` removes one. */
  readonly files?: Readonly<Record<string, RawFiles[string] | null>>;
  readonly commit?: Omit<RawCommit, 'files' | 'parent'>;
  /** What a page says afterwards, by object key of its folder; `null` where there is no page. */
  readonly readers: Readonly<Record<string, string | null>>;
  /** Most bytes of what everybody fetches again and again: the feeds and the list of changes. */
  readonly listsBelow?: number;
  /** How each line the author gets begins: `path:line: message (advice)`. */
  readonly told: readonly string[];
}

const plan: RawFiles = {
  'README.md': '# The plan\n\nWhat it is about.\n',
  'kept.md': '# Kept\n\nPublished before and not touched.\n',
  'beside.md': '# Beside\n\nThis is how it was.\n',
};

/** Publishes a good plan, then the bad input with an amendment beside it, and checks what must always hold. */
export async function publishBadInput(row: BadInput): Promise<void> {
  const repository = await createRepository();
  const site = await openPlanSite(repository, undefined, () => new Date('2016-01-01T00:00:00Z'));
  try {
    const before: RawFiles = { ...plan, ...row.before };
    const parent = await commitRaw(repository.directory, { files: before });
    await site.publish();
    const published = site.objects();
    const amended = { ...before, 'beside.md': '# Beside\n\nThis is how it is.\n', ...row.files };
    const files = Object.fromEntries(
      Object.entries(amended).flatMap(([path, file]) => (file === null ? [] : [[path, file]])),
    );
    await commitRaw(repository.directory, { ...row.commit, files, parent });
    await site.publish();
    await expectReaders(site, { beside: 'This is how it is', kept: 'not touched', ...row.readers });
    await expectTold(site, row.told);
    await expectShortLists(site, row.listsBelow ?? 100_000);
    expectNothingLost(site, published);
    await expectOwnAddresses(site, published);
    expect(await brokenLinks(site)).toEqual([]);
  } finally {
    await site.close();
    await repository.close();
  }
}

async function expectReaders(site: PlanSite, readers: BadInput['readers']): Promise<void> {
  for (const [address, says] of Object.entries(readers)) {
    const page = await site.page(address === '' ? 'index.html' : `${address}/index.html`);
    const main = page && byName(readPage(new TextDecoder().decode(page.body)), 'main');
    const text = main?.map(textOf).join(' ') ?? null;
    expect({ address, text }).toEqual({
      address,
      text: says === null ? null : expect.stringContaining(says),
    });
  }
}

async function expectTold(site: PlanSite, told: readonly string[]): Promise<void> {
  const { problems } = await site.lastChangeSet();
  expect(
    problems.map((problem, index) => problemText(problem).slice(0, told[index]?.length ?? 300)),
  ).toEqual(told);
  for (const { line, message, advice } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect([message, advice]).not.toContain('');
  }
}

async function expectShortLists(site: PlanSite, below: number): Promise<void> {
  for (const key of ['feed.xml', 'feed.atom', 'feed.json', 'index.html', '@changes/index.html'])
    expect(Buffer.byteLength(await site.text(key))).toBeLessThan(below);
}

/** Nothing that was published goes, and no text of a version changes. */
function expectNothingLost(site: PlanSite, published: ReadonlyMap<string, string>): void {
  const now = site.objects();
  for (const [key, body] of published) {
    expect(now.has(key) ? '' : key).toBe('');
    if (key.endsWith('/source.md')) expect(now.get(key)).toBe(body);
  }
}

/** Objects that belong to the plan as a whole or to a folder. */
const ofPlan =
  /^(?:index\.html|404\.html|robots\.txt|sitemap[^/]*\.xml|@(?:changes|assets|feed|feeds|history|sitemap|subscribe)\/.*|(?:[^@]*\/)?(?:feed\.(?:xml|atom|json)|@feed\/.*))$/u;

/** Every new object stands at the address of a document of the commit, or among the plan's own. */
async function expectOwnAddresses(
  site: PlanSite,
  published: ReadonlyMap<string, string>,
): Promise<void> {
  const { changes } = await site.lastChangeSet();
  const own = changes.flatMap(({ before, after }) => [after.address, before?.address ?? '/none/']);
  for (const key of site.objects().keys()) {
    if (published.has(key)) continue;
    const isOwn = own.some((address) => address !== '/' && `/${key}`.startsWith(address));
    const isRoot = own.includes('/') && /^(?:index\.html$|@)/u.test(key);
    expect(isOwn || isRoot || ofPlan.test(key) ? '' : key).toBe('');
    expectPlainKey(key);
    expectReachable(key);
  }
}

/** The front door finds the object that an address stands for, whatever characters it has. */
function expectReachable(key: string): void {
  const address = `/${key.replace(/(^|\/)index\.html$/u, '$1')}`;
  expect(resolveAddress(href(address))).toEqual({ kind: 'object', key });
}

/** A key that S3, a file system and a URL all take for what it is. */
export function expectPlainKey(key: string): void {
  expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
  expect(key.isWellFormed()).toBe(true);
  expect(key).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\\\ufffd]|^\/|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/u);
}
