import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { type DigestChapter, digestContent } from '../../../feed/digest-content.ts';
import { changeSetTitle } from '../../../feed/entry-title.ts';
import type { FeedEntry } from '../../../feed/feed.ts';
import {
  betweenAddress,
  changesAddress,
  folderOf,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../../plan/model/change.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import { capitalize } from '../../../plan/source/capitalize.ts';
import { groupBy } from '../../../plan/standing/counts.ts';
import { addDays } from '../../../plan/standing/days.ts';
import type { Period, Rhythm } from '../../../plan/standing/digest-periods.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { dateText } from '../../../site/parts/date-text.tsx';
import { documentName } from '../../../site/parts/document-name.ts';
import { digestWordsIn } from '../../../words/digest-words.ts';
import { entryWords } from '../../../words/entry-words.ts';
import { wordsFor } from '../../../words/site-words.ts';
import { addressOfFolder, folderTitle } from '../../render/index/folder-title.ts';
import { categoriesOf } from '../../render/kept/categories.ts';
import { entryId } from '../../render/kept/entry-id.ts';
import { createTell, partOf, weightOf } from '../../render/kept/feed-entries.ts';
import type { ChangeView } from '../../render/versions/change-view.ts';
import { sinceBytes } from '../../work/limits.ts';
import type { NetChange } from '../net-changes/net-changes.ts';
import { thoseThatFit } from '../net-changes/those-that-fit.ts';
import { type NetContext, viewNetChange } from '../net-changes/view-net-change.ts';

/** Documents of a digest that are looked at. */
export const mostChanges = 500;

/** Documents of a digest that are compared; the others have a link. */
const mostCompared = 30;

/** Digests in a feed. Each is made anew when the feed is asked for. */
export const mostDigests = 6;

/** Characters of redline in one digest. */
const digestCharacters = 48_000;

/** Which digest is made. */
export interface DigestRequest {
  readonly rhythm: Rhythm;
  /** `''` for the plan. */
  readonly folder: string;
  readonly language: string;
  readonly period: Period;
}

/** A digest that is to be made, with the changes that it tells. */
export interface DigestMatter extends DigestRequest {
  readonly changes: readonly NetChange[];
  /** That of the state at the end. */
  readonly sequence: number;
}

/** No author writes a digest, and no commit is its. */
const noCommit: Pick<ChangeSet, 'note' | 'rewrite'> = { note: '', rewrite: false };

/** The entry of a week or month: what matters most first, by chapter. */
export async function digestEntry(
  { rhythm, folder, language, period, changes, sequence }: DigestMatter,
  context: NetContext,
): Promise<FeedEntry> {
  const { site } = context;
  const ranked = changes.toSorted(byPromise);
  const first = ranked.slice(0, mostCompared);
  const fit = await thoseThatFit(first, sinceBytes / mostDigests, context.reader);
  const read = await severalAtOnce([...fit], (change) => viewNetChange(change, sequence, context));
  // Of equal weight, what came last stays first.
  const views = read
    .filter((view) => view !== undefined)
    .toSorted((one, other) => weightOf(one) - weightOf(other));
  const page = pageOf(folder, period, site);
  return {
    id: entryId(`digest ${rhythm} ${period.first}`, folder),
    title: titleOf({ rhythm, period, language }, views, changes.length, site),
    author: site.title,
    // The first moment after it.
    date: `${addDays(period.last, 1)}T00:00:00Z`,
    note: '',
    links: { page },
    categories: categoriesOf(views, { rewrite: false }),
    content: digestContent(await chaptersOf(views, language, sequence, context), {
      maximumCharacters: digestCharacters,
      others: ranked
        .filter((change) => !fit.has(change))
        .map((change) => linkTo(change, language, site)),
      more: absolute(site, page),
      language,
    }),
    language,
  };
}

/** What is compared where there is no room for all: what was withdrawn, commitments, what came last. */
function byPromise(one: NetChange, other: NetChange): number {
  const rank = (change: NetChange) => {
    if (change.kind === 'withdrawn') return 0;
    return change.after.kind === 'commitment' ? 1 : 2;
  };
  const [older, newer] = [standingOf(one).since, standingOf(other).since];
  return rank(one) - rank(other) || (older < newer ? 1 : older > newer ? -1 : 0);
}

function standingOf(change: NetChange): Standing {
  return change.kind === 'withdrawn' ? change.before : change.after;
}

/** "Week of 16 May 2016: Commitment 7: due date moved from …" */
function titleOf(
  { rhythm, period, language }: Pick<DigestRequest, 'rhythm' | 'period' | 'language'>,
  views: readonly ChangeView[],
  count: number,
  site: Site,
): string {
  const words = wordsFor(language, site.language);
  const own = digestWordsIn(words.language);
  const date = dateText(rhythm === 'monthly' ? period.first.slice(0, 7) : period.first, words);
  const name = rhythm === 'monthly' ? capitalize(date, words.language) : own.week(date);
  const start = `${name}${entryWords(language).colon}`;
  if (views.length < count) return `${start}${own.changed(count, count >= mostChanges)}`;
  const tell = createTell();
  const told = views.map((view) => tell(view, words.language));
  return changeSetTitle(noCommit, told, language, start);
}

/** Documents by the folders they are in. The chapter with the gravest change comes first. */
async function chaptersOf(
  views: readonly ChangeView[],
  language: string,
  sequence: number,
  context: NetContext,
): Promise<DigestChapter[]> {
  const groups = [...groupBy(views, ({ source }) => [folderOf(source.after.path)])];
  return severalAtOnce(groups, async ([folder, members]) => ({
    title: await folderTitle(folder, sequence, context),
    parts: members.map((view) => {
      const part = partOf(view, '', context);
      return view.language === language ? part : { ...part, language: view.language };
    }),
  }));
}

function linkTo(change: NetChange, language: string, site: Site) {
  const standing = standingOf(change);
  const url = absolute(site, versionAddress(standing.address, standing));
  const words = wordsFor(language, site.language);
  return { title: documentName(standing, words), url };
}

/** Where everything is shown: in a folder of files, nothing answers for two days. */
function pageOf(folder: string, { first, last }: Period, { isPlainFiles }: Site): string {
  return isPlainFiles
    ? changesAddress()
    : betweenAddress(addressOfFolder(folder), addDays(first, -1), last);
}
