import { pageKey } from '../../lib/plan/addresses.ts';
import type { DocumentRecord, VersionStore } from '../../lib/ports.ts';
import type { Published } from './undisturbed.ts';

/** What must hold of any site that is up to date, however it came about. */
export async function inconsistencies(published: Published): Promise<string[]> {
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
  return failures;
}

async function recordsOf(store: VersionStore): Promise<DocumentRecord[]> {
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const changeSets = last === 0 ? [] : await store.changeSets(1, last);
  const documents = changeSets.flatMap(({ changes }) => changes.map(({ document }) => document));
  return [...(await store.documents([...new Set(documents)])).values()];
}

async function listedDocuments({ index }: Published): Promise<string[]> {
  const entries = await index.range('CONTENTS');
  return entries.map(({ value }) => (JSON.parse(value) as { readonly document: string }).document);
}
