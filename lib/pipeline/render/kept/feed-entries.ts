import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { changeSetContent, type EntryPart } from '../../../feed/change-set-content.ts';
import { changeSetTitle, type ToldChange, weight } from '../../../feed/entry-title.ts';
import type { FeedEntry } from '../../../feed/feed.ts';
import { foldersAbove } from '../../../plan/addresses/folders-above.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import type { Fields } from '../../../plan/model/document.ts';
import { shortNote } from '../../../plan/model/text-of.ts';
import { noteText, readNote } from '../../../plan/note.ts';
import { capitalize } from '../../../plan/source/capitalize.ts';
import { readTrailers } from '../../../plan/trailers.ts';
import { compareFields } from '../../../redline/facts/field-changes.ts';
import {
  type FeedHtmlOptions,
  redlineToFeedHtml,
} from '../../../redline/feed/redline-to-feed-html.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { ChangeSetLine, Site } from '../../../site/models.ts';
import { saidDateText } from '../../../site/parts/date-text.tsx';
import { entryWords } from '../../../words/entry-words.ts';
import { headlinesOf } from '../../../words/headlines.ts';
import { type WordLanguage, wordLanguage } from '../../../words/language.ts';
import { redlineWords } from '../../../words/redline-words.ts';
import { wordsFor } from '../../../words/site-words.ts';
import { feedEntryCharacters } from '../../work/limits.ts';
import type { Slices } from '../../work/resumable-work.ts';
import type { RenderContext } from '../context/context.ts';
import type { ChangeView } from '../versions/change-view.ts';
import { categoriesOf } from './categories.ts';
import { documentsOfEntry, redlineUrl } from './entry-documents.ts';
import { entryId } from './entry-id.ts';
import {
  documentScope,
  type FeedScope,
  keepEntry,
  listLanguages,
  topicScope,
} from './kept-entries.ts';
import { topicsOf } from './topics.ts';

/**
 * The feeds that a change belongs to: its document's, and those of the folders it is in or was in.
 */
export function scopesOf({ document, before, after }: Change): FeedScope[] {
  const paths = [after.path, ...(before ? [before.path] : [])];
  return [...new Set([documentScope(document), ...paths.flatMap(foldersAbove)])];
}

/** A change set with what its page shows. */
export interface ChangeSetView {
  readonly changeSet: ChangeSet;
  readonly line: ChangeSetLine;
  readonly tell: Tell;
  readonly views: readonly ChangeView[];
}

/** Topics that are kept by name with an entry: an item of the index has room for these. */
const mostTopics = 200;

/** Keeps a change set's entry for every feed it belongs to; one that changes nothing published has none. */
export async function keepFeedEntries(
  { changeSet, line, views: unsorted, tell }: ChangeSetView,
  context: RenderContext,
  slices: Slices,
): Promise<void> {
  const views = unsorted.toSorted((one, other) => weightOf(one) - weightOf(other));
  const scopes = new Map<FeedScope, ChangeView[]>();
  const names = new Map<FeedScope, string>();
  for (const view of views) {
    const matters = topicsOf(view).map(
      ({ topic, name = '' }) => [topicScope(topic), name] as const,
    );
    for (const [scope, name] of matters) if (!names.has(scope)) names.set(scope, name);
    for (const scope of [...scopesOf(view.source), ...matters.map(([scope]) => scope)]) {
      const held = scopes.get(scope);
      if (held) held.push(view);
      else scopes.set(scope, [view]);
    }
  }
  const about = {
    ...(names.size <= mostTopics && { topics: [...names.keys()] }),
    ...documentsOfEntry(views, context.site),
  };
  const contents = new Map(views.map((view) => [view, partOf(view, changeSet.note, context)]));
  const { sequence } = changeSet;
  await slices.each(`feed entries ${sequence}`, scopes.keys(), async (slice) => {
    await severalAtOnce(slice, (scope) => {
      const members = scopes.get(scope) ?? [];
      const entry = entryFor(scope, { changeSet, line, tell, views: members }, contents, context);
      const keptFor = { scope, name: names.get(scope) };
      return keepEntry(keptFor, sequence, entry, { ...context, about });
    });
  });
  await listLanguages(changeSet, context.indexStore);
}

function entryFor(
  scope: FeedScope,
  { changeSet, line, tell, views: members }: ChangeSetView,
  contents: ReadonlyMap<ChangeView, EntryPart>,
  { site }: RenderContext,
): FeedEntry {
  const [first] = members;
  const single = members.length === 1 ? first : undefined;
  const note = readNote(changeSet.note, changeSet.merged, changeSet.author);
  const language = languageOf(members, scope, changeSet, site);
  return {
    id: entryId(
      entryName(changeSet),
      scope === '' ? '' : scope.startsWith('#') ? (first?.source.after.path ?? scope) : scope,
    ),
    title: titleOf(changeSet, members, language, tell),
    author: changeSet.author,
    date: changeSet.date,
    ...(note.coAuthors.length > 0 ? { coAuthors: note.coAuthors } : {}),
    note: shortNote(noteText(note)),
    links: {
      page: line.address,
      ...(single?.compareAddress ? { redline: single.compareAddress } : {}),
      ...(single?.versionAddress ? { version: single.versionAddress } : {}),
    },
    categories: categoriesOf(members, changeSet),
    commit: changeSet.commit,
    ...(changeSet.rewrite ? { rewritten: true as const } : {}),
    content: changeSetContent(
      members.flatMap((member) => inEntry(contents.get(member), member, language)),
      {
        maximumCharacters: feedEntryCharacters,
        more: absolute(site, line.address),
        language,
        remark: remarkOn(changeSet, language),
        note,
      },
    ),
    language,
  };
}

