import { describe, expect, it } from '@jest/globals';
import type { ChangeSetLine } from '../../../lib/site/models.ts';
import { renderChangesPage } from '../../../lib/site/pages/changes-page.tsx';
import { attribute, byClass, byName, readPage, textOf } from '../page-tree.ts';
import { changeSetLine, site } from '../samples.ts';

const line = (sequence: 1 | 2 | 3, date: string, more: Partial<ChangeSetLine> = {}) => ({
  ...changeSetLine(sequence),
  date: `${date}T12:00:00Z`,
  ...more,
});
const read = (...lines: ChangeSetLine[]) => readPage(renderChangesPage(site, { lines }));

describe('the list of changes', () => {
  it('has a heading for each month, newest first', () => {
    const page = read(line(3, '2016-03-02'), line(2, '2016-01-31'), line(1, '2016-01-01'));
    expect(byName(page, 'h2').map(textOf)).toEqual(['March 2016', 'January 2016']);
  });

  it('says of each change its kinds, and its language where there are several', () => {
    const of = (language: string) =>
      line(1, '2016-01-01', { kinds: ['figures'], languages: [language] });
    const told = (...lines: ChangeSetLine[]) => byClass(read(...lines), 'kinds').map(textOf);
    expect(told(of('en'))).toEqual(['figures, dates or status']);
    expect(told(of('en'), of('fr'))).toEqual([
      'figures, dates or status English',
      'figures, dates or status Français',
    ]);
  });

  it('folds what changed nothing of substance, but no rewrite', () => {
    const form = { kinds: ['typography'], isForm: true } as const;
    const page = read(
      line(3, '2016-01-03'),
      line(2, '2016-01-02', form),
      line(1, '2016-01-01', { ...form, rewrite: true }),
    );
    const [folded] = byName(page, 'details');
    expect(folded && textOf(folded)).toContain('1 change of form only');
    expect(folded && byName(folded, 'li')).toHaveLength(1);
  });

  it('folds it where it came, between what is of substance', () => {
    const form = { kinds: ['typography'], isForm: true } as const;
    const page = read(
      line(3, '2016-01-03', form),
      line(2, '2016-01-02'),
      line(1, '2016-01-01', form),
    );
    const order = byName(page, 'section').flatMap((section) => byName(section, 'li'));
    expect(order.map((item) => attribute(item, 'value'))).toEqual(['3', '2', '1']);
    expect(byName(page, 'details').map((fold) => byName(fold, 'li').length)).toEqual([1, 1]);
  });

  it('has times where days repeat', () => {
    const page = read(line(3, '2016-01-02'), line(2, '2016-01-02'), line(1, '2016-01-01'));
    const told = byClass(page, 'origin').map(textOf);
    expect(told.map((origin) => origin.includes('12:00 UTC'))).toEqual([true, true, false]);
  });

  it('leads to the changes of each chapter, also among plain files', () => {
    const chapters = [{ address: '/en/climate/', title: 'Climate' }];
    const page = { lines: [line(1, '2016-01-01')], chapters };
    const leads = 'href="/en/climate/@changes/"';
    expect(renderChangesPage(site, page)).toContain(leads);
    expect(renderChangesPage({ ...site, isPlainFiles: true }, page)).toContain(leads);
  });

  it('shows lines that were kept without kinds', () => {
    expect(byName(read(line(1, '2016-01-01')), 'li').length).toBeGreaterThan(0);
  });
});
