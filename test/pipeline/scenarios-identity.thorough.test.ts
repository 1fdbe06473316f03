import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

async function kinds(plan: PlanSite): Promise<string[]> {
  const { changes } = await plan.lastChangeSet();
  return changes.map(({ kind, before, after }) =>
    kind === 'moved' ? `${before?.path} to ${after.path}` : `${kind} ${after.path}`,
  );
}

const water = (text: string) => `---\nid: water\n---\n# Water\n\n${text}\n`;

describe('translations that share an id', () => {
  it('each keep their own history when one moves and its text changes', async () => {
    const plan = await scenarios.publish(
      { 'en/a.md': water('English.'), 'fr/a.md': water('Français.') },
      { 'en/a.md': null, 'en/b.md': water('All other words.') },
    );
    expect(await kinds(plan)).toEqual(['en/a.md to en/b.md']);
  });

  it('do not take over a withdrawn one of another language', async () => {
    const plan = await scenarios.publish(
      { 'en/a.md': water('English.'), 'fr/a.md': water('Français.') },
      { 'fr/a.md': null },
      { 'de/a.md': water('Deutsch.') },
    );
    expect(await kinds(plan)).toEqual(['created de/a.md']);
  });

  it('are not one another when one goes and another comes', async () => {
    const plan = await scenarios.publish(
      { 'en/a.md': water('English.'), 'fr/a.md': water('Français.') },
      { 'fr/a.md': null, 'de/a.md': water('Deutsch.') },
    );
    expect(await kinds(plan)).toEqual(['created de/a.md', 'withdrawn fr/a.md']);
  });

  it('stay themselves when a plan gets a folder for its language', async () => {
    const plan = await scenarios.publish(
      { 'a.md': water('English.') },
      { 'a.md': null, 'en/b.md': water('Other words.'), 'fr/b.md': water('Français.') },
    );
    expect(await kinds(plan)).toEqual(['a.md to en/b.md', 'created fr/b.md']);
  });
});

describe('an id', () => {
  it('that is copied into another file stays with the first', async () => {
    const plan = await scenarios.publish(
      { 'a.md': water('First.') },
      { 'copy.md': water('Copied.') },
      { 'a.md': null, 'b.md': water('Something else altogether.') },
    );
    expect(await kinds(plan)).toEqual(['a.md to b.md']);
  });

  it('that two files of one commit declare goes to the one whose path comes first', async () => {
    const plan = await scenarios.publish(
      { 'a.md': water('First.'), 'b.md': water('Second.') },
      { 'a.md': null, 'c.md': water('Something else altogether.') },
    );
    expect(await kinds(plan)).toEqual(['a.md to c.md']);
  });

  it('that moves to another file takes its document along', async () => {
    const plan = await scenarios.publish(
      { 'a.md': water('First.'), 'b.md': '# B\n' },
      { 'a.md': '# Not water any more\n', 'b.md': water('Here now.') },
    );
    expect(await kinds(plan)).toEqual(['created a.md', 'a.md to b.md', 'withdrawn b.md']);
    expect(await plan.text('a/index.html')).toContain('Not water any more');
    expect(await plan.text('b/index.html')).toContain('Here now.');
    expect(await plan.text('b/@history/index.html')).toContain('Push 1');
  });

  it('brings a withdrawn document back wherever it comes', async () => {
    const plan = await scenarios.publish(
      { 'a.md': water('First.') },
      { 'a.md': null },
      { 'b/c.md': water('Back.') },
    );
    expect(await kinds(plan)).toEqual(['reinstated b/c.md']);
    expect((await plan.page('a/index.html'))?.redirect).toBe('/b/c/');
    expect((await plan.page('a/feed.xml'))?.redirect).toBe('/b/c/feed.xml');
  });
});

