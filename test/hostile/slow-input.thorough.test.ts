import { afterEach, describe, expect, it } from '@jest/globals';
import type { Trial } from '../../lib/ports/text-trials.ts';
import type { PlanSite } from '../support/plan-site.ts';
import { problemText } from '../support/problem-text.ts';
import { openScenarios, type Scenarios } from '../support/scenario.ts';
import { longText, trialsWhere } from '../support/trials.ts';

/** Where the texts that say so are slow: to parse, to lay out, or to compare with what was there before. */
const slow = ({ step, after, before }: Trial) =>
  after.text.includes('# Slow') ||
  (step === 'publish' && after.text.includes('# Wide')) ||
  (before !== undefined && after.text.includes('# Tangled'));

const notice = 'Shown as it is written.';

const scenarios: Scenarios[] = [];

function open() {
  const trials = trialsWhere(slow);
  const opened = openScenarios(trials);
  scenarios.push(opened);
  return { ...opened, trials };
}

afterEach(async () => {
  for (const opened of scenarios.splice(0)) await opened.close();
});

async function told(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(problemText);
}

async function versionsAt(plan: PlanSite, path: string) {
  const changes = (await plan.changeSets()).flatMap((changeSet) => changeSet.changes);
  const document = changes.find(({ after }) => after.path === path)?.document ?? '';
  return plan.store.versionsOf(document, Number.MAX_SAFE_INTEGER);
}

describe('a text that takes too long to parse', () => {
  it('is published as written, with a notice, and its author is told', async () => {
    const plan = await open().publish({
      'README.md': '# Plan\n',
      'slow.md': longText('Slow & <i>steady</i>'),
    });
    const page = await plan.text('slow/index.html');
    expect(page).toContain(notice);
    expect(page).toContain('<pre><code># Slow &amp; &lt;i&gt;steady&lt;/i&gt;');
    expect(page).toContain('this is *one* of them: &lt;b&gt;&amp;&lt;/b&gt;.');
    expect(page).toContain('<h1 dir="auto">Slow &amp; &lt;i>steady&lt;/i></h1>');
    expect(await told(plan)).toEqual([
      'slow.md:1: this text takes too much time or memory to read and compare, so it is shown as written (Split it into several documents, or simplify what is repeated.)',
    ]);
    expect(await plan.text('feed.xml')).toContain('Slow');
  });

  it('says so in French where its folder is French', async () => {
    const languages = '* [Français](fr/)\n';
    const plan = await open().publish({ 'LANGS.md': languages, 'fr/slow.md': longText('Slow') });
    expect(await plan.text('fr/slow/index.html')).toContain('Texte affiché tel quel.');
  });

  it('keeps back nothing that was committed with it', async () => {
    const plan = await open().publish(
      { 'a.md': '# A\n\nAs it was.\n', 'slow.md': '# Short\n\nShort.\n' },
      {
        'a.md': '# A\n\nAs *it* is.\n',
        'slow.md': longText('Slow'),
        'z.md': longText('Quick'),
      },
    );
    expect(await plan.text('a/index.html')).toContain('As <em>it</em> is.');
    expect(await plan.text('slow/index.html')).toContain(notice);
    const quick = await plan.text('z/index.html');
    expect(quick).toContain('this is <em>one</em> of them');
    expect(quick).not.toContain(notice);
  });

  it('is parsed again as soon as a smaller version comes, and compared line by line', async () => {
    const short = '---\nid: slow\n---\n# Slow\n\nShort *again*.\n';
    const plan = await open().publish(
      { 'slow.md': `---\nid: slow\n---\n${longText('Slow')}` },
      { 'slow.md': `---\nid: slow\n---\n${longText('Slow')}\nOne more line.\n` },
      { 'slow.md': short },
    );
    const versions = await versionsAt(plan, 'slow.md');
    expect(versions.map(({ shown }) => shown)).toEqual(['source', 'source', undefined]);
    const page = await plan.text('slow/index.html');
    expect(page).toContain('Short <em>again</em>.');
    expect(page).not.toContain(notice);
    const [first, second, third] = versions.map(({ commit }) => commit.slice(0, 12));
    const appended = await plan.text(`slow/@compare/${first}..${second}/index.html`);
    expect(appended).toContain('Compared line by line.');
    expect(appended).toMatch(/<ins[^>]*>\s*One more line\.\s*<\/ins>/u);
    const shortened = await plan.text(`slow/@compare/${second}..${third}/index.html`);
    expect(shortened).toMatch(/<ins[^>]*>[^<]*Short \*again\*\./u);
    expect(await plan.text(`slow/@${first}/index.html`)).toContain(notice);
    expect(await told(plan)).toEqual([]);
  });

  it('gives no places of its own when it is the SUMMARY.md', async () => {
    const list = '- [Second](b.md)\n- [First](a.md)\n';
    const plan = await open().publish(
      { 'SUMMARY.md': list, 'a.md': '# A\n', 'b.md': '# B\n' },
      { 'SUMMARY.md': `${list}\n${longText('Slow')}` },
      { 'SUMMARY.md': `${list}\n`, 'a.md': '# A\n\nAmended.\n' },
    );
    expect((await versionsAt(plan, 'SUMMARY.md')).map(({ shown }) => shown)).toEqual([
      undefined,
      'source',
      undefined,
    ]);
    expect(await plan.text('index.html')).toMatch(/Second.*First/su);
  });
});

