import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { compareAddress, versionAddress } from '../../../plan/addresses/addresses.ts';
import type { Change, ChangeSet, Version } from '../../../plan/model/change.ts';
import type { Document } from '../../../plan/model/document.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { redline } from '../../../redline/redline.ts';
import { changeSetRedlines } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { placesOf } from '../index/folder-title.ts';
import { type ChangeSummary, readSummary, summaryOf } from '../versions/change-summaries.ts';
import type { ChangeView } from '../versions/change-view.ts';

/** What the page and the feed entries of a change set show of its changes. */
export function viewChanges(
  { changes, sequence }: ChangeSet,
  context: RenderContext,
): Promise<readonly ChangeView[]> {
  return severalAtOnce(changes.entries(), ([position, change]) =>
    position < changeSetRedlines
      ? viewWithRedline(change, sequence, context)
      : viewAlone(change, sequence, context),
  );
}

async function viewWithRedline(
  change: Change,
  sequence: number,
  context: RenderContext,
): Promise<ChangeView> {
  const { store, reader } = context;
  const { version } = change.after;
  const [after, before] = await Promise.all([
    store.version(change.document, version),
    version > 1 ? store.version(change.document, version - 1) : undefined,
  ]);
  const isText = change.kind !== 'withdrawn';
  const compare = () => (isText && after ? differenceOf(before, after, reader) : undefined);
  const text = await reader.holding(isText ? [before, after] : [], async () => compare());
  const places = await placesOf(change, sequence, context);
  const language = languageOf(change, context);
  const changeSummary = summaryOf(change, before ? text?.redline : undefined, language, places);
  // The text of a copy stays in the plan, with the other one.
  const isLost = !isText && change.otherCopy === undefined;
  const lost = isLost && after ? await lastText(after, reader) : undefined;
  return viewOf(change, changeSummary, context, {
    ...text,
    ...(lost && { lost: lost.redline, fields: lost.fields }),
    ...(places && { places }),
    fileNames: namesOfFiles([before, after]),
  });
}

/** A change without its redline. Its summary was kept when its document's pages were made. */
async function viewAlone(
  change: Change,
  sequence: number,
  context: RenderContext,
): Promise<ChangeView> {
  const { document } = change;
  const changeSummary = await readSummary(document, sequence, context);
  return changeSummary
    ? viewOf(change, changeSummary, context, {})
    : viewWithRedline(change, sequence, context);
}

/** A change as it is shown, with its addresses. */
export function viewOf(
  change: Change,
  { kinds, summary }: ChangeSummary,
  context: Pick<RenderContext, 'site'>,
  more: Pick<ChangeView, 'redline' | 'lost' | 'fields' | 'places' | 'fileNames'>,
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
    ...more,
  };
}

/** The language of a changed document, a BCP 47 tag. */
export function languageOf({ after }: Change, { site }: Pick<RenderContext, 'site'>): string {
  return after.language ?? site.language;
}

/** The redline of a text; its facts, too, where it is compared with nothing. */
type ComparedText = Required<Pick<ChangeView, 'redline'>> & Pick<ChangeView, 'fields'>;

/** What the images and attachments of some versions are called in the plan. */
export function namesOfFiles(
  versions: readonly (Version | undefined)[],
): ReadonlyMap<string, string> {
  const targets = versions.flatMap((version) => Object.entries(version?.targets ?? {}));
  return new Map(
    targets.flatMap(([path, target]) =>
      target.kind === 'asset' ? [[nameIn(target.address), nameIn(path)] as const] : [],
    ),
  );
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The redline against the version before. A first version is compared with an empty text. */
export async function differenceOf(
  before: Version | undefined,
  after: Version,
  reader: RenderContext['reader'],
): Promise<ComparedText> {
  if (before) return { redline: await reader.redline(before, after) };
  return alone(after, reader, ({ fields, content }) =>
    redline({ fields, content: [] }, { fields, content }),
  );
}

/** The last text of a withdrawn document is a redline against nothing, too. */
export function lastText(version: Version, reader: RenderContext['reader']): Promise<ComparedText> {
  return reader.holding([version], () =>
    alone(version, reader, ({ fields, content }) =>
      redline({ fields, content }, { fields, content: [] }),
    ),
  );
}

async function alone(
  version: Version,
  reader: RenderContext['reader'],
  compare: (document: Document) => Redline,
): Promise<ComparedText> {
  const document = await reader.document(version);
  const compared = (some: Document) => ({ redline: compare(some), fields: some.fields });
  try {
    return compared(document);
  } catch (error) {
    return compared(await reader.asWritten(version, error));
  }
}
