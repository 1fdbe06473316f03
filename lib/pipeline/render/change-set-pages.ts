import { changeSetTitle } from '../../feed/entry-title.ts';
import { changeSetAddress, compareAddress, versionAddress } from '../../plan/addresses.ts';
import type { Change, ChangeSet, Version } from '../../plan/change.ts';
import { type FoundKind, findKinds } from '../../redline/find-kinds.ts';
import { type Redline, redline } from '../../redline/redline.ts';
import { renderChangeSetPage } from '../../site/change-set-page.tsx';
import type { ChangeDetail, ChangeSetLine } from '../../site/models.ts';
import { changeSetRedlines } from '../limits.ts';
import { describeChange, wordLanguage } from './change-words.ts';
import { keepLine } from './changes-pages.ts';
import { html, putText, type RenderContext } from './context.ts';
import { keepFeedEntries } from './feed-entries.ts';
import { languageOfPath } from './languages.ts';

/** One change with everything its page and its feed entries show. */
export interface ChangeView extends ChangeDetail {
  readonly source: Change;
  readonly language: string;
}

/** Makes a change set's page, and keeps its line and its feed entries for announce. */
export async function renderChangeSet(changeSet: ChangeSet, context: RenderContext): Promise<void> {
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
  await keepFeedEntries(changeSet, line, views, context);
  await keepLine(line, context);
}

function lineOf(
  changeSet: ChangeSet,
  views: readonly ChangeView[],
  { site }: RenderContext,
): ChangeSetLine {
  const { sequence, commit, date, author, note, rewrite } = changeSet;
  return {
    address: changeSetAddress(changeSet),
    sequence,
    commit,
    date,
    author,
    note,
    title: changeSetTitle(changeSet, views, wordLanguage(site.language)),
    rewrite,
    documents: changeSet.changes.length,
  };
}

async function viewChanges(
  { changes }: ChangeSet,
  context: RenderContext,
): Promise<readonly ChangeView[]> {
  const views: ChangeView[] = [];
  for (const [position, change] of changes.entries())
    views.push(await viewChange(change, position < changeSetRedlines, context));
  return views;
}

async function viewChange(
  change: Change,
  withRedline: boolean,
  context: RenderContext,
): Promise<ChangeView> {
  const { store, reader, sequence, site } = context;
  const language = languageOfPath(change.after.path) ?? site.language;
  const { number, title } = { number: change.after.version, title: change.after.fields.title };
  const versions = await store.versionsOf(change.document, sequence);
  const after = versions[number - 1];
  const before = versions[number - 2];
  const isText = change.kind !== 'withdrawn';
  const difference = isText && after ? await differenceOf(before, after, reader) : undefined;
  return {
    source: change,
    language,
    document: { address: change.after.address, title },
    change: change.kind,
    kinds: kindsOf(change, before ? difference : undefined),
    summary: describeChange(change, before ? difference : undefined, wordLanguage(language)),
    ...(isText && after ? { versionAddress: versionAddress(after.address, after.commit) } : {}),
    ...(isText && after && before
      ? { compareAddress: compareAddress(after.address, before.commit, after.commit) }
      : {}),
    ...(difference && withRedline ? { redline: difference } : {}),
  };
}

/** A commitment that comes or goes is a change of obligation, whatever its words. */
function kindsOf({ kind, after }: Change, difference: Redline | undefined): readonly FoundKind[] {
  const found = difference ? findKinds(difference) : [];
  const isWhole = kind === 'created' || kind === 'withdrawn' || kind === 'reinstated';
  if (!isWhole || after.kind !== 'commitment') return found;
  const { title } = after.fields;
  const example =
    kind === 'withdrawn' ? { before: title, after: '' } : { before: '', after: title };
  return [
    { kind: 'obligation', count: 1, example },
    ...found.filter((other) => other.kind !== 'obligation'),
  ];
}

/** A first version is a redline against nothing. */
async function differenceOf(
  before: Version | undefined,
  after: Version,
  reader: RenderContext['reader'],
): Promise<Redline> {
  if (before) return reader.redline(before, after);
  const { fields, content } = await reader.document(after);
  return redline({ fields, content: [] }, { fields, content });
}

export function firstLine(note: string): string {
  return note.split('\n', 1)[0]?.trim() ?? '';
}
