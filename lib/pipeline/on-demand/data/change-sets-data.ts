import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import {
  changeSetAddress,
  changesDataAddress,
  compareAddress,
  dataAddress,
  type PublishedCommit,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import { messageForData } from '../../../plan/note.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { keptSummaries } from '../../render/versions/change-summaries.ts';
import { fittingData } from './fitting-data.ts';

/** Change sets in one answer, and changes of one of them that are named; fewer where they are long. */
const changeSetsAtOnce = 50;
const mostChanges = 1000;

/** Changes that are told in words, each of which is read by itself. */
const mostTold = 100;

/** Characters of a message in a list. */
const longestNote = 1000;

/** What the data of change sets is made from. */
export interface ChangesContext {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly site: Site;
}

/** Change sets, the newest first, up to one of them. */
export async function changeSetsData(upTo: number, { store, site }: ChangesContext) {
  const first = Math.max(1, upTo - changeSetsAtOnce + 1);
  const found = await store.changeSets(first, upTo);
  const changeSets = found.toReversed().map((changeSet) => ({
    ...headOf(changeSet, site),
    note: shorten(messageForData(changeSet.note), longestNote),
  }));
  const next = first > 1 && { next: absolute(site, changesDataAddress(first - 1)) };
  return { changeSets, ...next };
}

/** One change set with what it did to each document. */
export async function changeSetData(
  { sequence }: PublishedCommit,
  { store, index, site }: ChangesContext,
): Promise<object | undefined> {
  const [changeSet] = await store.changeSets(sequence, sequence);
  if (!changeSet) return undefined;
  const named = changeSet.changes.slice(0, mostChanges);
  const changes = await severalAtOnce(named.entries(), async ([position, change]) => {
    const summaries = position < mostTold ? await keptSummaries(change.document, index) : undefined;
    const summary = summaries?.get(sequence);
    const kinds = summary?.kinds.map(({ kind, count }) => ({ kind, count }));
    return { ...changeData(change, site), ...(summary && { summary: summary.summary, kinds }) };
  });
  const note = messageForData(changeSet.note);
  return fittingData(changes, (shown) => {
    const isCut = shown.length < changeSet.changes.length;
    return { ...headOf(changeSet, site), note, changes: shown, ...(isCut && { isCut }) };
  });
}

function headOf(changeSet: ChangeSet, site: Site) {
  const { commit, sequence, date, author, rewrite, changes } = changeSet;
  const page = changeSetAddress(changeSet);
  return {
    ...{ commit, sequence, date, author, rewrite },
    documents: changes.length,
    url: absolute(site, page),
    dataUrl: absolute(site, dataAddress(page)),
  };
}

function changeData({ document, kind, before, after }: Change, site: Site) {
  const isThere = kind !== 'withdrawn';
  const compare = isThere && before && compareAddress(after.address, before, after);
  return {
    ...{ document, change: kind, title: after.fields.title, path: after.path },
    url: absolute(site, after.address),
    ...(isThere && { versionUrl: absolute(site, versionAddress(after.address, after)) }),
    ...(compare && {
      redlineUrl: absolute(site, compare),
      redlineDataUrl: absolute(site, dataAddress(compare)),
    }),
  };
}
