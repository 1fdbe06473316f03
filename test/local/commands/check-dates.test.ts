import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkDates } from '../../../lib/local/commands/check-dates.ts';
import { openPlanSite, type PlanSite } from '../../support/plan-site.ts';
import { createRepository, type Repository } from '../../support/repository.ts';

const now = () => new Date('2020-01-01T00:00:00Z');

let repository: Repository;
let plan: PlanSite;
beforeEach(async () => {
  repository = await createRepository();
  plan = await openPlanSite(repository, undefined, now);
});
afterEach(async () => {
  await plan.close();
  await repository.close();
});

describe('gazette check', () => {
  it.each([
    ['the newest', []],
    ['followed by one that is believed', ['2018-03-01T00:00:00Z']],
    ['followed by one of the future', ['2098-03-01T00:00:00Z', '2019-03-01T00:00:00Z']],
  ])('says the date that publishing gives a commit of the future, %s', async (_, later) => {
    const dates = ['2016-01-01T00:00:00Z', '2099-01-01T00:00:00Z', ...later];
    for (const [round, date] of dates.entries())
      await repository.commit({ message: 'm', date, files: { 'a.md': `# A\n\n${round}\n` } });
    await plan.publish();
    const told = (await plan.changeSets()).flatMap(({ commit, problems }) =>
      problems.map(({ message }) => `${commit.slice(0, 12)}: ${message}`),
    );
    const checked = await checkDates(repository.directory, now);
    expect(checked.map(({ message }) => message)).toEqual(told);
    expect(told.length).toBeGreaterThan(0);
  });
});