describe('a text that takes too long to lay out', () => {
  it('is shown as written although it can be parsed, whatever was there before', async () => {
    const plan = await open().publish(
      { 'wide.md': longText('Wide') },
      { 'wide.md': `${longText('Wide')}\nMore.\n` },
    );
    const versions = await versionsAt(plan, 'wide.md');
    expect(versions.map(({ shown }) => shown)).toEqual(['source', 'source']);
    expect(await told(plan)).toEqual([expect.stringContaining('wide.md:1: this text takes')]);
  });

  it('is laid out when the large text before it was shown as written', async () => {
    const { publish, trials } = open();
    await publish({ 'a.md': longText('Slow') }, { 'a.md': longText('Wide') });
    expect(trials.seen.at(-1)).toMatchObject({ step: 'publish', after: { path: 'a.md' } });
    expect(trials.seen.at(-1)?.before).toBeUndefined();
  });
});

describe('a large text', () => {
  it('is laid out once before it is published, and not again when it moves as it is', async () => {
    const { publish, trials } = open();
    await publish(
      { 'a.md': longText('Large') },
      { 'a.md': `${longText('Large')}\nMore.\n` },
      { 'a.md': null, 'b.md': `${longText('Large')}\nMore.\n` },
    );
    const steps = [
      ['parse', undefined],
      ['publish', undefined],
      ['parse', undefined],
      ['publish', 'a.md'],
      ['parse', undefined],
    ];
    // A scenario is published twice.
    expect(trials.seen.map(({ step, before }) => [step, before?.path])).toEqual([
      ...steps,
      ...steps,
    ]);
  });
});

describe('a text that takes too long to compare', () => {
  it('is shown as written although it can be parsed', async () => {
    const { publish, trials } = open();
    const plan = await publish(
      { 'tangled.md': longText('Tangled') },
      { 'tangled.md': `${longText('Tangled')}\nMore.\n` },
    );
    expect(trials.seen.some(({ before }) => before?.path === 'tangled.md')).toBe(true);
    const versions = await versionsAt(plan, 'tangled.md');
    expect(versions.map(({ shown }) => shown)).toEqual([undefined, 'source']);
    expect(await told(plan)).toEqual([expect.stringContaining('tangled.md:1: this text takes')]);
  });

  it('is tried also when only what it replaces is large', async () => {
    const { publish, trials } = open();
    const plan = await publish({ 'a.md': longText('Large') }, { 'a.md': '# Tangled\n' });
    expect(trials.seen.map(({ before }) => before?.path)).toContain('a.md');
    expect(await plan.text('a/index.html')).toContain('<pre><code># Tangled\n</code></pre>');
  });

  it('follows a text to another path', async () => {
    const { publish } = open();
    const plan = await publish(
      { 'a.md': longText('Tangled') },
      { 'a.md': null, 'b.md': `${longText('Tangled')}\nMore.\n` },
    );
    expect((await versionsAt(plan, 'b.md')).map(({ shown }) => shown)).toEqual([
      undefined,
      'source',
    ]);
  });
});

describe('a text of ordinary size', () => {
  it('is never tried', async () => {
    const { publish, trials } = open();
    await publish({ 'a.md': longText('Slow', 60_000) }, { 'a.md': longText('Slow', 61_000) });
    expect(trials.seen).toEqual([]);
  });
});
