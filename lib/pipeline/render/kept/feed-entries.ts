import { createHash } from 'node:crypto';
import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { changeSetContent } from '../../../feed/change-set-content.ts';
import { changeSetTitle, type ToldChange, weight } from '../../../feed/entry-title.ts';
import type { FeedEntry } from '../../../feed/feed.ts';
import { folderOf } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import type { Fields } from '../../../plan/model/document.ts';
import { shortNote } from '../../../plan/model/text-of.ts';
import { noteText, readNote } from '../../../plan/note.ts';
import { readTrailers } from '../../../plan/trailers.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
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
import { feedEntryCharacters, feedEntryDocuments } from '../../work/limits.ts';
import type { Slices } from '../../work/resumable-work.ts';
import type { RenderContext } from '../context/context.ts';
import { numberSort } from '../index/number-sort.ts';
import type { ChangeView } from '../versions/change-view.ts';

/** A feed entry and its position in its feed, from 1. */
export interface KeptEntry {
  readonly position: number;
  readonly entry: FeedEntry;
}

/** The subject of a feed: the plan (`''`), a folder (`climate`) or one document (`#<id>`). */
export type FeedScope = string;

export function documentScope(document: string): FeedScope {
  return `#${document}`;
}

/** The index partition that holds a feed's entries. */
export function feedPartition(scope: FeedScope): string {
  return `FEED#${scope}`;
}

/**
 * The feeds that a change belongs to: its document's, and those of the folders it is in or was in.
 */
export function scopesOf({ document, before, after }: Change): FeedScope[] {
  const paths = [after.path, ...(before ? [before.path] : [])];
  return [...new Set([documentScope(document), ...paths.flatMap(foldersAbove)])];
}

/** All folders above a plan path, the plan itself (`''`) first. */
export function foldersAbove(path: string): string[] {
  const segments = folderOf(path).split('/').filter(Boolean);
  return ['', ...segments.map((_, index) => segments.slice(0, index + 1).join('/'))];
}

/** A change set with what its page shows. */
export interface ChangeSetView {
  readonly changeSet: ChangeSet;
  readonly line: ChangeSetLine;
  readonly tell: Tell;
  readonly views: readonly ChangeView[];
}

/** Keeps a change set's entry for every feed it belongs to; one that changes nothing published has none. */
export async function keepFeedEntries(
  { changeSet, line, views: unsorted, tell }: ChangeSetView,
  context: RenderContext,
  slices: Slices,
): Promise<void> {
  const views = unsorted.toSorted((one, other) => weightOf(one) - weightOf(other));
  const scopes = new Map<FeedScope, ChangeView[]>();
  for (const view of views)
    for (const scope of scopesOf(view.source)) {
      const held = scopes.get(scope);
      if (held) held.push(view);
      else scopes.set(scope, [view]);
    }
  const contents = new Map(views.map((view) => [view, partOf(view, changeSet.note, context)]));
  const { sequence } = changeSet;
  await slices.each(`feed entries ${sequence}`, scopes.keys(), async (slice) => {
    await severalAtOnce(slice, (scope) => {
      const members = scopes.get(scope) ?? [];
      const entry = entryFor(scope, { changeSet, line, tell, views: members }, contents, context);
      return keep(scope, sequence, entry, context);
    });
  });
}

/** A change set's entry in the plan's feed; `undefined` before the change set is rendered. */
export async function readPlanEntry(
  sequence: number,
  index: IndexStore,
): Promise<FeedEntry | undefined> {
  const kept = await index.get(feedPartition(''), numberSort(sequence));
  return kept === undefined ? undefined : (JSON.parse(kept) as KeptEntry).entry;
}

async function keep(
  scope: FeedScope,
  sequence: number,
  entry: FeedEntry,
  { indexStore }: RenderContext,
): Promise<void> {
  const before = await entryBefore(scope, sequence, indexStore);
  const kept: KeptEntry = {
    position: (before?.position ?? 0) + 1,
    entry: before ? { ...entry, date: dateAfter(before, entry) } : entry,
  };
  const end: FeedEnd = { sequence, position: kept.position, date: kept.entry.date };
  await indexStore.put(feedPartition(scope), numberSort(sequence), JSON.stringify(kept), sequence);
  await indexStore.put(endPartition(scope), only, JSON.stringify(end), sequence);
}

/** The newest entry of a feed: what the next one follows. */
interface FeedEnd {
  readonly sequence: number;
  readonly position: number;
  readonly date: string;
}

const only = '-';

