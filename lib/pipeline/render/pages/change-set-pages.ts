import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { changeSetTitle } from '../../../feed/entry-title.ts';
import {
  changeSetAddress,
  compareAddress,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Change, ChangeSet, Version } from '../../../plan/model/change.ts';
import type { Document } from '../../../plan/model/document.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { redline } from '../../../redline/redline.ts';
import type { ChangeSetLine } from '../../../site/models.ts';
import { renderChangeSetPage } from '../../../site/pages/change-set-page.tsx';
import { wordLanguage } from '../../../words/language.ts';
import { changeSetRedlines } from '../../work/limits.ts';
import type { Slices } from '../../work/resumable-work.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { keepFeedEntries } from '../kept/feed-entries.ts';
import { type ChangeSummary, readSummary, summaryOf } from '../versions/change-summaries.ts';
import type { ChangeView } from '../versions/change-view.ts';
import { keepLine } from './changes-pages.ts';

/** Makes a change set's page, and keeps its line and its feed entries in the index. */
export async function renderChangeSet(
  changeSet: ChangeSet,
  context: RenderContext,
  slices: Slices,
): Promise<void> {
  const views = await viewChanges(changeSet, context);
  const line = lineOf(changeSet, views, context);
  const [previous] = await context.store.changeSets(changeSet.sequence - 1, changeSet.sequence - 1);
  await putText(context, {
    address: line.address,
    body: renderChangeSetPage(context.site, {
      line,
      changes: views,
      problems: changeSet.problems,
      ...(previous
        ? {
            previous: {
              address: changeSetAddress(previous),
              title: firstLine(previous.note),
            },
          }
        : {}),
    }),
    contentType: html,
    cache: 'permanent',
  });
  await keepFeedEntries({ changeSet, line, views }, context, slices);
  await keepLine(line, context);
}

function lineOf(
  changeSet: ChangeSet,
  views: readonly ChangeView[],
  { site }: RenderContext,
): ChangeSetLine {
  const { sequence, commit, date, saidDate, author, note, rewrite } = changeSet;
  return {
    address: changeSetAddress(changeSet),
    sequence,
    commit,
    date,
    ...(saidDate && { saidDate }),
    author,
    note,
    title: changeSetTitle(changeSet, views, wordLanguage(site.language)),
    rewrite,
    documents: changeSet.changes.length,
  };
}

function viewChanges(
  { changes, sequence }: ChangeSet,
  context: RenderContext,
): Promise<readonly ChangeView[]> {
  return severalAtOnce(changes.entries(), ([position, change]) =>
    position < changeSetRedlines
      ? viewWithRedline(change, context)
      : viewAlone(change, sequence, context),
  );
}

async function viewWithRedline(change: Change, context: RenderContext): Promise<ChangeView> {
  const { store, reader, sequence } = context;
  const { version } = change.after;
  const versions = await store.versionsOf(change.document, sequence);
  const after = versions[version - 1];
  const before = versions[version - 2];
  const isText = change.kind !== 'withdrawn';
  const compare = () => (isText && after ? differenceOf(before, after, reader) : undefined);
  const difference = await reader.holding(isText ? [before, after] : [], async () => compare());
  const changeSummary = summaryOf(
    change,
    before ? difference : undefined,
    languageOf(change, context),
  );
  return viewOf(change, changeSummary, context, difference);
}

/** A change without its redline. Its summary was kept when its document's pages were made. */
async function viewAlone(
  change: Change,
  sequence: number,
  context: RenderContext,
): Promise<ChangeView> {
  const { document } = change;
  const changeSummary = await readSummary(document, sequence, context);
  return changeSummary ? viewOf(change, changeSummary, context) : viewWithRedline(change, context);
}

function viewOf(
  change: Change,
  { kinds, summary }: ChangeSummary,
  context: RenderContext,
  difference?: Redline,
): ChangeView {
  const { before, after, kind } = change;
  const { address } = after;
  const isText = kind !== 'withdrawn';
  return {
    source: change,
    language: languageOf(change, context),
    document: { address, title: after.fields.title },
    change: kind,
    kinds,
    summary,
    ...(isText ? { versionAddress: versionAddress(address, after) } : {}),
    ...(isText && before ? { compareAddress: compareAddress(address, before, after) } : {}),
    ...(difference ? { redline: difference } : {}),
  };
}

function languageOf({ after }: Change, { site }: RenderContext): string {
  return languageOfPath(after.path) ?? site.language;
}

/** The redline against the version before. A first version is compared with an empty text. */
async function differenceOf(
  before: Version | undefined,
  after: Version,
  reader: RenderContext['reader'],
): Promise<Redline> {
  if (before) return reader.redline(before, after);
  const fromNothing = ({ fields, content }: Document) =>
    redline({ fields, content: [] }, { fields, content });
  const document = await reader.document(after);
  try {
    return fromNothing(document);
  } catch (error) {
    return fromNothing(await reader.asWritten(after, error));
  }
}

export function firstLine(note: string): string {
  return note.split('\n', 1)[0]?.trim() ?? '';
}