/** What the commit says of its date, where that is not believed, as a sentence. */
function remarkOn({ saidDate }: ChangeSet, language: string): string {
  const said = saidDateText(saidDate, wordsFor(language));
  return said === undefined ? '' : `${capitalize(said)}.`;
}

/** The language that all of an entry's documents have, else that of its feed. */
function languageOf(
  members: readonly ChangeView[],
  scope: FeedScope,
  { languages = [] }: ChangeSet,
  site: Site,
): string {
  const [language, other] = new Set(members.map((member) => member.language));
  if (language !== undefined && other === undefined) return language;
  const ofFolder = scope.startsWith('#') ? undefined : languageOfPath(`${scope}/`, languages);
  return ofFolder ?? site.language;
}

function inEntry(
  part: EntryPart | undefined,
  { language }: ChangeView,
  around: string,
): EntryPart[] {
  if (!part) return [];
  return [language === around ? part : { ...part, language }];
}

/** The title of some or all changes of a change set in a language. */
export function titleOf(
  changeSet: ChangeSet,
  members: readonly ChangeView[],
  language: string,
  tell: Tell,
): string {
  const told = members.map((member) => tell(member, wordLanguage(language)));
  return changeSetTitle(changeSet, told, language);
}

/** What titles tell of a change in a language. */
export type Tell = (view: ChangeView, language: WordLanguage) => ToldChange;

/** Works out what is told of each change once, for all the feeds it belongs to. */
export function createTell(): Tell {
  const known = new Map<WordLanguage, Map<ChangeView, ToldChange>>();
  return (view, language) => {
    const inLanguage = known.get(language) ?? new Map<ChangeView, ToldChange>();
    known.set(language, inLanguage);
    const told = inLanguage.get(view) ?? {
      change: view.source,
      language: view.language,
      ...headlinesOf(view.source, view, language),
    };
    inLanguage.set(view, told);
    return told;
  };
}

/** What matters most comes first, as in titles: there may not be room for all. */
export function weightOf({ source, kinds }: ChangeView): number {
  return weight({ change: source, kind: kinds[0]?.kind });
}

/** What an entry shows of a change. */
export function partOf(
  view: ChangeView,
  note: string,
  { site }: Pick<RenderContext, 'site'>,
): EntryPart {
  const { html, cut } = redlineOf(view, {
    maximumCharacters: feedEntryCharacters,
    language: wordLanguage(view.language),
    baseUrl: site.baseUrl,
    title: view.document.title,
    ...(view.fileNames && { fileNames: view.fileNames }),
  });
  return {
    title: view.document.title,
    summary: view.summary,
    kinds: kindText(view, note),
    html,
    cut,
    url: redlineUrl(view, site),
  };
}

/** A new document with its facts; of a withdrawn one its last text and facts, as deleted. */
function redlineOf(
  { redline, lost, source, fields = source.after.fields }: ChangeView,
  options: FeedHtmlOptions,
): { readonly html: string; readonly cut: boolean } {
  const facts = { ...noFacts, ...pickName(fields) };
  if (lost) return redlineToFeedHtml({ ...lost, fields: compareFields(fields, facts) }, options);
  if (!redline) return { html: '', cut: false };
  if (source.before) return redlineToFeedHtml(redline, options);
  return redlineToFeedHtml({ ...redline, fields: compareFields(facts, fields) }, options);
}

const noFacts = { lead: [], milestones: [] } as const;

/** What an entry says of a document before it comes to its facts. */
function pickName({ id, title, number }: Fields): Pick<Fields, 'id' | 'title' | 'number'> {
  return { title, ...(id !== undefined && { id }), ...(number !== undefined && { number }) };
}

/** What was found, and beside it what the author says: neither replaces the other. */
function kindText({ kinds, language }: ChangeView, note: string): string {
  if (kinds.length === 0) return '';
  const words = redlineWords(wordLanguage(language));
  const found = kinds.map(({ kind, count }) => `${words.kinds[kind]} (${count})`).join(', ');
  const { significance } = readTrailers(note);
  const said =
    significance === undefined
      ? ''
      : `${words.separator}${words.authorSays}${words.colon}${entryWords(language).significances[significance]}`;
  return `${words.kindsFound}${words.colon}${found}${said}`;
}

/**
 * The commit. When a branch came back to it, the sequence number is added, so that the entry gets
 * an id of its own.
 */
function entryName({ commit, sequence, repeated }: ChangeSet): string {
  return repeated ? `${commit}-${sequence}` : commit;
}
