import type { StatusList } from '../../plan/addresses/addresses.ts';
import { endOfPeriod } from '../../plan/fields/dates.ts';
import { columnOf, groupBy, type StatusColumn } from '../../plan/standing/counts.ts';
import { daysLate } from '../../plan/standing/lateness.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import type { StatusWords } from '../../words/status-words.ts';

/** What stands under one heading. */
export type Group = readonly [title: string, commitments: readonly CommitmentFacts[]];

/**
 * The commitments of a list under its headings, in the order in which they are shown.
 *
 * @param day UTC, `2026-11-29`
 */
export function statusGroups(
  list: StatusList,
  commitments: readonly CommitmentFacts[],
  { own, day }: { readonly own: StatusWords; readonly day: string },
): readonly Group[] {
  if (list === 'lead')
    return [
      ...groupBy(commitments, ({ lead = [] }) => (lead.length > 0 ? lead : [own.withoutLead])),
    ];
  if (list === 'due') {
    const yearOf = ({ due }: CommitmentFacts) => due?.slice(0, 4) ?? own.withoutDue;
    return [...groupBy(byDue(commitments), (facts) => [yearOf(facts)])];
  }
  if (list === 'late') {
    const late = commitments.filter((facts) => daysLate(facts, day) > 0);
    return late.length === 0 ? [] : [[own.lists.late, byDue(late)]];
  }
  const year = day.slice(0, 4);
  if (list === 'changed')
    return only(
      own.changedIn(year),
      byChange(commitments.filter(({ since }) => isIn(since, year))),
    );
  if (list === 'this-year')
    return only(own.dueIn(year), byDue(commitments.filter(({ due }) => isIn(due, year))));
  const chapters = chaptersOf(commitments, own);
  return chapters.length === 0 ? [] : [...chapters, ...apart(commitments, own)];
}

/** Those without a status and those withdrawn once more, so that none is overlooked. */
function apart(commitments: readonly CommitmentFacts[], own: StatusWords): Group[] {
  const only = (column: StatusColumn) => commitments.filter((facts) => columnOf(facts) === column);
  const groups: Group[] = [
    [own.withoutStatus, only('none')],
    [own.withdrawn, only('withdrawn')],
  ];
  return groups.filter(([, found]) => found.length > 0);
}

function only(title: string, commitments: readonly CommitmentFacts[]): Group[] {
  return commitments.length === 0 ? [] : [[title, commitments]];
}

function isIn(date: string | undefined, year: string): boolean {
  return date?.slice(0, 4) === year;
}

/** The last change first. */
function byChange(commitments: readonly CommitmentFacts[]): CommitmentFacts[] {
  return commitments.toSorted(({ since: one = '' }, { since: other = '' }) =>
    one < other ? 1 : one > other ? -1 : 0,
  );
}

/**
 * The chapters in the order of the contents, and what is in none. Where two have one title, their
 * addresses tell them apart.
 */
export function chaptersOf(commitments: readonly CommitmentFacts[], own: StatusWords): Group[] {
  const chapters = [
    ...groupBy(commitments, ({ chapterAddress, chapter = '' }) => [chapterAddress ?? chapter]),
  ];
  const named = chapters.map(([address, found]) => ({
    ...{ address, found, title: found[0]?.chapter ?? own.withoutChapter },
  }));
  const ofTitle = groupBy(named, ({ title }) => [title]);
  return named.map(({ address, found, title }) => {
    const isAlone = (ofTitle.get(title)?.length ?? 0) < 2;
    return [isAlone ? title : `${title} (${address})`, found] as const;
  });
}

/** By the last day of each, those without a date last. */
function byDue(commitments: readonly CommitmentFacts[]): CommitmentFacts[] {
  const key = ({ due }: CommitmentFacts) => (due === undefined ? '~' : endOfPeriod(due));
  return commitments.toSorted((one, other) =>
    key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0,
  );
}
