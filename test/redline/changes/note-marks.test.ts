import { describe, expect, it } from '@jest/globals';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { summarize } from '../../../lib/words/summarize.ts';
import { compare } from '../blocks/law-texts.ts';

describe('marks of footnotes', () => {
  const notes: readonly (readonly [string, string])[] = [
    ['Whoever comes pays', 'Act of 1990, page 3.'],
    ['Schools are free', 'Decision of the town.'],
    ['Who is late pays twice', 'As in May.'],
  ];
  const write = (all: readonly (readonly [string, string])[], nameOf: (index: number) => string) =>
    `${all.map(([text], index) => `${text}[^${nameOf(index)}].`).join('\n\n')}\n\n${all
      .map(([, note], index) => `[^${nameOf(index)}]: ${note}`)
      .join('\n')}\n`;
  const numbered = (all: readonly (readonly [string, string])[]) =>
    write(all, (index) => `${index + 1}`);
  const more = notes.toSpliced(1, 0, ['Stalls need a permit', 'Form of the town.']);

  it('are renumbered, and no figures, where a footnote was put in before them', () => {
    const result = compare(numbered(notes), numbered(more));
    expect(summarize(result, 'en')).toBe(
      '1 paragraph and 1 footnote added: “Stalls need a permit.” and “Form of the town.”; 2 footnotes renumbered',
    );
    expect(summarize(result, 'fr')).toContain('2 notes renumérotées');
    expect(findKinds(result).map(({ kind }) => kind)).toEqual(['wording', 'structure']);
  });

  it('are renumbered also where the note itself says something else', () => {
    const other = more.toSpliced(3, 1, ['Who is late pays twice', 'As in June.']);
    const result = compare(numbered(notes), numbered(other));
    expect(summarize(result, 'en')).toContain('“May” became “June”');
    expect(summarize(result, 'en')).toContain('2 footnotes renumbered');
  });

  it('are counted one by one where several stand together', () => {
    const text = (marks: string, notes: readonly string[]) =>
      `Fee${marks}.\n\n${notes.map((note, index) => `[^${index + 1}]: ${note}\n`).join('')}`;
    const before = text('[^1][^2]', ['Act of May.', 'Act of June.']);
    const after = `Toll[^1].\n\n${text('[^2][^3]', ['Act of July.', 'Act of May.', 'Act of June.'])}`;
    expect(summarize(compare(before, after), 'en')).toContain('2 footnotes renumbered');
  });

  it('are wording where they lead to other notes, come or go', () => {
    const [one, two] = ['Toll[^1].', 'Toll[^2].'].map(
      (text) => `Fee[^1]. Tax[^2].\n\n${text}\n\n[^1]: Act of 1990.\n[^2]: Decision of the town.\n`,
    );
    expect(findKinds(compare(one ?? '', two ?? '')).map(({ kind }) => kind)).toEqual(['wording']);
    const [bare, marked] = ['Fee.\n', 'Fee[^1].\n\n[^1]: See there.\n'];
    for (const result of [compare(bare, marked), compare(marked, bare)])
      expect(findKinds(result).map(({ kind }) => kind)).toEqual(['wording']);
  });

  it('are wording where two notes changed places and the numbers did not', () => {
    const [one, two] = ['Only where the state pays the teachers.', 'The council sets the fee.'];
    const text = (first: string, second: string) =>
      `All pay[^a]. Schools are free[^b].\n\n[^a]: ${first}\n[^b]: ${second}\n`;
    const kinds = findKinds(compare(text(one, two), text(two, one))).map(({ kind }) => kind);
    expect(kinds).toEqual(['wording']);
  });

  it('keep their number where an earlier one leads to the same note now', () => {
    const text = (mark: number) =>
      `Fee[^1].\n\nTax[^${mark}].\n\nToll[^2].\n\n[^1]: Act of 1990.\n[^2]: Decision of the town.\n`;
    for (const result of [compare(text(1), text(2)), compare(text(2), text(1))])
      expect(summarize(result, 'en')).not.toContain('renumbered');
  });

  it('are wording where a note went in front of several', () => {
    const [one, two, three] = ['The first of the fee.', 'The next of the tax.', 'The last of it.'];
    const text = (...all: (string | undefined)[]) =>
      `Fee[^1]. Tax[^2]. Toll[^3].\n\n${all.map((note, index) => `[^${index + 1}]: ${note}\n`).join('')}`;
    const result = compare(text(one, two, three), text(three, one, two));
    expect(findKinds(result)[0]?.kind).toBe('wording');
  });

  it('are renumbered where the texts with them changed places', () => {
    const [one, two, three] = numbered(notes).split('\n\n');
    const text = `${two}\n\n${one}\n\n${three}\n\n`;
    const marks = `[^1]: ${notes[0]?.[1]}\n[^2]: ${notes[1]?.[1]}\n[^3]: ${notes[2]?.[1]}\n`;
    const kinds = findKinds(compare(numbered(notes), text + marks)).map(({ kind }) => kind);
    expect(kinds).not.toContain('wording');
  });

  it('that stand elsewhere in a paragraph are told as these, not as a rewording', () => {
    const text = (first: string, second: string) =>
      `The fee is due.${first} The deposit is due.${second}\n\n[^1]: Act of 1990.\n`;
    for (const result of [
      compare(text('[^1]', ''), text('', '[^1]')),
      compare(text('', '[^1]'), text('[^1]', '')),
    ])
      expect(summarize(result, 'en')).toBe('footnote marks at other places in 1 paragraph');
  });

  it('that changed places over their notes are told with the note, as wording', () => {
    const text = (one: string, other: string) =>
      `The fee${one} and deposit${other} are due.\n\n[^a]: The act of 1990 on fees.\n\n[^b]: Whatever the town decides in May.\n`;
    const result = compare(text('[^a]', '[^b]'), text('[^b]', '[^a]'));
    expect(summarize(result, 'en')).toMatch(/^1 footnote at another mark: “[^”]+”$/u);
    expect(findKinds(result)[0]?.kind).toBe('wording');
  });
});
