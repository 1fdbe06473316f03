import { describe, expect, it } from '@jest/globals';
import { recordedFields } from '../../lib/plan/fields/fields.ts';
import {
  fieldDefinitions,
  fieldNames,
  type ValueSort,
} from '../../lib/plan/model/field-definitions.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { isTold, visibleFields } from '../../lib/redline/facts/field-changes.ts';
import { redline } from '../../lib/redline/redline.ts';
import { renderDocumentPage } from '../../lib/site/pages/document-page.tsx';
import { namesOfField } from '../../lib/words/field-names.ts';
import { summarize } from '../../lib/words/summarize.ts';
import { documentPage, site } from './samples.ts';

/** Two values of each sort, as front matter has them, and what a page says of the first. */
const values: Readonly<Record<ValueSort, readonly [string, string, RegExp]>> = {
  title: ['Blue water', 'Green water', /Blue water/u],
  text: ['blue', 'green', /blue/u],
  number: ['77', '88', /<dd><bdi>77<\/bdi>/u],
  texts: ['[Blue house, Red house]', '[Green house]', /<li dir="auto">Blue house<\/li>/u],
  status: ['limited', 'completed', /Limited progress/u],
  date: ['2016-06-30', '2017-06-30', /30 June 2016/u],
  milestones: ['[{title: Blue step}]', '[{title: Green step}]', /Blue step/u],
};

/** A value of each sort below a heading that names it. */
const labelled: Readonly<Record<ValueSort, string>> = {
  title: 'Blue water',
  text: 'blue',
  number: '77',
  texts: '- Blue house\n- Red house',
  status: 'limited',
  date: '30 June 2016',
  milestones: '- Blue step',
};

function documentWith(name: string, value: string) {
  return parseDocument('a.md', `---\n${name}: ${value}\n---\n# Text\n\nWords.\n`);
}

describe.each(fieldNames)('the fact %s', (name) => {
  const { sort, place, labels } = fieldDefinitions[name];
  const [one, other, shown] = values[sort];
  const [before, after] = [documentWith(name, one), documentWith(name, other)];

  it('is read from front matter', () => {
    expect(before.problems).toEqual([]);
    expect(before.fields[name]).toBeDefined();
    expect(before.fields[name]).not.toEqual(after.fields[name]);
  });

  it('is read from a text by each of its labels', () => {
    for (const label of Object.values(labels).flat()) {
      const { fields } = parseDocument(
        'a.md',
        `# Commitment 7: text\n\n## ${label}\n\n${labelled[sort]}\n`,
      );
      expect([label, fields[name]]).toEqual([label, expect.anything()]);
      expect(fields[name]).not.toEqual([]);
    }
  });

  it('is compared, weighed and told', () => {
    const difference = redline(before, after);
    const changed = visibleFields(difference.fields);
    expect(difference.fields.length).toBeGreaterThan(0);
    expect(changed.length > 0).toBe(isTold(name));
    expect(findKinds(difference).length > 0).toBe(isTold(name));
    for (const language of ['en', 'fr'] as const)
      for (const change of changed.slice(0, 1))
        expect(summarize(difference, language)).toContain(
          namesOfField(change.field, language).name,
        );
  });

  it('is shown where its table says', () => {
    if (place !== 'panel') return;
    const page = renderDocumentPage(site, { ...documentPage, ...before });
    expect(page).toMatch(shown);
    expect(page).toContain(namesOfField(name, 'en').heading?.(2) ?? namesOfField(name, 'en').label);
  });
});

describe('facts that Gazette cannot read, or gives no meaning', () => {
  const written = [
    ...['due: someday', 'status: Draft', 'start: Q2 2016', 'category: blue water'],
    'milestones: [{title: A, due: soon}]',
  ];
  const document = parseDocument('a.md', `---\n${written.join('\n')}\n---\n# Text\n`);
  const pageIn = (language: string) =>
    renderDocumentPage(site, {
      ...documentPage,
      ...document,
      document: { ...documentPage.document, language },
    });

  it('are shown as they were written, and marked', () => {
    expect(pageIn('en')).toContain(
      '<dt>Due</dt><dd><bdi>someday</bdi> <span class="quiet">(not understood)</span></dd>',
    );
    expect(pageIn('fr')).toContain('<bdi>someday</bdi> <span class="quiet">(non compris)</span>');
    expect(pageIn('en')).toContain('<bdi>soon</bdi> <span class="quiet">(not understood)</span>');
    expect(pageIn('en')).toContain('<bdi class="badge">Draft</bdi>');
    expect(pageIn('en')).toContain('<dt><bdi>category</bdi></dt><dd><bdi>blue water</bdi></dd>');
  });

  it('have periods in words', () => {
    expect(pageIn('en')).toContain('<bdi>Q2 2016</bdi>');
    expect(pageIn('fr')).toContain('<bdi>T2 2016</bdi>');
  });

  it('are not in the record of the document, which its lists are made from', () => {
    expect(recordedFields(document.fields)).toEqual({
      title: 'Text',
      lead: [],
      status: 'Draft',
      start: '2016-Q2',
      milestones: [{ title: 'A', unreadDue: 'soon' }],
    });
  });
});
