import { numberKey } from '../../lib/pipeline/ingest/lookup-keys.ts';
import {
  readSitemapEntries,
  readSitemapParts,
} from '../../lib/pipeline/render/kept/sitemap-entries.ts';
import { pageKey, versionSourceAddress } from '../../lib/plan/addresses/addresses.ts';
import { languageOfPath } from '../../lib/plan/addresses/language-of-path.ts';
import type { Targets } from '../../lib/plan/model/change.ts';
import type { DocumentRecord, VersionStore } from '../../lib/ports/version-store.ts';
import type { ModelFiles } from './model-source.ts';
import type { Published } from './undisturbed.ts';

/**
 * What must hold of any site that is up to date, however it came about.
 *
 * @param files of the head that is published; what has a safe text must be live, whatever is beside it
 */
export async function inconsistencies(
  published: Published,
  files: ModelFiles = new Map(),
): Promise<string[]> {
  const records = await recordsOf(published.store);
  const listed = await listedDocuments(published);
  const live = records.filter(
    ({ live, state }) => live && !/(^|\/)(SUMMARY|LANGS)\.md$/u.test(state.path),
  );
  const failures: string[] = [];
  for (const { document, state } of live) {
    const times = listed.filter((other) => other === document).length;
    if (times !== 1) failures.push(`the contents list ${state.path} ${times} times`);
    const page = await published.pages.reader.get(pageKey(state.address));
    if (!page) failures.push(`${state.path} has no page`);
    else if (page.redirect !== undefined) failures.push(`${state.path} only redirects`);
  }
  for (const document of listed)
    if (!live.some((record) => record.document === document))
      failures.push(`the contents list ${document}, which is not there`);
  return [
    ...failures,
    ...(await otherSources(records, published)),
    ...(await otherSitemap(live, published)),
    ...(await unpublished(files, live, published.store)),
    ...(await otherAssets(files, live, published)),
    ...(await untoldNumbers(live, published.store)),
  ];
}

/** A version's permanent address has its text, and no other version's. */
async function otherSources(
  records: readonly DocumentRecord[],
  { store, pages }: Published,
): Promise<string[]> {
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const failures: string[] = [];
  for (const { document } of records)
    for (const version of (await store.history(document, last)).versions) {
      const address = versionSourceAddress(version.address, version);
      const page = await pages.reader.get(address.slice(1));
      const source = await store.source(document, version.number);
      if (!page || !Buffer.from(page.body).equals(source))
        failures.push(`${address} is not the text of version ${version.number} of ${version.path}`);
    }
  return failures;
}

/** The sitemap names every live document, and no address without a page. */
async function otherSitemap(
  live: readonly DocumentRecord[],
  { index, pages }: Published,
): Promise<string[]> {
  const parts = (await readSitemapParts(index)).map(([part]) => readSitemapEntries(part, index));
  const named = new Set((await Promise.all(parts)).flat().map(({ address }) => address));
  const missing = live.filter(({ state }) => !named.has(state.address));
  const failures = missing.map(({ state }) => `the sitemap does not name ${state.path}`);
  for (const address of named) {
    const page = await pages.reader.get(pageKey(address));
    if (!page || page.redirect !== undefined)
      failures.push(`the sitemap names ${address}, where there is no page`);
  }
  return failures;
}

/** Numbers that two live commitments of one language have, and no author was told. */
async function untoldNumbers(
  live: readonly DocumentRecord[],
  store: VersionStore,
): Promise<string[]> {
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const changeSets = last === 0 ? [] : await store.changeSets(1, last);
  const told = changeSets.flatMap(({ problems }) => problems.map(({ message }) => message));
  const languages = changeSets.at(-1)?.languages ?? [];
  const byNumber = Map.groupBy(live, ({ state }) => {
    const number = numberKey(state);
    return number && `${languageOfPath(state.path, languages) ?? ''} ${number}`;
  });
  return [...byNumber].flatMap(([key, [first, second]]) => {
    const start = `the number ${first?.state.fields.number} is also that of `;
    const isTwice = key !== undefined && second !== undefined;
    return isTwice && !told.some((message) => message.startsWith(start))
      ? [`nobody was told that two commitments have the number ${first?.state.fields.number}`]
      : [];
  });
}

/**
 * Assets that a current page shows and its newest version does not, and those that are not the files
 * of the head although the text is. No asset may change without a version.
 */
async function otherAssets(
  files: ModelFiles,
  live: readonly DocumentRecord[],
  { store, pages }: Published,
): Promise<string[]> {
  const failures: string[] = [];
  for (const { document, state, targets } of live) {
    const version = await store.version(document, state.version);
    const text = Buffer.from(await store.source(document, state.version)).toString('utf8');
    const file = files.get(state.path);
    const isHead = file?.text === text && file.mode !== '120000';
    for (const path of Object.keys(targets).filter((one) => /\.(?:png|pdf)$/u.test(one))) {
      const address = assetAt(path, targets);
      if (assetAt(path, version?.targets) !== address)
        failures.push(`${state.path} shows another ${path} than its newest version`);
      const page = address === undefined ? undefined : await pages.reader.get(pageKey(address));
      const body = page && Buffer.from(page.body).toString('utf8');
      if (isHead && body !== files.get(path)?.text)
        failures.push(`${state.path} shows ${path} as it is not`);
    }
  }
  return failures;
}

function assetAt(path: string, targets: Targets = {}): string | undefined {
  const target = targets[path];
  return target?.kind === 'asset' ? target.address : undefined;
}

async function unpublished(
  files: ModelFiles,
  live: readonly DocumentRecord[],
  store: VersionStore,
): Promise<string[]> {
  const failures: string[] = [];
  for (const [path, { mode, text }] of files) {
    if (!/^(?!.*@).*(?<!SUMMARY|LANGS)\.md$/u.test(path)) continue;
    if (mode === '120000' || typeof text !== 'string') continue;
    const record = live.find(({ state }) => state.path === path);
    const source = record && (await store.source(record.document, record.state.version));
    if (!source || Buffer.from(source).toString('utf8') !== text)
      failures.push(`${path} is not published as it stands`);
  }
  return failures;
}

/** Every document that was ever published. */
export async function recordsOf(store: VersionStore): Promise<DocumentRecord[]> {
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const changeSets = last === 0 ? [] : await store.changeSets(1, last);
  const documents = changeSets.flatMap(({ changes }) => changes.map(({ document }) => document));
  return [...(await store.documents([...new Set(documents)])).values()];
}

async function listedDocuments({ index }: Published): Promise<string[]> {
  const entries = await index.range('CONTENTS');
  return entries.map(({ value }) => (JSON.parse(value) as { readonly document: string }).document);
}
