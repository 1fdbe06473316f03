import { changeSetAddress } from '../../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../../plan/model/change.ts';
import { kinds } from '../../../redline/classify/kinds.ts';
import type { ChangeSetLine, LanguageDoor } from '../../../site/models.ts';
import { renderChangeSetPage } from '../../../site/pages/change-set-page.tsx';
import { isOfSubstance } from '../../../site/parts/weigh-changes.ts';
import type { Slices } from '../../work/resumable-work.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { languageDoors } from '../index/language-doors.ts';
import type { PlanLanguage } from '../index/plan-index.ts';
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
  const languages = await context.index.languages(changeSet.sequence);
  const [previous] = await context.store.changeSets(changeSet.sequence - 1, changeSet.sequence - 1);
  await putText(context, {
    address: line.address,
    body: renderChangeSetPage(context.site, {
      line,
      changes: views.map((view) => ({ ...view, doors: doorsOf(view, languages, context) })),
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

/** From the version that a change made, else from the document that it withdrew. */
function doorsOf(
  { source, versionAddress }: ChangeView,
  languages: readonly PlanLanguage[],
  { site }: RenderContext,
): LanguageDoor[] {
  const { path, address } = source.after;
  const page = versionAddress ?? address;
  return languageDoors({ path, address, page }, languages, site);
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
