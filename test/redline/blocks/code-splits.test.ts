import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../../lib/markup/html.ts';
import type { Content } from '../../../lib/plan/model/content.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { listChanges } from '../../../lib/redline/changes/list-changes.ts';
import { redlineToJson } from '../../../lib/redline/json/redline-to-json.ts';
import { accept, reject } from '../../../lib/redline/merged/accept-reject.ts';
import { arranged, reverse } from '../../../lib/redline/merged/reverse.ts';
import { sideOf } from '../../../lib/redline/merged/side-of.ts';
import { redlineToHtml } from '../../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { throughParser, versionOf } from '../apply-marks.ts';
import { input } from '../inputs.ts';
import { htmlOf } from '../json-versions.ts';

const blocks = [
  'The fee of the town is due in May.',
  'Schools pay *nothing* at all to the council.',
  '- A hospital pays half of what others pay.\n- A museum pays a third of it all.',
  'Whoever is late\npays ten euros more.',
  '## What is due in June',
  'Yes.',
];

function contentOf(some: readonly string[], isCode: boolean, changed: number): readonly Content[] {
  const lines = some.join('\n\n').replace('pays', changed === 1 ? 'paid' : 'pays');
  const code = lines.replaceAll(/^(?=.)/gmu, '    ');
  return parseDocument('a.md', `Before it.\n\n${isCode ? code : lines}\n\nAfter it.\n`).content;
}

const cases = fc.tuple(fc.subarray(blocks, { minLength: 2 }), fc.subarray(blocks), fc.nat(1));

describe('a code block that became texts', () => {
  it('is exact, and the same the other way round', () => {
    fc.assert(
      fc.property(cases, ([some, others, changed]) => {
        const texts = changed === 1 && others.length > 0 ? others : some;
        const [before, after] = [contentOf(some, true, 0), contentOf(texts, false, changed)];
        const result = redline(input(before), input(after));
        expect(reject(result)).toEqual(before);
        expect(accept(result)).toEqual(after);
        const [html, { content }] = [redlineToHtml(result), redlineToJson(result)];
        for (const [side, version] of [['old', before] as const, ['new', after] as const]) {
          expect(versionOf(html, side)).toBe(throughParser(toHtml(version)));
          expect(htmlOf(content, side)).toBe(toHtml(version));
          const read = side === 'old' ? reject : accept;
          expect(read({ content: sideOf(result.content, side) })).toEqual(version);
        }
        const back = redline(input(after), input(before));
        expect(back.content).toEqual(arranged(reverse(result.content)));
      }),
      { numRuns: inTier({ fast: 60, thorough: 600 }) },
    );
  });

  const lines = [
    'plant in May the trees of the park',
    'water them every day of the summer',
    'cut them when the leaves are gone',
    'sell the wood',
  ];

  it.each([
    ['bullets', '- ', '```\n', '\n```'],
    ['numbers', '1. ', '```\n', '\n```'],
    ['bullets, once indented', '- ', '    ', ''],
  ])(
    'is one block, though its lines became %s, and the other way round',
    (_, mark, open, close) => {
      for (let count = 2; count <= lines.length; count++) {
        const some = lines.slice(-count);
        const indent = close === '' ? open : '';
        const code = `${open}${some.join(`\n${indent}`)}${close}`;
        const list = some.map((line) => `${mark}${line}`).join('\n');
        const [before, after] = [code, list].map(
          (text) => parseDocument('a.md', `Before it.\n\n${text}\n\nAfter it.\n`).content,
        );
        for (const [one, other] of [
          [before, after],
          [after, before],
        ]) {
          const result = redline(input(one ?? []), input(other ?? []));
          expect(reject(result)).toEqual(one);
          expect(accept(result)).toEqual(other);
          expect(versionOf(redlineToHtml(result), 'old')).toBe(throughParser(toHtml(one ?? [])));
          expect(versionOf(redlineToHtml(result), 'new')).toBe(throughParser(toHtml(other ?? [])));
          const changes = listChanges(result.content);
          expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['structure']));
        }
      }
    },
  );

  it('is compared word by word where its lines became bullets', () => {
    const before = parseDocument('a.md', `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`);
    const after = parseDocument(
      'a.md',
      lines.join('\n').replaceAll(/^/gmu, '- ').replace('May', 'June'),
    );
    const changes = listChanges(redline(before, after).content);
    expect(changes.filter(({ what }) => what === 'replaced')).toMatchObject([
      { before: 'May', after: 'June', kind: 'figures' },
    ]);
    expect(changes.filter(({ what }) => ['inserted', 'deleted'].includes(what))).toEqual([]);
  });

  it('is a change of structure alone where its words are the same', () => {
    const some = blocks.slice(3).toSpliced(1, 2).concat('Each school is free of it.');
    const result = redline(input(contentOf(some, true, 0)), input(contentOf(some, false, 0)));
    expect(listChanges(result.content).map(({ what, kind }) => `${what} ${kind}`)).toEqual([
      'retagged structure',
      'split structure',
    ]);
  });
});
