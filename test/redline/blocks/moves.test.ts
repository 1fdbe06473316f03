import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { mergeTrees } from '../../../lib/redline/blocks/merge-trees.ts';
import { listChanges } from '../../../lib/redline/changes/list-changes.ts';
import { redline } from '../../../lib/redline/redline.ts';

function compare(before: string, after: string) {
  return redline(parseDocument('a.md', before), parseDocument('a.md', after));
}

function movedBlocks(before: string, after: string): number {
  return JSON.stringify(compare(before, after).content).split('"change":"moved"').length - 1;
}

describe('a short item of a list', () => {
  it('is not moved where there are others like it', () => {
    const [before, after] = ['- a\n- a\n- b\n- c\n- d\n', '- b\n- c\n- d\n- a\n- a\n'];
    expect(movedBlocks(before, after)).toBe(0);
    expect(compare(before, after).changes).toBe(2);
  });

  it('is not moved to another list that has one like it', () => {
    const before = '- aa\n- one\n- two\n\npara here now\n\n1. aa\n2. bbb\n3. ccc\n';
    const after = '- one\n- two\n\npara here now\n\n1. bbb\n2. ccc\n3. aa\n';
    expect(movedBlocks(before, after)).toBe(0);
  });

  it('is moved where it is the only one', () => {
    expect(movedBlocks('- a\n- b\n- c\n- d\n', '- b\n- c\n- d\n- a\n')).toBe(1);
  });
});

describe('a paragraph without spaces between its words', () => {
  it('is long enough to have moved', () => {
    const [one, two, three] = [
      '委員会は報告書を公表する。',
      '市長は予算案を作成する。',
      '許可証は更新する。',
    ];
    const before = [one, two, three].join('\n\n');
    expect(movedBlocks(before, [two, three, one].join('\n\n'))).toBe(1);
  });
});

describe('a block that holds others', () => {
  it('is compared by its parts, also where a rule ends it', () => {
    const before = '- one two three four five\n\nmiddle of text here\n';
    const after = '> - four one two three\n>\n> ---\n\nmiddle of text here\n';
    expect(movedBlocks(before, after)).toBe(1);
  });

  it('is compared only once with what is not alike', () => {
    const list = (count: number, words: string) =>
      Array.from({ length: count }, (_, index) =>
        [`- rare${index}`, ...[...words].map((word) => `${word}${index}`)].join(' '),
      ).join('\n');
    const stepsOf = (count: number) => {
      const text = 'One paragraph of text.\n\nAnother one.\n';
      const before = parseDocument('a.md', `${list(count, 'abcde')}\n\n${text}`).content;
      const after = parseDocument('a.md', `${text}\n${list(count, 'fghij')}\n`).content;
      const work = { steps: 0 };
      mergeTrees(before, after, work);
      return work.steps;
    };
    expect(stepsOf(1_600) / stepsOf(400)).toBeLessThan(6);
  });
});

describe('a changed cell of a table with another column', () => {
  it('is counted however deep the table is', () => {
    const quoted = (lines: readonly string[]) =>
      lines.map((line) => `${'> '.repeat(45)}${line}\n`).join('');
    const before = ['| a | b |', '|---|---|', '| one two | three |', '| k | m |'];
    const after = ['| a | n | b |', '|---|---|---|', '| one five | q | three |', '| k | q | m |'];
    const { content, changes } = compare(quoted(before), quoted(after));
    expect([changes, listChanges(content).length]).toEqual([2, 2]);
  });
});
