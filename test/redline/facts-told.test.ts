import { describe, expect, it } from '@jest/globals';
import { parseAsSource, parseDocument } from '../../lib/plan/parse.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { redlineToFeedHtml } from '../../lib/redline/feed/redline-to-feed-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineToText } from '../../lib/redline/terminal/redline-to-text.ts';
import { summarize } from '../../lib/words/summarize.ts';

function withFacts(facts: string): string {
  return `---\n${facts}\n---\n# Text\n`;
}

function between(before: string, after: string) {
  return redline(parseDocument('a.md', before), parseDocument('a.md', after));
}

function told(before: string, after: string, language: 'en' | 'fr' = 'en'): string {
  return summarize(between(withFacts(before), withFacts(after)), language);
}

describe('what is told of facts', () => {
  it.each([
    ['status: Draft', 'status: Final', 'status changed from Draft to Final'],
    ['status: limited', 'status: Limited progress', 'no visible change'],
    ['Category: water', 'category: air', 'category changed from water to air'],
    ['tags: [a, b]', 'tags: [a]', 'tags changed from a, b to a'],
    ['x: y', 'x: null', 'x removed: y'],
    ['extra: {state: Draft}', 'extra: {state: Final}', 'extra.state changed from Draft to Final'],
    ['due: June 2016', 'due: Q3 2016', 'due date moved from June 2016 to Q3 2016'],
    [
      'due: H1 2016',
      'due: H2 2016',
      'due date moved from first half of 2016 to second half of 2016',
    ],
  ])('%j, then %j: %s', (before, after, sentence) => {
    expect(told(before, after)).toBe(sentence);
  });

  it('says periods in French, too', () => {
    expect(told('due: Q2 2016', 'due: 2e semestre 2016', 'fr')).toBe(
      'échéance\u00a0: T2 2016 devient second semestre 2016',
    );
  });

  it('is last where Gazette gives the fact no meaning', () => {
    expect(
      summarize(
        between('---\nlayout: a\n---\nWe may.\n', '---\nlayout: b\ndue: 2016\n---\nWe will.\n'),
        'en',
      ),
    ).toBe('due date added: 2016; “may” became “will”; layout changed from a to b');
  });
});

