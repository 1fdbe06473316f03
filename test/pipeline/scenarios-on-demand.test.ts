import { afterEach, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { type PlanSite, testSite } from '../support/plan-site.ts';
import { openScenarios, type Push, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

/** A push on a day of January 2016. */
function on(day: number, files: Record<string, string | null>): Push {
  return (repository) =>
    repository.commit({ message: `Day ${day}`, files, date: `2016-01-${10 + day}T12:00:00Z` });
}

async function commits(plan: PlanSite): Promise<string[]> {
  return (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
}

const text = (number: number) => `# Title ${number}\n\n${sentence('the water')}`;

describe('an address on a day', () => {
  it('leads to the version that was there, also where another document is now', async () => {
    const plan = await scenarios.publish(
      on(1, { 'a.md': text(1) }),
      on(2, { 'a.md': null, 'b.md': text(1) }),
      on(3, { 'a.md': '# Another\n' }),
    );
    const [first, second, third] = await commits(plan);
    const ask = (path: string) => onDemand(path, plan, testSite);
    const always = { cache: 'permanent' };
    expect(await ask('/a/@2016-01-11/')).toEqual({ redirect: `/a/@${first}/`, ...always });
    expect(await ask('/a/@2016-01-12/')).toEqual({ redirect: `/b/@${second}/`, ...always });
    expect(await ask('/b/@2016-01-11/')).toEqual({ redirect: `/a/@${first}/`, ...always });
    expect(await ask('/a/@2016-01-01/')).toEqual({
      status: 404,
      text: expect.stringMatching(
        /first version was published on <a href="\/a\/@\w{12}\/"><time dateTime="2016-01-11[^>]*>11 January 2016</iu,
      ),
    });
    expect(await ask('/c/@2016-01-01/')).toMatchObject({ status: 404 });
    // More may come for the day of the newest change set, and for the days after it.
    const now = { redirect: `/a/@${third}/`, cache: 'current' };
    expect(await ask('/a/@2016-01-13/')).toEqual(now);
    expect(await ask('/a/@9999-12-31/')).toEqual(now);
  });

  it('is the same for ever once something is published of a later day, whatever dates come', async () => {
    const first = on(1, { 'a.md': text(1), 'b.md': '# B\n' });
    const plan = await scenarios.publish(first, on(2, { 'b.md': '# B two\n' }));
    const [start] = await commits(plan);
    const ask = () => onDemand('/a/@2016-01-11/', plan, testSite);
    const before = await ask();
    expect(before).toEqual({ redirect: `/a/@${start}/`, cache: 'permanent' });
    // A commit that says it is older than what is published counts from when it came.
    const { repository } = plan;
    const late = { message: 'Late', files: { 'a.md': text(2) }, date: '2016-01-11T18:00:00Z' };
    await repository.commit(late);
    await plan.publish();
    expect(await ask()).toEqual(before);
  });
});

describe('a comparison of two versions', () => {
  it('is made under the address of before and of now', async () => {
    const plan = await scenarios.publish(
      { 'a.md': text(1) },
      { 'a.md': text(2) },
      { 'a.md': null, 'b.md': text(3) },
    );
    const [first, , third] = await commits(plan);
    for (const address of ['a', 'b']) {
      const page = await onDemand(`/${address}/@compare/${first}..${third}/`, plan, testSite);
      expect(page).toMatchObject({ key: `${address}/@compare/${first}..${third}/index.html` });
    }
  });

  it('is of the document that was at the address, where two have versions of these commits', async () => {
    const plan = await scenarios.publish(
      { 'a.md': `${text(1)}A\n`, 'b.md': '# B one\n' },
      { 'a.md': `${text(2)}A\n`, 'b.md': '# B two\n' },
      { 'a.md': `${text(3)}A\n`, 'b.md': '# B three\n' },
      { 'a.md': null, 'c.md': `${text(4)}A\n` },
      { 'a.md': '# New\n' },
    );
    const [first, , third] = await commits(plan);
    await onDemand(`/a/@compare/${first}..${third}/`, plan, testSite);
    expect(await plan.text(`a/@compare/${first}..${third}/index.html`)).toContain('the water');
  });
});