describe('a withdrawn document', () => {
  it('that a revert brings back goes on where it was', async () => {
    const text = sentence('water');
    const plan = await scenarios.publish({ 'a.md': text }, { 'a.md': null }, (repository) =>
      repository.git('revert', '--no-edit', 'HEAD'),
    );
    expect(await kinds(plan)).toEqual(['reinstated a.md']);
    expect(await plan.text('a/index.html')).not.toContain('withdrawn on');
  });

  it('that lost its address to another comes back beside it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '# File\n' },
      { 'a.md': null, 'a/README.md': '# Folder\n' },
      { 'a.md': '# File again\n' },
    );
    expect(await plan.text('a/index.html')).toContain('Folder');
    expect(await plan.text('a.md/index.html')).toContain('File again');
  });

  it('comes and goes with the whole plan', async () => {
    const files = { 'README.md': '# Plan\n', 'a/README.md': '# A\n', 'a/x.md': '# X\n' };
    const none = { 'README.md': null, 'a/README.md': null, 'a/x.md': null };
    const plan = await scenarios.publish(files, none, files, none, files);
    expect(await kinds(plan)).toEqual([
      'reinstated README.md',
      'reinstated a/README.md',
      'reinstated a/x.md',
    ]);
  });
});

describe('a file that cannot be published', () => {
  it('heals the links to it once it can', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '[soon](b.md)\n', 'b.md': new Uint8Array([0x23, 0xff, 0xfe]) },
      { 'b.md': '# B\n' },
    );
    expect(await plan.text('a/index.html')).toContain('href="/b/">soon</a>');
  });

  it('keeps what was published from it, also when it comes back as it was', async () => {
    const plan = await scenarios.publish(
      { 'a.md': '# A\n' },
      { 'a.md': new Uint8Array([0x23, 0xff, 0xfe]) },
      { 'a.md': '# A\n' },
      { 'a.md': '# A two\n' },
    );
    expect(await kinds(plan)).toEqual(['amended a.md']);
  });
});

describe('an address', () => {
  it('that a file had to fall back to is never given twice', async () => {
    const plan = await scenarios.publish(
      { 'a.md.md': '# Odd\n' },
      { 'a/README.md': '# Folder\n' },
      { 'a.md': '# File\n' },
    );
    const addresses = (await plan.changeSets()).flatMap(({ changes }) =>
      changes.map(({ after }) => after.address),
    );
    expect(new Set(addresses).size).toBe(3);
  });
});

describe('pages of a plan and of a translation that has some of its chapters', () => {
  const list = (...chapters: readonly (readonly [string, string, number])[]) =>
    `# List\n\n${chapters.map(([folder, name, number]) => `* [${folder}](${folder}/README.md)\n    * [${number}](${folder}/${name}-${number}.md)\n`).join('')}* [Words](GLOSSARY.md)\n`;
  const files = {
    'LANGS.md': '* [English](en)\n* [Français](fr)\n',
    'en/README.md': '# Plan\n',
    'en/SUMMARY.md': list(
      ['one', 'commitment', 1],
      ['two', 'commitment', 2],
      ['three', 'commitment', 3],
    ),
    'en/GLOSSARY.md': '# Words\n',
    'fr/README.md': '# Plan\n',
    'fr/SUMMARY.md': list(['deux', 'engagement', 2]),
    'fr/GLOSSARY.md': '# Mots\n',
    ...Object.fromEntries(
      ['one', 'two', 'three'].flatMap((folder, index) => [
        [`en/${folder}/README.md`, `# ${folder}\n`],
        [`en/${folder}/commitment-${index + 1}.md`, `# Commitment ${index + 1}: Do it\n`],
      ]),
    ),
    'fr/deux/README.md': '# deux\n',
    'fr/deux/engagement-2.md': '# Engagement 2 : Le faire\n',
  };

  it.each([
    ['/en/', '/fr/'],
    ['/en/two/', '/fr/deux/'],
    ['/en/two/commitment-2/', '/fr/deux/engagement-2/'],
    ['/en/GLOSSARY/', '/fr/GLOSSARY/'],
  ])('%s and %s lead to one another', async (english, french) => {
    const plan = await scenarios.publish(files);
    expect(await plan.text(`${english.slice(1)}index.html`)).toContain(
      `hreflang="fr" href="https://plan.example.org${french}"`,
    );
    expect(await plan.text(`${french.slice(1)}index.html`)).toContain(
      `hreflang="en" href="https://plan.example.org${english}"`,
    );
  });

  it.each(['en/one', 'en/three', 'en/one/commitment-1'])(
    '/%s/ leads to no other',
    async (address) => {
      const plan = await scenarios.publish(files);
      expect(await plan.text(`${address}/index.html`)).not.toContain('hreflang="fr"');
    },
  );
});
