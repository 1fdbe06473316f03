import { afterEach, describe, expect, it } from '@jest/globals';
import { formatProblem } from '../../lib/plan/model/problem.ts';
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

async function told(plan: PlanSite): Promise<string[]> {
  return (await plan.lastChangeSet()).problems.map(formatProblem);
}

async function newestEntry(plan: PlanSite): Promise<{ title: string; content_html: string }> {
  const feed = JSON.parse(await plan.text('feed.json')) as {
    items: readonly { title: string; content_html: string }[];
  };
  const [newest] = feed.items;
  if (!newest) throw new Error('the feed is empty');
  return newest;
}

/** Paragraphs on one long line each, as editors without line breaks write them. */
function paragraphs(word: string): string {
  const one = (about: string) =>
    `By the end of ${word} the ministry publishes the ${about} of each of its agencies, in an open format, without asking anybody who reads it for a name or for a reason.`;
  return ['budget', 'calendar', 'register of contracts'].map(one).join('\n\n');
}

const commitment = (number: number, title: string, text: string) =>
  `# Commitment ${number}: ${title}\n\n${text}\n`;

describe('a file that is renamed and reworded', () => {
  it('is the same document where one word changed in each long paragraph', async () => {
    const plan = await scenarios.publish(
      { 'a.md': `# Plan\n\n${paragraphs('June')}\n` },
      { 'a.md': null, 'b.md': `# The plan\n\n${paragraphs('July')}\n` },
    );
    expect(await kinds(plan)).toEqual(['a.md to b.md']);
    expect((await plan.page('a/index.html'))?.redirect).toBe('/b/');
  });

  it('is the same commitment where number and title stay, whatever becomes of the text', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(7, 'Open the accounts', sentence('accounts')) },
      { 'a.md': null, 'b.md': commitment(7, 'Open the accounts', 'Money matters, all of it.') },
    );
    expect(await kinds(plan)).toEqual(['a.md to b.md']);
  });

  it('is the same commitment where the number and a quarter of the text stay', async () => {
    const plan = await scenarios.publish(
      {
        'a.md': commitment(
          7,
          'Open the accounts',
          `${sentence('one')}${paragraphs('June').slice(0, 160)}`,
        ),
      },
      { 'a.md': null, 'b.md': commitment(7, 'Accounts', `${sentence('one')}${sentence('two')}`) },
    );
    expect(await kinds(plan)).toEqual(['a.md to b.md']);
  });

  it('is not that of another language, nor of another id', async () => {
    const text = commitment(7, 'Open the accounts', sentence('accounts'));
    const other = text.replace('is long enough', 'seems to be long enough');
    const languages = await scenarios.publish(
      {
        'en/a.md': commitment(7, 'Open the accounts', 'Yes.'),
        'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
      },
      { 'en/a.md': null, 'fr/a.md': commitment(7, 'Open the accounts', 'Oui.') },
    );
    expect(await kinds(languages)).toEqual(['withdrawn en/a.md', 'created fr/a.md']);
    const ids = await scenarios.publish(
      { 'a.md': `---\nid: one\n---\n${text}` },
      { 'a.md': null, 'b.md': `---\nid: two\n---\n${other}` },
    );
    expect(await kinds(ids)).toEqual(['withdrawn a.md', 'created b.md']);
  });

  it('is told to its author where it stays open, and linked for readers', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(7, 'Open the accounts', sentence('accounts')) },
      { 'a.md': null, 'b.md': commitment(7, 'Plant trees', 'Along every road, and soon.') },
    );
    expect(await kinds(plan)).toEqual(['withdrawn a.md', 'created b.md']);
    expect(await told(plan)).toEqual([
      expect.stringMatching(
        /^b\.md:1: warning: this may be "a\.md" under another name.* an "id" in its front/u,
      ),
    ]);
    expect(await plan.text('a/index.html')).toContain('<a href="/b/">It may have been continued');
  });

  it.each([
    ['to the letter', 'To do.\n', 'To do.\n'],
    ['in half of it', '# Roads\n\nTo be written.\n', '# Roads\n\nTo be written soon.\n'],
    ['without blanks between words', '水を節約する計画を立てる。', '水を節約する計画を作る。'],
  ])('is the same where little is written, and that %s', async (_how, before, after) => {
    const plan = await scenarios.publish({ 'a.md': before }, { 'a.md': null, 'b.md': after });
    expect(await kinds(plan)).toEqual(['a.md to b.md']);
  });

  it('is no other one where nothing is written, nor one of several that say the same', async () => {
    const empty = await scenarios.publish({ 'a.md': '\n' }, { 'a.md': null, 'b.md': '\n' });
    expect(await kinds(empty)).toEqual(['withdrawn a.md', 'created b.md']);
    const stubs = await scenarios.publish(
      { 'x/a.md': 'To do.\n', 'x/b.md': 'To do.\n' },
      { 'x/a.md': null, 'x/b.md': null, 'y/b.md': 'To do.\n', 'y/a.md': 'To do.\n' },
    );
    expect(await kinds(stubs)).toEqual(['x/a.md to y/a.md', 'x/b.md to y/b.md']);
  });
});

