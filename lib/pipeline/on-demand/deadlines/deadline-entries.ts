import type { FeedEntry } from '../../../feed/feed.ts';
import { toHtml } from '../../../markup/html.ts';
import { folderOf, statusAddress, versionAddress } from '../../../plan/addresses/addresses.ts';
import { type Content, element, text } from '../../../plan/model/content.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import { groupBy } from '../../../plan/standing/counts.ts';
import { type Deadline, lastDay } from '../../../plan/standing/deadlines.ts';
import { absolute } from '../../../site/http/absolute.ts';
import type { Site } from '../../../site/models.ts';
import { dateText } from '../../../site/parts/date-text.tsx';
import { documentName } from '../../../site/parts/document-name.ts';
import { deadlineWordsIn } from '../../../words/deadline-words.ts';
import { entryWords } from '../../../words/entry-words.ts';
import { wordsFor } from '../../../words/site-words.ts';
import { statusWordsIn } from '../../../words/status-words.ts';
import type { Words } from '../../../words/words.ts';
import { entryId } from '../../render/kept/entry-id.ts';

/** What entries are made for. */
export interface EntryFrame {
  readonly site: Site;
  /** BCP 47 tag. */
  readonly language: string;
  /** The folder of the feed, `''` for the plan. */
  readonly folder: string;
}

/** Of so many commitments at once, one cause of one day has one entry each; more of them share one. */
const mostApart = 50;

/** Names in an entry that many commitments share. */
const mostNamed = 500;

/** Longest name of a commitment, or of a step, in a title: readers cut titles at 60 to 80 characters. */
const longestName = 60;

/** The entries that tell deadlines, newest first. What an entry says follows from the deadlines of its day. */
export function deadlineEntries(deadlines: readonly Deadline[], frame: EntryFrame): FeedEntry[] {
  const groups = [...groupBy(deadlines, ({ day, cause }) => [`${day} ${cause}`])];
  return groups
    .toSorted(([one], [other]) => (one < other ? 1 : -1))
    .flatMap(([, group]) =>
      group.length > mostApart
        ? [sharedEntry(group, frame)]
        : group.map((deadline) => entryOf(deadline, frame)),
    );
}

function entryOf(deadline: Deadline, { site, language }: EntryFrame): FeedEntry {
  const { cause, day, date, standing } = deadline;
  const words = wordsFor(language, site.language);
  const own = deadlineWordsIn(words.language);
  const title = titleOf(deadline, words);
  const facts = [
    ...factsOf(deadline, words),
    [
      statusWordsIn(words.language).milestones,
      deadline.milestones.map(({ title }) => title).join('; '),
    ],
  ].filter(([, value]) => value !== '');
  const lines = facts.map(([label, value]) =>
    element('li', { dir: 'auto' }, [text(`${label}${entryWords(words.language).colon}${value}`)]),
  );
  return {
    id: entryId(`deadline ${cause} ${standing.document} ${date}`, day),
    title,
    author: site.title,
    date: `${day}T00:00:00Z`,
    note: `${told(deadline, words)}.`,
    links: { page: standing.address, version: versionAddress(standing.address, standing) },
    categories: categoriesOf(deadline, language),
    content: blocksOf([
      element('p', { dir: 'auto' }, [
        link(absolute(site, standing.address), documentName(standing, words)),
        text(`${entryWords(words.language).colon}${told(deadline, words)}.`),
      ]),
      ...(lines.length > 0 ? [element('ul', {}, inLines(lines))] : []),
      element('p', {}, [text(own.asItStood(dateText(day, words)))]),
    ]),
    language,
  };
}

function sharedEntry(
  group: readonly Deadline[],
  { site, language, folder }: EntryFrame,
): FeedEntry {
  const [{ cause, day } = { cause: 'past', day: '' } as const] = group;
  const words = wordsFor(language, site.language);
  const own = deadlineWordsIn(words.language);
  const named = group
    .slice(0, mostNamed)
    .map((deadline) =>
      element('li', { dir: 'auto' }, [
        link(absolute(site, deadline.standing.address), documentName(deadline.standing, words)),
        text(`${entryWords(words.language).colon}${told(deadline, words)}`),
      ]),
    );
  const rest = group.length - named.length;
  const page = statusAddress(folder, 'due');
  return {
    id: entryId(`deadlines ${cause} ${folder}`, day),
    title: own.many[cause](group.length),
    author: site.title,
    date: `${day}T00:00:00Z`,
    note: '',
    links: { page },
    categories: [{ scheme: 'deadline', term: cause }],
    content: blocksOf([
      element('ul', {}, inLines(named)),
      ...(rest > 0 ? [element('p', {}, [link(absolute(site, page), own.more(rest))])] : []),
      element('p', {}, [text(own.asItStood(dateText(day, words)))]),
    ]),
    language,
  };
}

/** "Commitment 24: due on 30 June 2016 (in 30 days)" */
function titleOf(deadline: Deadline, words: Words): string {
  const name = shortened(documentName(deadline.standing, words));
  return `${name}${entryWords(words.language).colon}${told(deadline, words)}`;
}

function told({ cause, day, date, isOwn, milestones }: Deadline, words: Words): string {
  const own = deadlineWordsIn(words.language);
  const days = Math.round((Date.parse(date) - Date.parse(day)) / 86_400_000);
  const written = dateText(date, words);
  const [step, ...others] = milestones;
  if (cause === 'silent' || isOwn || step === undefined) return own.own[cause](written, days);
  if (others.length === 0) return own.step[cause](shortened(step.title), written, days);
  return own.steps[cause](milestones.length, written, days);
}

function factsOf({ cause, date, standing }: Deadline, words: Words) {
  const { lead = [], due, withdrawn } = standing;
  const status = withdrawn === undefined ? standing.status : 'withdrawn';
  const own = statusWordsIn(words.language);
  const known: Readonly<Record<string, string>> = words.statuses;
  const isGone = due === undefined || (cause === 'dropped' && lastDay(due) === date);
  return [
    [own.status, status === undefined ? own.none : (known[status] ?? status)],
    [own.due, isGone ? '' : dateText(due, words)],
    [own.lead, lead.join('; ')],
  ] as const;
}

function categoriesOf({ cause, standing }: Deadline, language: string): FeedEntry['categories'] {
  const chapter = folderOf(standing.path);
  return [
    { scheme: 'deadline', term: cause },
    { scheme: 'document', term: standing.title },
    ...(chapter === '' ? [] : [{ scheme: 'chapter', term: chapter } as const]),
    ...(standing.lead ?? []).map((term) => ({ scheme: 'lead', term }) as const),
    { scheme: 'language', term: language },
  ];
}

/** Blocks in lines of their own: many readers show a beginning without its elements. */
function blocksOf(blocks: readonly Content[]): string {
  return blocks.map((block) => toHtml([block])).join('\n');
}

function inLines(items: readonly Content[]): Content[] {
  return items.flatMap((item) => [item, text('\n')]);
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${shorten(name, longestName - 1).trimEnd()}…`;
}

function link(url: string, title: string): Content {
  return element('a', { href: url }, [text(title)]);
}
