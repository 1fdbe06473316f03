import { describe, expect, it } from '@jest/globals';
import { openPlanSite } from '../support/plan-site.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const long = 'A sentence that is long enough to be recognised when its file moves elsewhere.';

/** A history that touches what pages share: order, titles, neighbours, chapters, languages, links. */
const steps: readonly ((repository: Repository) => Promise<unknown>)[] = [
  (repository) =>
    repository.commit({
      message: 'First publication',
      files: {
        'README.md': '# Plan\n',
        'a/README.md': '# Chapter A\n',
        'a/commitment-1.md': `# Commitment 1: one\n\n${long} One. [next](commitment-2.md)\n`,
        'a/commitment-3.md': `# Commitment 3: three\n\n${long} Three.\n`,
      },
    }),
  (repository) =>
    repository.commit({
      message: 'Add the one between',
      files: { 'a/commitment-2.md': `# Commitment 2: two\n\n${long} Two.\n` },
    }),
  (repository) => repository.rename('a/commitment-3.md', 'b/commitment-3.md'),
  (repository) =>
    repository.commit({ message: 'Chapter', files: { 'b/README.md': '# Chapter B\n' } }),
  (repository) =>
    repository.commit({ message: 'Retitle', files: { 'a/README.md': '# Chapter A, retitled\n' } }),
  (repository) => repository.commit({ message: 'Withdraw', files: { 'a/commitment-2.md': null } }),
  (repository) =>
    repository.commit({
      message: 'Order',
      files: {
        'SUMMARY.md':
          '# Summary\n\n* [B](b/README.md)\n    * [Third](b/commitment-3.md)\n* [A](a/README.md)\n    * [First](a/commitment-1.md)\n',
      },
    }),
  (repository) =>
    repository.commit({
      message: 'Languages',
      files: {
        'LANGS.md': '* [English](en)\n* [Français](fr)\n',
        'en/README.md': '# English\n',
        'fr/README.md': '# Français\n',
        'en/c.md': `# Commitment 9: nine\n\n${long} Nine.\n`,
        'fr/c.md': `# Engagement 9 : neuf\n\n${long} Neuf.\n`,
      },
    }),
  (repository) =>
    repository.commit({
      message: 'Order again',
      files: { 'SUMMARY.md': '* [A](a/README.md)\n    * [First](a/commitment-1.md)\n' },
    }),
  (repository) =>
    repository.commit({
      message: 'Back',
      files: { 'a/commitment-2.md': '# Commitment 2: again\n' },
    }),
];

describe('the site', () => {
  it('is the same after one publication of a whole history as after each commit on its own', async () => {
    const repository = await createRepository();
    const stepwise = await openPlanSite(repository);
    const atOnce = await openPlanSite(repository);
    for (const step of steps) {
      await step(repository);
      await stepwise.publish();
    }
    await atOnce.publish();
    const [one, all] = [stepwise.objects(), atOnce.objects()];
    expect([...all.keys()]).toEqual([...one.keys()]);
    for (const [key, body] of one) expect([key, all.get(key)]).toEqual([key, body]);
    await stepwise.close();
    await atOnce.close();
    await repository.close();
  });
});
