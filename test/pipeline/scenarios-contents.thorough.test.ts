import { afterEach, describe, expect, it } from '@jest/globals';
import { openScenarios, type Push, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const chapters = {
  'README.md': '# Plan\n',
  'a/README.md': '# Chapter A\n',
  'a/x.md': `# X\n\n${sentence('x')}`,
  'a/y.md': `# Y\n\n${sentence('y')}`,
  'b/README.md': '# Chapter B\n',
  'b/z.md': `# Z\n\n${sentence('z')}`,
};

const summary = `* [Chapter A](a/README.md)
    * [X](a/x.md)
    * [Y](a/y.md)
* [Chapter B](b/README.md)
    * [Z](b/z.md)
`;

describe('SUMMARY.md', () => {
  it('comes, changes order, is retitled and goes', async () => {
    const plan = await scenarios.publish(
      chapters,
      { 'SUMMARY.md': summary },
      { 'SUMMARY.md': summary.split('\n').toReversed().join('\n') },
      { 'SUMMARY.md': summary.replace('Chapter A', 'First chapter') },
      { 'SUMMARY.md': null },
    );
    expect(await plan.text('index.html')).toMatch(/Chapter A.*X.*Y.*Chapter B.*Z/su);
  });

  it('leaves a new file out, which stands at the end of its chapter all the same', async () => {
    const water = { 'a/w.md': `# W\n\n${sentence('w')}`, 'a/deep/v.md': `# V\n\n${sentence('v')}` };
    const plan = await scenarios.publish(
      { ...chapters, 'SUMMARY.md': summary },
      water,
      { 'SUMMARY.md': `* [Start](b/z.md)\n${summary}` },
      { 'a/w.md': null },
      { 'a/w.md': `# W\n\n${sentence('w')}`, 'SUMMARY.md': `${summary}* [W](a/w.md)\n` },
      { 'SUMMARY.md': summary },
    );
    expect(await plan.text('index.html')).toMatch(/Chapter A.*X.*Y.*V.*W.*Chapter B.*Z/su);
    expect(await plan.text('a/index.html')).toMatch(/id="@contents".*X.*Y.*V.*W/su);
    expect(await plan.text('b/index.html')).not.toMatch(
      /class="contents".*>[VW]<.*class="neighbours"/su,
    );
    expect(await plan.text('a/w/index.html')).toMatch(/class="breadcrumbs".*Chapter A/su);
  });

  it('is named to the author of a file that it leaves out, once for all of a push', async () => {
    const told = async (...pushes: Push[]) => {
      const plan = await scenarios.publishStepwise(...pushes);
      return (await plan.lastChangeSet()).problems.map(({ path, message }) => [path, message]);
    };
    const listed = { ...chapters, 'SUMMARY.md': summary };
    const [w, v] = [{ 'a/w.md': '# W\n' }, { 'v.md': '# V\n' }];
    expect(await told(listed)).toEqual([]);
    expect(await told(listed, w)).toEqual([
      [
        'a/w.md',
        'SUMMARY.md does not list this file, so it stands after the listed ones of its chapter',
      ],
    ]);
    expect(await told(listed, { ...w, ...v })).toEqual([
      [
        'SUMMARY.md',
        '2 files are not listed, so they stand after the listed ones of their chapters: "a/w.md", "v.md"',
      ],
    ]);
    expect(await told(listed, w, { 'a/w.md': '# W, later\n' })).toEqual([]);
    expect(await told(listed, { ...w, 'SUMMARY.md': `${summary}* [W](a/w.md)\n` })).toEqual([]);
  });

  it('of a folder says where its own pages stand, whatever is listed above', async () => {
    const plan = await scenarios.publish({
      ...chapters,
      'SUMMARY.md': '* [Chapter B](b/README.md)\n* [Chapter A](a/README.md)\n',
      'a/SUMMARY.md': '* [Y](y.md)\n',
    });
    expect(await plan.text('index.html')).toMatch(/Chapter B.*Z.*Chapter A.*Y.*X/su);
  });

  it('names a chapter anew, also in the way to what is below it', async () => {
    const plan = await scenarios.publish(
      { ...chapters, 'SUMMARY.md': summary },
      { 'SUMMARY.md': summary.replace('Chapter A', 'First chapter') },
    );
    expect(await plan.text('a/x/index.html')).toContain('First chapter');
  });

  it('loses an entry beside one that has no file', async () => {
    await scenarios.publish(
      {
        ...chapters,
        'SUMMARY.md': '* [X](a/x.md)\n* [None](none.md)\n* [Y](a/y.md)\n* [Z](b/z.md)\n',
      },
      { 'SUMMARY.md': '* [X](a/x.md)\n* [None](none.md)\n* [Z](b/z.md)\n' },
      { 'none.md': '# There after all\n' },
      { 'none.md': null },
    );
  });

  it('has pages below pages, whose titles and addresses change', async () => {
    const plan = await scenarios.publish(
      {
        'a.md': sentence('a'),
        'b.md': sentence('b'),
        'SUMMARY.md': '* [A](a.md)\n  * [B](b.md)\n',
      },
      { 'a.md': null },
      { 'a.md': '# A again\n' },
    );
    expect(await plan.text('b/index.html')).toContain('href="/a/"');
  });

  it('is swapped between two languages', async () => {
    const english = '---\nid: en\n---\n* [Two](two.md)\n* [One](one.md)\n';
    const french = '---\nid: fr\n---\n* [Un](one.md)\n* [Deux](two.md)\n';
    const plan = await scenarios.publish(
      {
        'en/one.md': '# One\n',
        'en/two.md': '# Two\n',
        'fr/one.md': '# Un\n',
        'fr/two.md': '# Deux\n',
        'en/SUMMARY.md': english,
        'fr/SUMMARY.md': french,
      },
      { 'en/SUMMARY.md': french, 'fr/SUMMARY.md': english },
    );
    expect(await plan.text('en/one/index.html')).toContain('Deux');
  });

  it('leaves files of a chapter out, which the next chapter does not take', async () => {
    const plan = await scenarios.publish(
      { ...chapters, 'SUMMARY.md': '* [Chapter A](a/README.md)\n' },
      { 'b/z.md': '# Z, retitled\n' },
      { 'a/README.md': '# Chapter A, retitled\n' },
      { 'a/README.md': null },
    );
    expect(await plan.text('index.html')).toContain('Z, retitled');
  });

  it('moves together with what it lists', async () => {
    await scenarios.publish(
      { ...chapters, 'SUMMARY.md': summary },
      {
        'a/x.md': null,
        'c/x.md': chapters['a/x.md'],
        'SUMMARY.md': '* [Y](a/y.md)\n* [X](c/x.md)\n* [Chapter A](a/README.md)\n',
      },
    );
  });
});

describe('chapters', () => {
  it('come after their documents, are retitled and go', async () => {
    await scenarios.publish(
      { 'a/x.md': '# X\n', 'a/b/y.md': '# Y\n', 'c.md': '# C\n' },
      { 'a/README.md': '# A\n' },
      { 'a/b/README.md': '# B\n' },
      { 'a/README.md': '# A, retitled\n' },
      { 'a/README.md': null },
      { 'a/w.md': '# W\n' },
      { 'a/b/README.md': null, 'a/x.md': null },
    );
  });
});

const languages = {
  'LANGS.md': '* [English](en)\n* [Français](fr)\n',
  'en/README.md': '# English\n',
  'fr/README.md': '# Français\n',
  'en/c.md': `# Commitment 9: nine\n\n${sentence('nine')}`,
  'fr/c.md': `# Engagement 9 : neuf\n\n${sentence('neuf')}`,
};

describe('languages', () => {
  it('come, change and go', async () => {
    const { 'LANGS.md': list, ...texts } = languages;
    await scenarios.publish(
      texts,
      { 'LANGS.md': list },
      { 'LANGS.md': '* [English](en)\n' },
      { 'LANGS.md': '* [Français](fr)\n* [English](en)\n' },
      { 'LANGS.md': null },
      { 'LANGS.md': list },
    );
  });

  it('name a translation by its new address and title, and no withdrawn one', async () => {
    const plan = await scenarios.publish(
      languages,
      (repository) => repository.rename('fr/c.md', 'fr/d.md'),
      { 'fr/d.md': `# Engagement 9 : neuf bis\n\n${sentence('neuf')}` },
    );
    expect(await plan.text('en/c/index.html')).toContain('href="/fr/d/"');
    await plan.repository.commit({ message: 'Withdraw', files: { 'fr/d.md': null } });
    await plan.publish();
    expect(await plan.text('en/c/index.html')).not.toContain('href="/fr/d/"');
  });
});

describe('images', () => {
  it('come, are replaced, go and come back', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '# A\n\n![map](map.png)\n' },
      { 'map.png': new Uint8Array([1]) },
      { 'map.png': new Uint8Array([2]), 'a.md': '# A two\n\n![map](map.png)\n' },
      { 'map.png': null },
      { 'map.png': new Uint8Array([1]), 'b.md': '# B\n' },
    );
    expect(await plan.text('a/index.html')).toContain('/@assets/');
  });
});

