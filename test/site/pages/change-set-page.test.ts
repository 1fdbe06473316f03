import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { redline } from '../../../lib/redline/redline.ts';
import type { ChangeDetail } from '../../../lib/site/models.ts';
import { renderChangeSetPage } from '../../../lib/site/pages/change-set-page.tsx';
import { changeSetPage, site } from '../samples.ts';

const [sample] = changeSetPage.changes;

function change(title: string, kind: 'typography' | 'obligation'): ChangeDetail {
  if (!sample) throw new Error('the sample has no change');
  const example = { before: 'may', after: 'must' };
  const document = { address: `/${title}/`, title };
  return { ...sample, document, kinds: [{ kind, count: 1, example }] };
}

function pageOf(...changes: readonly ChangeDetail[]): string {
  return renderChangeSetPage(site, { ...changeSetPage, changes });
}

const plan = (text: string) => parseDocument('a.md', text);
const form = ['a', 'b', 'c'].map((title) => change(title, 'typography'));
const grave = change('grave', 'obligation');

describe('the page of a change set', () => {
  it('of few documents says everything of each in turn', () => {
    const page = pageOf(...form);
    expect(page).not.toContain('class="overview"');
    expect(page).not.toContain('<div id="@change-1">');
  });

  it('of many says first how much is of substance, and leads to each document', () => {
    const page = pageOf(...form, grave);
    expect(page).toContain('<h2 id="@overview">1 of substance, 3 of form only</h2>');
    const [, ...links] = [...page.matchAll(/<a href="#(@change-\d)">/gu)].map(([, id]) => id);
    expect(links).toEqual(['@change-1', '@change-2', '@change-3']);
    for (const id of links) expect(page).toContain(`<div id="${id}">`);
  });

  it('of many has those of substance first and open, and folds the rest', () => {
    const page = pageOf(...form, grave);
    const titles = [...page.matchAll(/<summary><h2><bdi>(\w+)</gu)].map(([, title]) => title);
    expect(titles).toEqual(['grave', 'a', 'b', 'c']);
    expect(page.match(/<details open><summary><h2>/gu)).toHaveLength(1);
    expect(page).toMatch(/<details open><summary><h2><bdi>grave</u);
  });

  it('folds everything where much is of substance', () => {
    expect(pageOf(grave, grave, grave, grave)).not.toContain('<details open><summary><h2>');
  });

  it('shows all of a text that came back, and nothing where no text changed', () => {
    const same = redline(plan('# A\n\nThe text.'), plan('# A\n\nThe text.'));
    const at = (kind: 'reinstated' | 'moved') =>
      pageOf({ ...form[0], ...{ redline: same, change: kind } } as ChangeDetail);
    expect(at('reinstated')).toContain('The text.');
    expect(at('moved')).not.toMatch(/The text\.|class="redline"/u);
  });

  it('calls a text that came or went one of substance', () => {
    const [, withdrawn] = changeSetPage.changes;
    if (!withdrawn) throw new Error('the sample has no withdrawal');
    expect(pageOf(...form, withdrawn)).toContain('>1 of substance, 3 of form only<');
  });
});
