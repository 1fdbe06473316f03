import { href } from '../addresses/addresses.ts';
import { endOfPeriod } from '../fields/dates.ts';
import type { NamedCommit } from '../model/change.ts';
import type { Standing } from '../model/standing.ts';
import { csvText } from './csv.ts';
import { daysLate, lateMilestones, scaleStatus } from './lateness.ts';

/** What the status of a plan tells of one commitment. */
export type CommitmentFacts = Pick<
  Standing,
  'document' | 'path' | 'address' | 'title' | 'number' | 'status' | 'lead' | 'due' | 'milestones'
> & {
  /** Title of the chapter that it stands in. */
  readonly chapter?: string;
  /** Address of that chapter: two may have one title. */
  readonly chapterAddress?: string;
  /** Since when its text is in force, ISO 8601 in UTC, and the number of that version. */
  readonly since?: string;
  readonly version?: number;
  /** Of one that is no longer in the plan: since when, and the commit of its last text. */
  readonly withdrawn?: NamedCommit & { readonly date: string };
};

/** Columns of the CSV and members of the JSON, with what each means; docs/data.md has them too. */
const members = {
  number: 'Number of the commitment as its author wrote it',
  title: 'Title of the commitment',
  chapter: 'Title of the chapter it stands in',
  status: 'One of the scale, or its author’s own word; empty where there is none',
  scale: 'The status of the scale that it means; empty where it means none',
  due: 'Due date as exact as written: 2016-06-30, 2016-06, 2016-Q2, 2016-H1 or 2016',
  lastDay: 'The last day of the due date, YYYY-MM-DD',
  daysLate: 'Days past the last day; 0 where it is not late, is completed or withdrawn',
  lead: 'Institutions that answer for it',
  milestones: 'How many steps it has',
  milestonesCompleted: 'How many of them are completed',
  milestonesLate: 'How many of them are past their own due date',
  lastChange:
    'Day in UTC since which its text is in force, YYYY-MM-DD; empty where it is not known',
  url: 'Address of the commitment',
} as const;

type Member = keyof typeof members;
type Row = Readonly<Record<Exclude<Member, 'lead'>, string | number>> & {
  readonly lead: readonly string[];
};

/** What a table of commitments is made with. */
interface StatusOptions {
  /** UTC, `2026-11-29`. */
  readonly day: string;
  readonly baseUrl: string;
  /** Whether commitments are left out. */
  readonly isCut?: boolean;
}

/** The commitments as they stand on a day, one object for each; what {@link statusSchema} describes. */
export function statusJson(
  commitments: readonly CommitmentFacts[],
  { day, baseUrl, schema, isCut }: StatusOptions & { readonly schema: string },
): string {
  const rows = commitments.map((facts) => rowOf(facts, day, baseUrl));
  const data = {
    ...{ $schema: `${baseUrl}${schema}`, day },
    ...(isCut && { isCut }),
    commitments: rows,
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/**
 * The same as CSV, with a line of names; several leads are separated by "; ". What is left out is told
 * in each row, since a table has no other place for it.
 */
export function statusCsv(
  commitments: readonly CommitmentFacts[],
  { day, baseUrl, isCut = false }: StatusOptions,
): string {
  const names = Object.keys(members) as Member[];
  const rows = commitments.map((facts) => {
    const { lead, ...row } = rowOf(facts, day, baseUrl);
    const cells = { ...row, lead: lead.join('; ') };
    return [...names.map((name) => cells[name]), isCut ? 'true' : ''];
  });
  return csvText([[...names, 'isCut'], ...rows]);
}

function rowOf(facts: CommitmentFacts, day: string, baseUrl: string): Row {
  const { milestones = [], due } = facts;
  return {
    number: facts.number ?? '',
    title: facts.title,
    chapter: facts.chapter ?? '',
    status: facts.status ?? '',
    scale: scaleStatus(facts.status) ?? '',
    due: due ?? '',
    lastDay: due === undefined ? '' : endOfPeriod(due),
    daysLate: daysLate(facts, day),
    lead: facts.lead ?? [],
    milestones: milestones.length,
    milestonesCompleted: milestones.filter(({ status }) => scaleStatus(status) === 'completed')
      .length,
    milestonesLate: lateMilestones(facts, day).length,
    lastChange: facts.since?.slice(0, 10) ?? '',
    url: `${baseUrl}${href(facts.address)}`,
  };
}

const counted: ReadonlySet<string> = new Set([
  ...['daysLate', 'milestones', 'milestonesCompleted', 'milestonesLate'],
]);

/** The schema of {@link statusJson} (JSON Schema 2020-12). */
export function statusSchema(): string {
  const typeOf = (name: string) => {
    if (name === 'lead') return { type: 'array', items: { type: 'string' } };
    return counted.has(name) ? { type: 'integer', minimum: 0 } : { type: 'string' };
  };
  const properties = Object.fromEntries(
    Object.entries(members).map(([name, description]) => [name, { ...typeOf(name), description }]),
  );
  const commitment = { type: 'object', required: Object.keys(members), properties };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Commitments of a plan as they stand on a day',
    type: 'object',
    required: ['day', 'commitments'],
    properties: {
      $schema: { type: 'string' },
      day: { type: 'string', format: 'date', description: 'The day, in UTC' },
      isCut: { type: 'boolean', description: 'There where commitments are left out' },
      commitments: { type: 'array', items: commitment },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
