import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const plan = { 'README.md': '# Plan\n', '.notes/a.md': '# Hidden\n', 'en/.b.md': '# Beside\n' };

async function lastChanges(site: PlanSite): Promise<string[]> {
  const { changes } = await site.lastChangeSet();
  return changes.map(({ kind, after }) => `${kind} ${after.path}`);
}

describe('a hidden file', () => {
  it('is no part of the plan', async () => {
    const site = await scenarios.publish(plan);
    expect(await lastChanges(site)).toEqual(['created README.md']);
  });

  it('is one as soon as a SUMMARY.md above it names it, and until none does', async () => {
    const named = { 'SUMMARY.md': '* [A](.notes/a.md)\n', 'en/SUMMARY.md': '* [B](.b.md)\n' };
    const site = await scenarios.publish(plan, named);
    expect(await lastChanges(site)).toEqual([
      'created .notes/a.md',
      'created SUMMARY.md',
      'created en/.b.md',
      'created en/SUMMARY.md',
    ]);
    expect((await site.lastChangeSet()).problems).toEqual([]);
    const gone = await scenarios.publish(plan, named, { 'SUMMARY.md': '* [Plan](README.md)\n' });
    expect(await lastChanges(gone)).toEqual(['withdrawn .notes/a.md', 'amended SUMMARY.md']);
  });

  it('is not named from below what hides it', async () => {
    const site = await scenarios.publish({ ...plan, '.notes/SUMMARY.md': '* [A](a.md)\n' });
    expect(await lastChanges(site)).toEqual(['created README.md']);
  });

  it('comes with its links when it moves into sight', async () => {
    const site = await scenarios.publish(
      { ...plan, 'README.md': '# Plan\n\n[a](.notes/a.md) [c](c.md)\n' },
      { '.notes/a.md': null, 'c.md': '# Hidden\n' },
    );
    expect(await lastChanges(site)).toEqual(['created c.md']);
    expect(await site.text('index.html')).toContain('href="/c/"');
  });
});
