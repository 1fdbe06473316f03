import type { Change, DocumentState, Version } from '../../../plan/model/change.ts';
import type { Fields } from '../../../plan/model/document.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import type { RenderContext } from '../../render/context/context.ts';
import { placesOf } from '../../render/index/folder-title.ts';
import { differenceOf, lastText, namesOfFiles, viewOf } from '../../render/pages/change-views.ts';
import { summaryOf } from '../../render/versions/change-summaries.ts';
import type { ChangeView } from '../../render/versions/change-view.ts';
import type { NetChange } from './net-changes.ts';

/** What showing a change between two states needs. */
export type NetContext = Pick<RenderContext, 'store' | 'index' | 'reader' | 'site'>;

/**
 * A change between two states as pages and feeds show one, with its redline: from the text of the
 * first to that of the second, whatever was between them.
 *
 * @param sequence that of the second state
 * @returns `undefined` where the record lacks a text
 */
export async function viewNetChange(
  net: NetChange,
  sequence: number,
  context: NetContext,
): Promise<ChangeView | undefined> {
  const { store, reader, site } = context;
  const before = 'before' in net ? net.before : undefined;
  const last = net.kind === 'withdrawn' ? net.before : net.after;
  const read = (standing: Standing) => store.version(standing.document, standing.version);
  const [older, newer] = [before && (await read(before)), await read(last)];
  if (!newer || (before && !older)) return undefined;
  return reader.holding([older, newer], async () => {
    const change = await changeOf(net, { older, newer }, context);
    const isGone = net.kind === 'withdrawn';
    const text = isGone ? undefined : await differenceOf(older, newer, reader);
    const lost = isGone ? await lastText(newer, reader) : undefined;
    const places = await placesOf(change, sequence, context);
    const language = change.after.language ?? site.language;
    const summary = summaryOf(change, older ? text?.redline : undefined, language, places);
    return viewOf(change, summary, context, {
      ...text,
      ...(lost && { lost: lost.redline, fields: lost.fields }),
      ...(places && { places }),
      fileNames: namesOfFiles([older, newer]),
    });
  });
}

interface Texts {
  readonly older: Version | undefined;
  readonly newer: Version;
}

/** The change as the record would have it, had it come with one commit. */
async function changeOf(
  net: NetChange,
  { older, newer }: Texts,
  { reader }: NetContext,
): Promise<Change> {
  const last = net.kind === 'withdrawn' ? net.before : net.after;
  const after = stateOf(last, newer, (await reader.document(newer)).fields);
  const { document } = last;
  if (net.kind === 'reinstated') return { document, kind: net.kind, after };
  if (net.kind === 'created' || !older) return { document, kind: 'created', after };
  const before =
    net.kind === 'withdrawn'
      ? after
      : stateOf(net.before, older, (await reader.document(older)).fields);
  return { document, kind: net.kind, before, after };
}

function stateOf(standing: Standing, version: Version, fields: Fields): DocumentState {
  const { path, address, kind } = standing;
  const { commit, longName, language, number } = version;
  return {
    ...{ commit, path, address, kind, fields, version: number },
    ...(longName && { longName }),
    ...(language !== undefined && { language }),
  };
}
