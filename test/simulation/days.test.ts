import { expect, it } from '@jest/globals';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { addDays } from '../../lib/plan/standing/days.ts';
import { inTier } from '../support/tier.ts';
import { createMemoryPages } from './memory-pages.ts';
import { createModelRepository, type ModelFile } from './model-source.ts';
import { createRandom, type Random } from './random.ts';
import { createMemoryStores, site, wakeAll } from './world.ts';

const histories = inTier({ fast: 1, thorough: 6 });
const days = inTier({ fast: 50, thorough: 120 });
const first = '2015-11-20';

/** Days between two polls of one who comes seldom: every feed keeps longer. */
const seldom = 28;

const feeds = ['deadlines', 'weekly', 'monthly'] as const;

/** What a day brings to the files, in words. */
function edit(files: Map<string, ModelFile>, day: string, random: Random): string {
  const path = `ways/commitment-${1 + random.below(3)}.md`;
  if (files.has(path) && random.chance(15)) {
    files.delete(path);
    return `${day} ${path} goes`;
  }
  const status = random.pick(['limited', 'limited', 'substantial', 'completed']);
  const due = random.chance(80) ? `\ndue: ${addDays(day, random.below(80) - 20)}` : '';
  const step = random.chance(40)
    ? `\nmilestones:\n  - title: Survey\n    due: ${addDays(day, random.below(60))}`
    : '';
  const text = `---\nstatus: ${status}${due}${step}\n---\n# ${path.slice(5, -3)}\n\nIt is ${random.below(90)}.\n`;
  files.set(path, { mode: '100644', text });
  return `${day} ${path}: ${status}${due}${step}`.replaceAll('\n', ' ');
}

/** One who polls feeds and the calendar: what was heard, and what was wrong with it. */
function createPoller() {
  const items = new Map<string, string>();
  const events = new Map<string, { readonly sequence: number; readonly text: string }>();
  const wrong: string[] = [];
  return {
    items,
    events,
    wrong,
    readFeed(json: string): void {
      const feed = JSON.parse(json) as { readonly items: readonly { readonly id: string }[] };
      for (const item of feed.items) {
        const said = JSON.stringify(item);
        if ((items.get(item.id) ?? said) !== said) wrong.push(`${item.id} was told otherwise`);
        items.set(item.id, said);
      }
    },
    readCalendar(text: string): void {
      const read = [...text.replaceAll('\r\n ', '').matchAll(/BEGIN:VEVENT.*?END:VEVENT/gsu)];
      const now = new Map(read.map(([event]) => [/^UID:(.*)$/mu.exec(event)?.[1] ?? '', event]));
      for (const uid of events.keys()) if (!now.has(uid)) wrong.push(`the event ${uid} is gone`);
      for (const [uid, event] of now) {
        const sequence = Number(/^SEQUENCE:(\d+)/mu.exec(event)?.[1]);
        const before = events.get(uid) ?? { sequence, text: event };
        const isSame = sequence === before.sequence;
        if (sequence < before.sequence || (isSame && event !== before.text))
          wrong.push(`the event ${uid} changed, and its number ${sequence} did not grow`);
        events.set(uid, { sequence, text: event });
      }
    },
  };
}

/** Plays one history day by day, and answers with what was wrong. */
async function play(seed: number): Promise<string[]> {
  const random = createRandom(seed);
  const repository = createModelRepository();
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const author = { report: async () => {} };
  const files = new Map<string, ModelFile>([
    ['ways/README.md', { mode: '100644', text: '# Ways\n' }],
  ]);
  const [daily, rarely] = [createPoller(), createPoller()];
  let parents: string[] = [];
  for (let count = 0; count < days; count += 1) {
    const day = addDays(first, count);
    if (count === 0 || random.chance(15)) {
      const story = edit(files, day, random);
      repository.nextDate = `${day}T0${random.below(10)}:59:59.000Z`;
      parents = [repository.commit(new Map(files), parents, story).id];
      repository.head = parents[0];
      await wakeAll({ ...stores, pages, source: repository.source, author });
    }
    const now = () => new Date(`${day}T12:00:00Z`);
    const ask = async (name: string) => {
      const made = await onDemand(`/@feeds/${name}`, { ...stores, pages, now }, site);
      return made && 'text' in made ? made.text : '';
    };
    const isLast = count === days - 1;
    const pollers = count % seldom === 0 || isLast ? [daily, rarely] : [daily];
    for (const name of feeds) {
      const json = await ask(`${name}.json`);
      for (const poller of pollers) poller.readFeed(json);
    }
    daily.readCalendar(await ask('due.ics'));
  }
  expect(daily.items.size).toBeGreaterThan(5);
  expect(daily.events.size).toBeGreaterThan(1);
  const missed = [...daily.items].flatMap(([id, said]) => (rarely.items.has(id) ? [] : [said]));
  return [...daily.wrong, ...missed.map((said) => `who comes seldom missed ${said.slice(0, 200)}`)];
}

it(`days say nothing twice in other words, and lose nothing between two polls (${histories} of ${days} days)`, async () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= histories; seed += 1) {
    const found = await play(seed);
    wrong.push(...found.map((one) => `seed ${seed}: ${one}`));
  }
  expect(wrong).toEqual([]);
});