function endPartition(scope: FeedScope): string {
  return `FEEDEND#${scope}`;
}

/** Reads where a feed ends; its next entry needs it. */
export async function readFeedEnd(
  scope: FeedScope,
  index: IndexStore,
): Promise<FeedEnd | undefined> {
  const value = await index.get(endPartition(scope), only);
  return value === undefined ? undefined : (JSON.parse(value) as FeedEnd);
}

/** The entry that another one follows: the feed's last, unless an entry is kept again. */
async function entryBefore(
  scope: FeedScope,
  sequence: number,
  index: IndexStore,
): Promise<Pick<FeedEnd, 'position' | 'date'> | undefined> {
  const end = await readFeedEnd(scope, index);
  if (!end || end.sequence < sequence) return end;
  const bounds = { before: numberSort(sequence), limit: 1, reverse: true };
  const [previous] = await index.range(feedPartition(scope), bounds);
  if (!previous) return undefined;
  const { position, entry } = JSON.parse(previous.value) as KeptEntry;
  return { position, date: entry.date };
}

/** Readers put entries in the order of their dates, which RSS has in seconds: no two have the same. */
function dateAfter(before: Pick<FeedEnd, 'date'>, { date }: FeedEntry): string {
  const earliest = Date.parse(before.date) + 1000;
  return Date.parse(date) >= earliest ? date : new Date(earliest).toISOString();
}

function entryFor(
  scope: FeedScope,
  { changeSet, line, tell, views: members }: ChangeSetView,
  contents: ReadonlyMap<ChangeView, ContentPart>,
  { site }: RenderContext,
): FeedEntry {
  const [first] = members;
  const single = members.length === 1 ? first : undefined;
  const note = readNote(changeSet.note, changeSet.merged, changeSet.author);
  const language = languageOf(members, scope, site);
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
    categories: categoriesOf(members),
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
  return said === undefined ? '' : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** The language that all of an entry's documents have, else that of its feed. */
function languageOf(members: readonly ChangeView[], scope: FeedScope, site: Site): string {
  const [language, other] = new Set(members.map((member) => member.language));
  if (language !== undefined && other === undefined) return language;
  return (scope.startsWith('#') ? undefined : languageOfPath(`${scope}/`)) ?? site.language;
}

function inEntry(
  part: ContentPart | undefined,
  { language }: ChangeView,
  around: string,
): ContentPart[] {
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
function weightOf({ source, kinds }: ChangeView): number {
  return weight({ change: source, kind: kinds[0]?.kind });
}

type ContentPart = Parameters<typeof changeSetContent>[0][number];

function partOf(view: ChangeView, note: string, { site }: RenderContext): ContentPart {
  const { html, cut } = redlineOf(view, {
    maximumCharacters: feedEntryCharacters,
    language: wordLanguage(view.language),
    baseUrl: site.baseUrl,
  });
  return {
    title: view.document.title,
    summary: view.summary,
    kinds: kindText(view, note),
    html,
    cut,
    url: absolute(site, view.compareAddress ?? view.versionAddress ?? view.document.address),
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
      : `; ${words.authorSays}${words.colon}${entryWords(language).significances[significance]}`;
  return `${words.kindsFound}${words.colon}${found}${said}`;
}

/**
 * Categories of an entry. Many documents are not named as categories, because no reader filters by
 * them.
 */
function categoriesOf(members: readonly ChangeView[]): FeedEntry['categories'] {
  const named = members.length <= feedEntryDocuments;
  const categories = members.flatMap((member) => [
    ...(named ? [{ scheme: 'document' as const, term: member.document.title }] : []),
    { scheme: 'change' as const, term: member.change },
    ...member.kinds.map(({ kind }) => ({ scheme: 'kind' as const, term: kind })),
    ...(member.source.before && member.redline
      ? member.redline.fields.map(({ field, name }) => ({
          ...{ scheme: 'field' as const, term: name ?? field },
        }))
      : []),
  ]);
  return [...new Map(categories.map((category) => [JSON.stringify(category), category])).values()];
}

/**
 * The commit. When a branch came back to it, the sequence number is added, so that the entry gets
 * an id of its own.
 */
function entryName({ commit, sequence, repeated }: ChangeSet): string {
  return repeated ? `${commit}-${sequence}` : commit;
}

/**
 * A URN that is the same for ever, wherever the commit is published: a UUID made from a hash of
 * commit and scope (RFC 9562 section 5.8, version 8).
 */
function entryId(name: string, scope: string): string {
  const hex = createHash('sha256').update(`gazette\0${name}\0${scope}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