describe('an id that two new files declare', () => {
  it('belongs to the one that has the very text', async () => {
    const text = `---\nid: water\n---\n# Water\n\n${sentence('water')}`;
    const plan = await scenarios.publish(
      { 'a.md': text },
      { 'a.md': null, 'b.md': `---\nid: water\n---\n# Fire\n`, 'c.md': text },
    );
    expect(await kinds(plan)).toEqual(['created b.md', 'a.md to c.md']);
  });
});

describe('a number that is used twice', () => {
  const text = (about: string) => commitment(24, `On ${about}`, sentence(about));

  it('is told at the push that makes it, once, and only within a language', async () => {
    const plan = await scenarios.publish(
      { 'en/a.md': text('a'), 'fr/a.md': text('b') },
      { 'en/b.md': text('c'), 'en/c.md': text('d') },
    );
    const twice = (path: string) =>
      `${path}:1: warning: the number 24 is also that of "en/a.md" in this language (Give one of the two another number, in its front matter or its heading.)`;
    expect(await told(plan)).toEqual([twice('en/b.md'), twice('en/c.md')]);
    const later = await scenarios.publish(
      { 'a.md': text('a') },
      { 'b.md': text('c') },
      { 'b.md': `${text('c')}\nMore.\n` },
    );
    expect(await told(later)).toEqual([]);
  });

  it('is told of the later path where both come at once, or come to it', async () => {
    const plan = await scenarios.publish({ 'a.md': text('a'), 'b.md': text('b') });
    expect(await told(plan)).toEqual([
      expect.stringMatching(/^b\.md:1: warning: .* that of "a\.md"/u),
    ]);
    const changed = await scenarios.publish(
      { 'a.md': text('a'), 'b.md': text('b').replace('24', '25') },
      { 'b.md': text('b') },
    );
    expect(await told(changed)).toHaveLength(1);
  });

  it('is another number in the plan of other years', async () => {
    const plan = await scenarios.publish(
      { 'nap-2015-2017/a.md': text('a') },
      { 'nap-2018-2020/a.md': text('a') },
      { 'nap-2015-2017/a.md': null },
    );
    const all = await plan.changeSets();
    expect(all.flatMap(({ problems }) => problems)).toEqual([]);
    expect((await newestEntry(plan)).title).toBe('Commitment 24: withdrawn');
  });

  it('is free again when its document goes or gets another one', async () => {
    const plan = await scenarios.publish(
      { 'a.md': text('a'), 'b.md': text('b').replace('24', '25') },
      { 'a.md': null, 'b.md': text('b').replace('24', '26') },
      { 'c.md': text('c'), 'd.md': text('d').replace('24', '25') },
    );
    expect(await told(plan)).toEqual([]);
  });
});

describe('a copy that is deleted again', () => {
  const numbered = commitment(24, 'Open the accounts', sentence('accounts'));
  const page = `# Open the accounts\n\n${sentence('accounts')}`;

  it.each([
    ['of a commitment', numbered],
    ['of a page', page],
    ['with an id', `---\nid: water\n---\n# Water for all\n\n${sentence('water')}`],
  ])('never says that the original was withdrawn: %s', async (_what, original) => {
    const plan = await scenarios.publish(
      { 'a.md': original },
      { 'copy.md': original },
      { 'copy.md': null },
    );
    const { title, content_html: content } = await newestEntry(plan);
    expect(title).toMatch(/: one of two copies withdrawn, the other stays$/u);
    expect(content).toContain('one of two copies withdrawn, the other stays');
    expect(content).not.toContain('<del');
    expect(await plan.text('copy/index.html')).toContain('The plan had this document twice.');
    expect(await plan.text('copy/index.html')).toContain('<a href="/a/">The copy that is part');
  });

  it('says so when the other one changes, comes or moves with the same commit', async () => {
    const plan = await scenarios.publish(
      { 'a.md': numbered },
      { 'copy.md': numbered },
      { 'copy.md': null, 'a.md': null, 'c.md': `${numbered}\nMore.\n` },
    );
    const { changes } = await plan.lastChangeSet();
    expect(changes.filter(({ otherCopy }) => otherCopy === '/c/')).toHaveLength(1);
  });

  it('says so among other changes, last', async () => {
    const plan = await scenarios.publish(
      { 'a.md': numbered },
      { 'copy.md': numbered },
      { 'copy.md': null, 'b.md': '# B\n' },
    );
    const { title } = await newestEntry(plan);
    expect(title).toBe(
      'B: first published; Commitment 24: one of two copies withdrawn, the other stays',
    );
  });

  it.each([
    ['number', numbered, commitment(24, 'Plant trees', sentence('trees'))],
    ['title', page, '# Open the accounts\n\nOther words, and no more than these few.\n'],
  ])('is a withdrawal where only the %s is the same', async (_what, one, other) => {
    const plan = await scenarios.publish({ 'a.md': one, 'b.md': other }, { 'b.md': null });
    expect((await newestEntry(plan)).title).toMatch(/: withdrawn$/u);
    expect(await plan.text('b/index.html')).toContain('no longer part of the plan');
  });
});
