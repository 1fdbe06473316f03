import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

/** The language that the text of a page is marked with, its own or that of the page. */
async function languageAt(plan: PlanSite, key: string): Promise<string | undefined> {
  const page = await plan.text(`${key}index.html`);
  const [text, whole] = [/<div class="content"[^>]* lang="([^"]*)"/u, /<html lang="([^"]*)"/u];
  return (text.exec(page) ?? whole.exec(page))?.[1];
}

async function permanentAt(plan: PlanSite, path: string): Promise<string> {
  const changeSets = await plan.changeSets();
  const change = changeSets
    .flatMap(({ changes }) => changes)
    .find(({ after }) => after.path === path);
  return `${change?.after.address.slice(1)}@${change?.after.commit.slice(0, 12)}/`;
}

async function told(plan: PlanSite): Promise<string[]> {
  const { problems } = await plan.lastChangeSet();
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

const undecided = (folder: string) =>
  `the folder "${folder}" is not taken for a language: no LANGS.md lists it, and no folder of another language has files of the same names`;

describe('a folder whose name is a language code', () => {
  it('is none by its name alone, and its author hears so once', async () => {
    const plan = await scenarios.publish({
      'hr/README.md': '# Human resources\n',
      'hr/hiring.md': `# Hiring\n\n${sentence('hiring')}`,
      'it/README.md': '# Information technology\n',
      'it/network.md': `# Network\n\n${sentence('the network')}`,
    });
    expect(await languageAt(plan, 'hr/hiring/')).toBe('en');
    expect(await languageAt(plan, 'it/')).toBe('en');
    expect(JSON.parse(await plan.text('it/feed.json'))).toMatchObject({ language: 'en' });
    expect(await told(plan)).toEqual([
      `hr/README.md: ${undecided('hr')}`,
      `it/README.md: ${undecided('it')}`,
    ]);
  });

  it('gives its documents no identity of their own', async () => {
    const text = `---\nid: pay\nnumber: 3\n---\n# Pay\n\n${sentence('pay')}`;
    const plan = await scenarios.publish(
      { 'hr/pay.md': text },
      { 'hr/pay.md': null, 'it/wages.md': text },
      { 'hr/other.md': '# Commitment 3\n\nOther words.\n' },
    );
    const [, moved] = await plan.changeSets();
    expect(moved?.changes.map(({ kind }) => kind)).toEqual(['moved']);
    expect(await told(plan)).toEqual([
      'hr/other.md: the number 3 is also that of "it/wages.md" in this language',
    ]);
  });

  it('is one from the commit on that brings a file of the same name into another', async () => {
    const plan = await scenarios.publish(
      { 'fr/a.md': '# Santé\n\nTexte.\n', 'README.md': '# Plan\n' },
      { 'de/a.md': '# Gesundheit\n' },
      { 'fr/a.md': '# Santé\n\nTexte, encore.\n' },
    );
    expect(await languageAt(plan, 'fr/a/')).toBe('fr');
    expect(await languageAt(plan, 'de/a/')).toBe('de');
    // What was published before stays as it was.
    expect(await languageAt(plan, await permanentAt(plan, 'fr/a.md'))).toBe('en');
    const [, second] = await plan.changeSets();
    expect(second?.languages).toEqual(['de', 'fr']);
    expect(second?.problems.map(({ message }) => message)).toEqual([
      'folders that have files of the same names are taken for languages: "de" (German), "fr" (French)',
    ]);
  });

  it('has its current pages made anew when it becomes one', async () => {
    const plan = await scenarios.publish(
      { 'fr/a.md': '# Santé\n', 'fr/b.md': '# Eau\n' },
      { 'de/a.md': '# Gesundheit\n' },
    );
    expect(await languageAt(plan, 'fr/b/')).toBe('fr');
  });

  it('is one where it is named for the language of the site, with what its like have', async () => {
    const plan = await scenarios.publish({
      'en/README.md': '# Plan\n',
      'fr/README.md': '# Le plan\n',
    });
    expect(await languageAt(plan, 'fr/')).toBe('fr');
    const { problems } = await plan.lastChangeSet();
    expect(problems).toMatchObject([
      {
        message:
          'folders that have files of the same names are taken for languages: "en" (English), "fr" (French)',
        advice: expect.stringContaining('only then do pages lead to their translations'),
      },
    ]);
  });

  it('is named with those that were languages before', async () => {
    const plan = await scenarios.publish({ 'en/a.md': '# Plan\n' }, { 'fr/a.md': '# Le plan\n' });
    expect(await told(plan)).toEqual([
      'fr/a.md: folders that have files of the same names are taken for languages: "en" (English), "fr" (French)',
    ]);
  });

  it('is one by its region', async () => {
    const plan = await scenarios.publish({ 'pt-BR/a.md': '# Saúde\n' });
    expect(await languageAt(plan, 'pt-BR/a/')).toBe('pt-BR');
    expect(await told(plan)).toEqual([]);
  });

  it('stays one when the other goes', async () => {
    const plan = await scenarios.publish(
      { 'fr/a.md': '# Santé\n', 'de/a.md': '# Gesundheit\n' },
      { 'de/a.md': null, 'fr/b.md': '# Eau\n' },
    );
    expect(await languageAt(plan, 'fr/b/')).toBe('fr');
  });
});

describe('LANGS.md', () => {
  it('decides alone, from the commit on that brings it', async () => {
    const plan = await scenarios.publish(
      { 'fr/a.md': '# Santé\n', 'it/a.md': '# Network\n' },
      { 'LANGS.md': '* [Français](fr/)\n' },
      { 'fr/b.md': '# Eau\n', 'hr/a.md': '# Hiring\n' },
    );
    expect(await languageAt(plan, 'fr/b/')).toBe('fr');
    expect(await languageAt(plan, 'it/a/')).toBe('en');
    expect(await languageAt(plan, 'hr/a/')).toBe('en');
    expect(await languageAt(plan, await permanentAt(plan, 'it/a.md'))).toBe('it');
    expect(await told(plan)).toEqual([]);
  });

  it('says that there are none where it lists no folder', async () => {
    const plan = await scenarios.publish({
      'LANGS.md': '# Languages\n\nEnglish only.\n',
      'hr/policy.md': '# Policy\n',
      'it/policy.md': '# Policy\n',
    });
    expect(await languageAt(plan, 'it/policy/')).toBe('en');
  });

  it('leaves languages as they are when it goes', async () => {
    const plan = await scenarios.publish(
      { 'LANGS.md': '* [Français](fr/)\n', 'fr/a.md': '# Santé\n' },
      { 'LANGS.md': null },
      { 'fr/b.md': '# Eau\n' },
    );
    expect(await languageAt(plan, 'fr/b/')).toBe('fr');
  });
});
