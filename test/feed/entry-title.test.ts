import { describe, expect, it } from '@jest/globals';
import { changeSetTitle, changeTitle } from '../../lib/feed/entry-title.ts';
import type { Change, ChangeKind } from '../../lib/plan/model/change.ts';
import type { DocumentKind } from '../../lib/plan/model/document.ts';

function change(
  kind: ChangeKind,
  document: DocumentKind,
  number?: string,
  title = 'Methodology',
): Change {
  return {
    document: '0123456789abcdef',
    kind,
    after: {
      path: 'a.md',
      address: '/a/',
      kind: document,
      fields: { title, lead: [], milestones: [], ...(number === undefined ? {} : { number }) },
      version: 1,
      commit: 'c'.repeat(40),
    },
  };
}

function titleOf(changes: readonly Change[], summary = '', language = 'en', note = 'Why'): string {
  return changeSetTitle(
    { changes, note, rewrite: false },
    changes.map(() => ({ summary })),
    language,
  );
}

describe('the title of one change', () => {
  it('names a commitment by its number and states the change', () => {
    expect(
      titleOf(
        [change('amended', 'commitment', '24')],
        'Due date moved from 30 June 2016 to 31 December 2016',
      ),
    ).toBe('Commitment 24: due date moved from 30 June 2016 to 31 December 2016');
  });

  it('names any other document by its title', () => {
    expect(titleOf([change('created', 'page')], 'Added')).toBe('Methodology: added');
  });

  it('is in the language of the document', () => {
    expect(titleOf([change('amended', 'commitment', '24')], 'Échéance reportée', 'fr')).toBe(
      'Engagement 24 : échéance reportée',
    );
  });

  it('leaves an abbreviation at the start of the summary as it is', () => {
    expect(changeTitle(change('amended', 'page'), 'ISO date corrected')).toBe(
      'Methodology: ISO date corrected',
    );
  });
});

describe('the title of several changes', () => {
  const several = [
    change('amended', 'commitment', '12'),
    change('amended', 'commitment', '3'),
    change('amended', 'commitment', '7'),
    change('created', 'page'),
  ];

  it('lists commitments by number and counts the rest', () => {
    expect(titleOf(several)).toBe('Commitments 3, 7 and 12 amended; 1 page added');
  });

  it('agrees in gender and number in French', () => {
    expect(titleOf(several, '', 'fr')).toBe('Engagements 3, 7 et 12 modifiés ; 1 page ajoutée');
  });

  it('names a commitment once when its translations changed with it', () => {
    expect(
      titleOf([change('amended', 'commitment', '24'), change('amended', 'commitment', '24')]),
    ).toBe('Commitment 24 amended');
  });

  it('only counts when there are many', () => {
    const many = Array.from({ length: 26 }, (_, index) =>
      change('created', 'commitment', String(index + 1)),
    );
    expect(titleOf([...many, change('created', 'chapter'), change('created', 'chapter')])).toBe(
      '26 commitments and 2 chapters added',
    );
  });
});

describe('the title of a change set', () => {
  it('is the note when no text changed', () => {
    expect(titleOf([], '', 'en', 'Tidy the build\n\nMore')).toBe(
      'Tidy the build (no text changed)',
    );
  });

  it('says when the history was rewritten', () => {
    const changes = [change('amended', 'page')];
    expect(changeSetTitle({ changes, note: '', rewrite: true }, [{ summary: 'Amended' }])).toBe(
      'History rewritten: Methodology: amended',
    );
  });

  it('stays short and on one line, whatever the documents are called', () => {
    const long = titleOf(
      [change('created', 'page', undefined, `A\n${'😀'.repeat(5_000)}`)],
      'Added',
    );
    expect(long.length).toBeLessThanOrEqual(250);
    expect(long.isWellFormed()).toBe(true);
    expect(long).not.toContain('\n');
  });
});
