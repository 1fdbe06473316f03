import type { Version } from '../../../plan/model/change.ts';
import type { RenderContext } from '../context/context.ts';
import {
  type DocumentView,
  readHistory,
  viewHistory,
  viewPart,
} from '../versions/version-lines.ts';
import { renderCurrent, renderHistory } from './current-pages.ts';
import { renderReplaced, renderVersion } from './permanent-pages.ts';
import { redirectFormerAddresses, residenceOf } from './redirects.ts';

/** Makes every page of one document that a batch changes. */
export async function renderDocument(document: string, context: RenderContext): Promise<void> {
  const record = await readHistory(document, context);
  if (!record) return;
  const { versions } = record;
  const fresh = versions.filter(({ sequence }) => sequence > context.base);
  const parsed = [...fresh, versions.at(-1), versions[(fresh[0]?.number ?? 0) - 2]];
  await context.reader.holding(parsed, async () => {
    await renderPages(await viewHistory(record, context), fresh, context);
  });
}

async function renderPages(
  view: DocumentView,
  fresh: readonly Version[],
  context: RenderContext,
): Promise<void> {
  for (const version of fresh) await renderVersion(version, view, context);
  if (view.changes.some(({ sequence }) => sequence > context.base))
    await renderReplaced(fresh, view, context);
  // The current page links to the pages just made, so they must be stored first.
  if (fresh.length > 0) await context.pages.flush();
  await renderPresent(view, context);
}

/** Makes the pages that show a document as it is now. */
async function renderPresent(view: DocumentView, context: RenderContext): Promise<void> {
  const residence = await residenceOf(view.document, view.changes, context);
  await redirectFormerAddresses(residence, context);
  if (residence.home === undefined) return;
  await renderCurrent(view, residence.home, context);
  await renderHistory(view, residence.home, context);
}

/**
 * Makes a document's pages of the versions that some change sets published; where one of them began
 * the document, its pages of the present as well. So the parts of all change sets, in any order, are
 * every page of every document once.
 *
 * @param changes of the document in these change sets
 */
export async function renderDocumentPart(
  document: string,
  changes: DocumentView['changes'],
  context: RenderContext,
): Promise<void> {
  const texts = changes.filter(({ kind }) => kind !== 'withdrawn');
  const numbers = new Set(texts.map(({ after }) => after.version));
  const isBeginning = numbers.has(1);
  if (numbers.size === 0) return;
  // The pages of the present show all of the history.
  const part = isBeginning ? undefined : await viewPart(document, changes, context);
  const record = part ?? (await readHistory(document, context));
  if (!record) return;
  const own = record.versions.filter(({ number }) => numbers.has(number));
  const last = isBeginning ? record.versions.at(-1) : undefined;
  const parsed = [...own, last, record.versions[(own[0]?.number ?? 0) - 2]];
  await context.reader.holding(parsed, async () => {
    const view = part ?? (await viewHistory(record, context));
    for (const version of own) await renderVersion(version, view, context);
    if (isBeginning) await renderPresent(view, context);
  });
}
