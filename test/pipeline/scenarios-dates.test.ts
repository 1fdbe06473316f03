import { afterEach, describe, expect, it } from '@jest/globals';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const now = () => new Date('2026-11-28T12:00:00Z');
const dates = ['2016-01-01', '2026-03-01', '2099-01-01', '2026-03-02', '2026-09-02'];
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function repository(days: readonly string[]): Promise<Repository> {
  const made = await createRepository();
  opened.push(made);
  for (const [index, day] of days.entries())
    await made.commit({
      message: `Push ${index + 1}`,
      files: { 'README.md': `# Plan\n\nText ${index + 1}.\n` },
      date: day.includes('T') ? day : `${day}T12:00:00Z`,
    });
  return made;
}

async function publish(from: Repository): Promise<PlanSite> {
  const plan = await openPlanSite(from, undefined, now);
  opened.push(plan);
  await plan.publish();
  return plan;
}

describe('a commit of a machine whose clock runs ahead', () => {
  it('leaves the commits after it the dates that they have', async () => {
    const plan = await publish(await repository(dates));
    expect((await plan.changeSets()).map(({ date }) => date.slice(0, 10))).toEqual([
      '2016-01-01',
      '2026-03-01',
      '2026-03-02',
      '2026-03-02',
      '2026-09-02',
    ]);
  });

  it('takes effect when it is published where nothing is on top of it', async () => {
    const plan = await publish(await repository(dates.slice(0, 3)));
    const { date, saidDate } = await plan.lastChangeSet();
    expect([date, saidDate]).toEqual(['2026-11-28T12:00:00.000Z', '2099-01-01T12:00:00.000Z']);
  });

  it('is told to its author once, and shown on pages and in feeds', async () => {
    const plan = await publish(await repository(dates));
    const problems = (await plan.changeSets()).flatMap((changeSet) => changeSet.problems);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^warning: the commit says that it was made on 2099-01-01, .* 2026-03-02/u,
      ),
    ]);
    const [, , { commit } = { commit: '' }] = await plan.changeSets();
    const name = commit.slice(0, 12);
    const said = 'the commit says 1 January 2099';
    for (const key of [`@${name}/`, `@changes/${name}/`, '@history/', '@changes/'])
      expect(await plan.text(`${key}index.html`)).toContain(said);
    for (const key of ['feed.xml', 'feed.atom', 'feed.json'])
      expect(await plan.text(key)).toContain(said.replace('the', 'The'));
    expect(await plan.text('index.html')).not.toContain('2099-01-01');
  });
});

describe('entries of one second', () => {
  it('have dates that differ in feeds, so that readers keep their order', async () => {
    const plan = await publish(await repository(['2016-01-01', '2016-01-01', '2016-01-01']));
    const feed = JSON.parse(await plan.text('feed.json')) as {
      items: readonly { date_published: string }[];
    };
    expect(feed.items.map(({ date_published }) => date_published.slice(17, 19))).toEqual([
      '02',
      '01',
      '00',
    ]);
  });
});
