import { afterEach, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import type { PlanSite } from '../support/plan-site.ts';
import { testSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const now = () => new Date('2026-11-29T00:00:00Z');

async function ask(path: string, plan: PlanSite): Promise<string> {
  const answer = await onDemand(path, { ...plan, now }, testSite);
  return answer && 'text' in answer ? answer.text : '';
}

/** Titles of the contents with their depth: "  Hospitals". */
function contentsOf(page: string): string[] {
  const [, list = ''] = /<section class="contents".*?<\/h2>(.*?)<\/section>/su.exec(page) ?? [];
  let depth = 0;
  const lines: string[] = [];
  for (const [tag, title] of list.matchAll(/<ul>|<\/ul>|<bdi>([^<]*)/gu))
    if (title !== undefined) lines.push(`${' '.repeat(depth - 1)}${title}`);
    else depth += tag === '<ul>' ? 1 : -1;
  return lines;
}

describe('a folder without a page of its own', () => {
  const plan = {
    'README.md': '# Plan\n',
    'climate/README.md': '# Climate chapter\n',
    'climate/air.md': `# Clean air\n\n${sentence('air')}`,
    'health/hospitals.md': `# Hospitals\n\n${sentence('hospitals')}`,
    'health/in-towns/doctors.md': `# Doctors\n\n${sentence('doctors')}`,
  };

  it('is a chapter of the contents, of breadcrumbs, and has a page of contents', async () => {
    const site = await scenarios.publish(plan);
    expect(contentsOf(await site.text('index.html'))).toEqual([
      'Climate chapter',
      ' Clean air',
      'Health',
      ' Hospitals',
      ' In towns',
      '  Doctors',
    ]);
    const doctors = await site.text('health/in-towns/doctors/index.html');
    expect(doctors).toMatch(/class="breadcrumbs".*\/health\/".*Health.*\/in-towns\/".*In towns/su);
    const page = await ask('/health/', site);
    expect(contentsOf(page)).toEqual(['Hospitals', 'In towns', ' Doctors']);
    const inTowns = await ask('/health/in-towns/', site);
    expect(inTowns).toMatch(/<h1[^>]*>In towns.*Doctors/su);
    expect(inTowns).toMatch(/class="breadcrumbs".*"\/".*\/health\/".*Health<\/bdi>/su);
    expect(await ask('/nothing/', site)).toBe('');
    expect(await ask('/climate/', site)).toBe('');
  });

  it('gets one, and loses it again', async () => {
    const site = await scenarios.publish(
      plan,
      { 'health/README.md': '# Our health\n' },
      { 'health/in-towns/index.md': '# Towns\n', 'health/README.md': '# The health\n' },
      { 'health/README.md': null },
      { 'health/hospitals.md': null, 'health/in-towns/index.md': null },
    );
    expect(contentsOf(await site.text('index.html')).slice(2)).toEqual([
      'Health',
      ' In towns',
      '  Doctors',
    ]);
    expect(await site.text('health/in-towns/doctors/index.html')).toMatch(
      /class="breadcrumbs".*Health<\/bdi>.*In towns<\/bdi>/su,
    );
  });

  it('has the page of the file beside it that has its address', async () => {
    const site = await scenarios.publish(
      { 'budget/a.md': '# A\n', 'zoo.md': '# Zoo\n' },
      { 'budget.md': '# The budget\n' },
    );
    expect(contentsOf(await site.text('index.html'))).toEqual(['The budget', ' A', 'Zoo']);
  });

  it('is placed by the SUMMARY.md that lists its pages', async () => {
    const site = await scenarios.publish({
      'README.md': '# Plan\n',
      'SUMMARY.md': '* [B](b/two.md)\n* [Health](health/README.md)\n    * [One](health/one.md)\n',
      'b/two.md': '# Two\n',
      'health/one.md': '# One\n',
      'health/other.md': '# Other\n',
    });
    expect(contentsOf(await site.text('index.html'))).toEqual(['B', 'Health', ' One', ' Other']);
    expect(contentsOf(await ask('/health/', site))).toEqual(['One', 'Other']);
  });
});
