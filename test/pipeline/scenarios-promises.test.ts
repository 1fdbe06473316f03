import { afterEach, describe, expect, it } from '@jest/globals';
import { byClass, byName, readPage, textOf } from '../site/page-tree.ts';
import type { PlanSite } from '../support/plan-site.ts';
import type { CommitRequest, Repository } from '../support/repository.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

/** The text of the first element of a class on a page; `''` where there is none. */
async function partOf(plan: PlanSite, key: string, name: string): Promise<string> {
  const [found] = byClass(readPage(await plan.text(`${key}index.html`)), name);
  return found ? textOf(found) : '';
}

const promise = (facts: string, about = 'water') =>
  `---\nnumber: 1\n${facts}\n---\n# Water\n\n${sentence(about)}`;
const on = (date: string, files: CommitRequest['files']) => (repository: Repository) =>
  repository.commit({ message: `On ${date}`, date, ...(files && { files }) });

describe('the history of a promise', () => {
  it('tells its dates, status, milestones and leads, the oldest first, and nothing else', async () => {
    const plan = await scenarios.publishStepwise(
      on('2016-01-01T12:00:00Z', {
        'water.md': promise('status: not-started\ndue: "2016-06-30"\nlead: [Ministry]'),
      }),
      on('2016-02-12T12:00:00Z', {
        'water.md': promise('status: not-started\ndue: "2016-12-31"\nlead: [Ministry]'),
      }),
      on('2016-03-01T12:00:00Z', {
        'water.md': promise('status: not-started\ndue: "2016-12-31"\nlead: [Ministry]', 'rain'),
      }),
      on('2016-04-01T12:00:00Z', {
        'water.md': promise(
          'status: limited\ndue: "2016-12-31"\nlead: [Office]\nmilestones: [{title: Pipes, due: "2016-05"}]',
          'rain',
        ),
      }),
      on('2016-05-01T12:00:00Z', { 'water.md': null, 'other.md': '# Other\n' }),
    );
    const [section] = byClass(readPage(await plan.text('water/index.html')), 'promise');
    expect(section && byName(section, 'li').map(textOf)).toEqual([
      '1 January 2016: promised; lead institution: Ministry; status: not started; due date: 30 June 2016',
      '12 February 2016: due date moved from 30 June 2016 to 31 December 2016 (184 days later)',
      '1 April 2016: lead institution changed from Ministry to Office; milestone added: “Pipes” (May 2016); status changed from not started to limited',
      '1 May 2016: withdrawn',
    ]);
    expect(await partOf(plan, 'other/', 'promise')).toBe('');
  });

  it('does not take facts that cannot be read for dropped', async () => {
    const plan = await scenarios.publishStepwise(
      on('2016-01-01T12:00:00Z', { 'a.md': promise('due: "2016-06-30"') }),
      on('2016-01-02T12:00:00Z', { 'a.md': promise('due: "2016-06-30"\n  - : {') }),
      on('2016-01-03T12:00:00Z', { 'a.md': promise('due: "2016-07-30"') }),
    );
    const steps = await partOf(plan, 'a/', 'promise');
    expect(steps).toContain('3 January 2016: due date moved from 30 June 2016 to 30 July 2016');
    expect(steps).not.toContain('2 January');
  });
});

describe('a withdrawn document', () => {
  const boxes = async (plan: PlanSite) => {
    const versions = [...plan.objects().keys()].filter((key) => /^water\/@[0-9a-f]+\/i/u.test(key));
    const found = versions.map((key) =>
      partOf(plan, key.replace('index.html', ''), 'version-withdrawn'),
    );
    return Promise.all(
      ['water/', 'water/@history/']
        .map((key) => partOf(plan, key, 'version-withdrawn'))
        .concat(found),
    );
  };
  const pushes = [
    on('2016-01-01T12:00:00Z', { 'water.md': promise('status: limited') }),
    on('2016-01-02T12:00:00Z', { 'water.md': promise('status: substantial') }),
    on('2016-01-03T12:00:00Z', { 'water.md': promise('status: completed') }),
    on('2016-05-01T12:00:00Z', { 'water.md': null, 'other.md': '# Other\n' }),
  ];

  it('says so on its page, its history and each of its versions, with the change that withdrew it', async () => {
    const plan = await scenarios.publish(...pushes);
    const found = await boxes(plan);
    expect(found).toHaveLength(5);
    for (const box of found) {
      expect(box).toMatch(/withdrawn on 1 May 2016/iu);
      expect(box).toContain('The change that withdrew it');
    }
  });

  it('says so no more when it is back', async () => {
    const back = on('2016-06-01T12:00:00Z', { 'water.md': promise('status: completed') });
    const plan = await scenarios.publish(...pushes, back);
    expect((await boxes(plan)).filter((box) => box !== '')).toEqual([]);
  });
});

