import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import type { OnDemandText } from '../../../lib/pipeline/on-demand/past/on-demand-answer.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { createModelRepository } from '../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../simulation/world.ts';

/** What happened on a day: texts by their paths, `undefined` of a file that goes. */
export type Happened = Readonly<Record<string, string | undefined>>;

/** Publishes a plan whose commits have the dates that are given, and answers for it on any day. */
export async function publishDated(happened: Readonly<Record<string, Happened>>) {
  const repository = createModelRepository();
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const author = { report: async () => {} };
  const files = new Map<string, { readonly mode: string; readonly text: string }>();
  let parents: string[] = [];
  for (const [date, texts] of Object.entries(happened)) {
    for (const [path, text] of Object.entries(texts))
      if (text === undefined) files.delete(path);
      else files.set(path, { mode: '100644', text });
    repository.nextDate = date.length > 10 ? date : `${date}T10:00:00.000Z`;
    parents = [repository.commit(new Map(files), parents, `On ${date}`).id];
    repository.head = parents[0];
    await wakeAll({ ...stores, pages, source: repository.source, author });
  }
  const found = (path: string, day: string) => {
    const now = () => new Date(`${day}T12:00:00Z`);
    return onDemand(path, { ...stores, pages, now }, site);
  };
  const answer = async (path: string, day: string) => {
    const made = await found(path, day);
    return made && 'text' in made ? made : undefined;
  };
  const ask = async (path: string, day: string): Promise<string | undefined> =>
    (await answer(path, day))?.text;
  return { ...stores, pages, found, answer, ask } satisfies Record<string, unknown> & {
    readonly answer: (path: string, day: string) => Promise<OnDemandText | undefined>;
  };
}

/** A text with facts in its front matter. */
export function withFacts(facts: string, title: string, body = ''): string {
  return `---\n${facts}\n---\n# ${title}\n\n${body}\n`;
}

/** Each day from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}

/** A plan in two languages, through a year and a half. */
export const story: Readonly<Record<string, Happened>> = {
  '2015-06-01': {
    'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
    'en/README.md': '# Plan\n',
    'en/ways/README.md': '# Ways\n',
    'en/ways/commitment-1.md': withFacts(
      'status: limited\ndue: 2016-Q2\nlead: Ministry of Roads\nmilestones:\n  - title: Survey\n    due: 2016-03-31\n  - title: Report\n    due: 2016-03-31',
      'Commitment 1: Pave',
      'We pave 500 km.',
    ),
    'en/ways/commitment-2.md': withFacts('status: completed\ndue: 2016-02', 'Commitment 2: Light'),
    'en/ways/commitment-3.md': withFacts(
      'lead: Ministry of Roads',
      'Commitment 3: Talk, listen; ask',
    ),
    'fr/voies/engagement-1.md': withFacts(
      'statut: limited\néchéance: 2016-Q2',
      'Engagement 1: Paver',
    ),
  },
  '2016-03-10': {
    'en/ways/commitment-1.md': withFacts(
      'status: limited\ndue: 2016-Q2\nlead: Ministry of Roads\nmilestones:\n  - title: Survey\n    due: 2016-03-31\n    status: completed\n  - title: Report\n    due: 2016-03-31',
      'Commitment 1: Pave',
      'We pave 500 km.',
    ),
  },
  '2016-05-20': {
    'en/ways/commitment-1.md': withFacts(
      'status: limited\ndue: 2016-12-31\nlead: Ministry of Roads',
      'Commitment 1: Pave',
      'We pave 1,500 km.',
    ),
  },
  '2016-06-10': {
    'en/ways/commitment-4.md': withFacts('due: 2016-06-20', 'Commitment 4: Haste'),
  },
  '2016-06-25': {
    'en/ways/commitment-4.md': withFacts(
      'status: completed\ndue: 2016-06-20',
      'Commitment 4: Haste',
    ),
  },
  '2016-06-28': {
    'en/ways/commitment-4.md': withFacts('status: limited\ndue: 2016-06-20', 'Commitment 4: Haste'),
  },
  '2016-07-05': { 'en/ways/commitment-4.md': undefined },
};