describe('a value that cannot be read', () => {
  it.each([
    [
      'due: 2016-06-30',
      'due: someday',
      'due date changed from 30 June 2016 to “someday” (not understood)',
    ],
    [
      'due: someday',
      'due: one day',
      'due date changed from “someday” (not understood) to “one day” (not understood)',
    ],
    ['title: Plan', 'title: [a]', 'title changed from “Plan” to “[a]” (not understood)'],
    ['lead: A', 'lead: {a: b}', 'lead institution changed from A to “{a: b}” (not understood)'],
    ['milestones: [A, B]', 'milestones: A', 'milestones changed from A, B to “A” (not understood)'],
    [
      'status: limited',
      'stauts: limited',
      'status changed from limited to “limited” (not understood)',
    ],
    [
      'status: limited',
      'status: {a: b}',
      'status changed from limited to “{a: b}” (not understood)',
    ],
    [
      'milestones: [{title: A, due: 2016}]',
      'milestones: [{title: A, due: soon}]',
      'due date of milestone “A” changed from 2016 to “soon” (not understood)',
    ],
  ])('is never told as removed: %j, then %j', (before, after, sentence) => {
    const difference = between(withFacts(before), withFacts(after));
    expect(summarize(difference, 'en')).toBe(sentence);
    expect(difference.fields.every((change) => change.after !== undefined)).toBe(true);
    expect(findKinds(difference).map(({ kind }) => kind)).not.toContain('obligation');
  });

  it('is no repair where both versions have the other name', () => {
    const [before, after] = ['dues: 2016', 'dues: 2016\ndue: 2017'];
    expect(summarize(between(withFacts(before), withFacts(after)), 'en')).toBe(
      'due date added: 2017',
    );
  });

  it.each([
    [
      'due: someday',
      'due: 2016-06-30',
      'due date corrected from “someday” (not understood) to 30 June 2016',
    ],
    [
      'stauts: limited',
      'status: limited',
      'status corrected from “limited” (not understood) to limited',
    ],
    ['leda: A', 'lead: A', 'lead institution corrected from “A” (not understood) to A'],
    ['dues: 2016', 'due: 2016', 'due date corrected from “2016” (not understood) to 2016'],
    ['pilote: A', 'lead: A', 'lead institution corrected from “A” (not understood) to A'],
    ['Début: 2016', 'start: 2016', 'start date corrected from “2016” (not understood) to 2016'],
    [
      'milestones: A',
      'milestones: [A, B]',
      'milestones corrected from “A” (not understood) to A, B',
    ],
  ])('is told as repaired: %j, then %j', (before, after, sentence) => {
    const difference = between(withFacts(before), withFacts(after));
    expect(summarize(difference, 'en')).toBe(sentence);
    expect(findKinds(difference).map(({ kind }) => kind)).not.toContain('obligation');
  });

  it.each([
    ['debut: 2016', 'début: 2016'],
    ['Porteur: A', 'porteur: A'],
    ['état: en cours', 'Etat: en cours'],
    ['notes é: a', 'notes e\u0301: a'],
  ])('is the same with and without the accents of a label: %j, then %j', (before, after) => {
    expect(between(withFacts(before), withFacts(after)).fields).toEqual([]);
  });

  it('is another one where the accents of other names differ', () => {
    const { fields } = between(withFacts('cote: 1'), withFacts('côté: 1'));
    expect(fields.map(({ name }) => name)).toEqual(['cote', 'côté']);
  });

  it('is a promise when it comes, and one dropped when it goes', () => {
    for (const [before, after] of [
      ['x: y', 'x: y\ndue: soon'],
      ['x: y\ndue: soon', 'x: y'],
    ] as const)
      expect(findKinds(between(withFacts(before), withFacts(after)))[0]?.kind).toBe('obligation');
  });

  it('is marked in feeds and terminals, also where all marks are taken away', () => {
    const difference = between(withFacts('due: 2016'), withFacts('due: soon'));
    const { html } = redlineToFeedHtml(difference, {
      ...{ maximumCharacters: 10_000, language: 'en', baseUrl: 'https://example.org' },
    });
    expect(html).toContain('<ins>{+“soon” (not understood)+}</ins>');
    expect(redlineToText(difference, { color: false })).toContain('{+“soon” (not understood)+}');
  });

  it('under a label is told like one in front matter', () => {
    const text = '# Commitment 7\n\n**Due**: 30 June 2016\n';
    expect(summarize(between(text, text.replace('30 June 2016', 'soon')), 'en')).toMatch(
      /^due date changed from 30 June 2016 to “soon” \(not understood\); /u,
    );
  });
});

describe('front matter that can be read again', () => {
  it('adds no facts and no obligations', () => {
    const good = withFacts('lead: A\ndue: 2016\nstatus: limited');
    const difference = between(good.replace('lead: A', 'lead: A: b'), good);
    expect(summarize(difference, 'en')).toMatch(
      /^front matter can be read again; lead institution: A; status: limited; 1 more fact; /u,
    );
    expect(findKinds(difference).map(({ kind }) => kind)).not.toContain('obligation');
  });
});

describe('a text that is shown as it is written', () => {
  const text = '# Commitment 7\n\n**Due**: 30 June 2016\n\n**Lead**: A\n';
  const [parsed, source] = [parseDocument('a.md', text), parseAsSource('a.md', text)];

  it('has not removed the facts under its labels', () => {
    expect(redline(parsed, source).fields).toEqual([]);
  });

  it('adds none when it is read again', () => {
    const difference = redline(source, parsed);
    expect(difference.fields.map(({ unread }) => unread)).toEqual(['before', 'before']);
    expect(findKinds({ ...difference, content: [] }).map(({ kind }) => kind)).toEqual(['figures']);
  });
});