describe('what was withdrawn', () => {
  const isListed = (page: string) => /class="withdrawn-list".*<bdi>X<\/bdi>/su.test(page);
  const onPages = async (...pushes: Push[]) => {
    const plan = await scenarios.publish(...pushes);
    const pages = ['index.html', 'a/index.html', 'b/index.html', 'a/y/index.html'];
    return Promise.all(pages.map(async (page) => isListed(await plan.text(page))));
  };

  it('is at the foot of the contents of home and of its chapter, until it comes back', async () => {
    const named = `---\nid: x\n---\n\n${chapters['a/x.md']}`;
    const gone: Push[] = [{ ...chapters, 'a/x.md': named }, { 'a/x.md': null }];
    expect(await onPages(...gone)).toEqual([true, true, false, false]);
    const back = { 'b/x.md': named };
    expect(await onPages(...gone, back)).toEqual([false, false, false, false]);
  });

  it('is there also where a SUMMARY.md has the chapter elsewhere, or a page of it comes later', async () => {
    const apart = `* [Y](a/y.md)\n    * [X](a/x.md)\n* [Chapter A](a/README.md)\n${summary.slice(summary.indexOf('* [Chapter B]'))}`;
    const gone = { 'a/x.md': null, 'SUMMARY.md': apart.replace('    * [X](a/x.md)\n', '') };
    const listed = { ...chapters, 'SUMMARY.md': apart };
    expect(await onPages(listed, gone)).toEqual([true, true, false, false]);
    const { 'a/README.md': readme, ...without } = chapters;
    expect(await onPages(without, { 'a/x.md': null }, { 'a/README.md': readme })).toEqual([
      ...[true, true, false, false],
    ]);
  });
});
