import { changeSetAddress } from '../../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../../plan/model/change.ts';
import { kinds } from '../../../redline/classify/kinds.ts';
import type { ChangeSetLine } from '../../../site/models.ts';
import { renderChangeSetPage } from '../../../site/pages/change-set-page.tsx';
import { isOfSubstance } from '../../../site/parts/weigh-changes.ts';
import type { Slices } from '../../work/resumable-work.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { createTell, keepFeedEntries, type Tell, titleOf } from '../kept/feed-entries.ts';
import type { ChangeView } from '../versions/change-view.ts';
import { viewChanges } from './change-views.ts';
import { keepLine } from './changes-pages.ts';

/** Makes a change set's page, and keeps its line and its feed entries in the index. */
export async function renderChangeSet(
  changeSet: ChangeSet,
  context: RenderContext,
  slices: Slices,
): Promise<void> {
  const shown = await renderChangeSetAlone(changeSet, context);
  await keepFeedEntries({ changeSet, ...shown }, context, slices);
  await keepLine(shown.line, context);
}

/** Makes a change set's page alone. Gives what it shows. */
export async function renderChangeSetAlone(changeSet: ChangeSet, context: RenderContext) {
  const views = await viewChanges(changeSet, context);
  const tell = createTell();
  const line = lineOf(changeSet, views, tell, context);
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
  return { line, views, tell };
}

function lineOf(
  changeSet: ChangeSet,
  views: readonly ChangeView[],
  tell: Tell,
  { site }: RenderContext,
): ChangeSetLine {
  const { sequence, commit, date, saidDate, author, note, merged, rewrite } = changeSet;
  return {
    address: changeSetAddress(changeSet),
    sequence,
    commit,
    date,
    ...(saidDate && { saidDate }),
    author,
    note,
    ...(merged && { merged }),
    title: titleOf(changeSet, views, site.language, tell),
    rewrite,
    documents: changeSet.changes.length,
    ...natureOf(views),
  };
}

/** What lists say of a change set without its redlines. */
function natureOf(
  views: readonly ChangeView[],
): Pick<ChangeSetLine, 'kinds' | 'languages' | 'isForm'> {
  if (views.length === 0) return {};
  const found = new Set(views.flatMap((view) => view.kinds.map(({ kind }) => kind)));
  return {
    kinds: kinds.toReversed().filter((kind) => found.has(kind)),
    languages: [...new Set(views.map(({ language }) => language))].sort(),
    ...(views.some(isOfSubstance) ? {} : { isForm: true }),
  };
}

export function firstLine(note: string): string {
  return note.split('\n', 1)[0]?.trim() ?? '';
}