describe('a document whose newest text cannot be published', () => {
  const files = (text: string | Uint8Array) => ({ 'a.md': text });
  const bad = new Uint8Array([0x23, 0x20, 0x41, 0xff, 0x0a]);
  const good = `# A\n\n${sentence('a')}`;
  const notice = (plan: PlanSite) => partOf(plan, 'a/', 'held-back');
  const start = [
    on('2016-01-01T12:00:00Z', { ...files(good), 'SUMMARY.md': '* [A](a.md)\n' }),
    on('2016-01-02T12:00:00Z', files(bad)),
  ];

  it('says so on its page, and why, also when its place changes', async () => {
    const plan = await scenarios.publish(
      ...start,
      on('2016-01-03T12:00:00Z', { 'SUMMARY.md': '* [B](b.md)\n* [A](a.md)\n', 'b.md': '# B\n' }),
    );
    expect(await notice(plan)).toBe(
      'A newer text of 2 January 2016 is held back. This is the last text that was published. Why it is held back',
    );
    const [, held] = await plan.changeSets();
    const why = `@changes/${held?.commit.slice(0, 12)}/`;
    expect(await plan.text('a/index.html')).toContain(`href="/${why}"`);
    expect(await plan.text(`${why}index.html`)).toContain('a.md');
  });

  it.each([
    ['a text that can', `${good}\nMore.\n`],
    ['the published text again', good],
  ])('says so no more when its file has %s', async (_, text) => {
    const plan = await scenarios.publishStepwise(...start, on('2016-01-03T12:00:00Z', files(text)));
    expect(await notice(plan)).toBe('');
  });
});

describe('a translation', () => {
  const languages = { 'LANGS.md': '* [English](en)\n* [Français](fr)\n' };
  const english = (about: string) => ({ 'en/a.md': `# A\n\n${sentence(about)}` });
  const french = (words: string, facts = '') => ({ 'fr/a.md': `${facts}# A\n\n${words}\n` });
  const behind = (plan: PlanSite) => partOf(plan, 'fr/a/', 'behind');

  it('says that its original changed after it, until it follows', async () => {
    const first = on('2016-01-01T12:00:00Z', { ...languages, ...english('a'), ...french('Un') });
    const second = on('2016-01-02T12:00:00Z', english('b'));
    const third = on('2016-01-03T12:00:00Z', english('c'));
    const plan = await scenarios.publish(first, second, third);
    expect(await behind(plan)).toBe(
      'La version en anglais a changé le 3 janvier 2016, après celle-ci : ce qui a changé',
    );
    const commits = (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
    expect(await plan.text('fr/a/index.html')).toContain(
      `href="/en/a/@compare/${commits[0]}..${commits[2]}/"`,
    );
    await on('2016-01-04T12:00:00Z', french('Trois'))(plan.repository);
    await plan.publish();
    expect(await behind(plan)).toBe('');
    expect(await partOf(plan, 'en/a/', 'behind')).toBe('');
  });

  it('says nothing where both change in one commit, or the original is changed back', async () => {
    const plan = await scenarios.publishStepwise(
      on('2016-01-01T12:00:00Z', { ...languages, ...english('a'), ...french('Un') }),
      on('2016-01-02T12:00:00Z', { ...english('b'), ...french('Deux') }),
      on('2016-01-03T12:00:00Z', english('c')),
      on('2016-01-04T12:00:00Z', english('b')),
    );
    expect(await behind(plan)).toBe('');
  });

  it('was made from the version that its front matter names', async () => {
    let named = '';
    const plan = await scenarios.publishStepwise(
      on('2016-01-01T12:00:00Z', { ...languages, ...english('a'), ...french('Un') }),
      async (repository) => {
        named = (await repository.git('rev-parse', 'HEAD')).trim();
        await repository.commit({
          message: 'More',
          files: english('b'),
          date: '2016-01-02T12:00:00Z',
        });
        const files = french('Deux', `---\ntranslates: "${named.slice(0, 9)}"\n---\n`);
        await repository.commit({ message: 'Late', files, date: '2016-01-03T12:00:00Z' });
      },
    );
    expect(await behind(plan)).toContain('a changé le 2 janvier 2016');
    expect(await plan.text('fr/a/index.html')).toContain(`/en/a/@compare/${named.slice(0, 12)}..`);
  });
});
