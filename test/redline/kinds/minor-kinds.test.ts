import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Content } from '../../../lib/plan/model/content.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { kindOfText } from '../../../lib/redline/classify/kind-of-text.ts';
import { substance } from '../../../lib/redline/classify/kinds.ts';
import { visitContent } from '../../../lib/redline/content/rebuild.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { inTier } from '../../support/tier.ts';
import { documentPair } from '../arbitrary-content.ts';
import { input } from '../inputs.ts';

/** What no minor change touches, told another way than by the engine: letters, marks, targets. */
interface Essence {
  readonly letters: string;
  readonly quotationMarks: number;
  readonly parts: readonly string[];
}

/** Elements whose text or attributes count: code, strikes, powers, links and images. */
const telling: ReadonlySet<string> = new Set(['code', 's', 'del', 'a', 'img']);

function essenceOf(content: readonly Content[]): Essence {
  const parts: string[] = [];
  let value = '';
  visitContent(content, (node) => {
    if (node.type === 'text') value += node.value;
    else if (telling.has(node.name)) parts.push(`${node.name} ${JSON.stringify(node.attributes)}`);
  });
  return {
    letters: [...value.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')].sort().join(''),
    quotationMarks: (value.match(/["“”«»]/gu) ?? []).length,
    parts: parts.filter((part) => !part.startsWith('code')).sort(),
  };
}

describe('a change of minor kinds only', () => {
  it('keeps every letter, quotation mark, strike, link and image', () => {
    fc.assert(
      fc.property(documentPair, ([before, after]) => {
        const found = findKinds(redline(input(before), input(after)));
        if (found.some(({ kind }) => substance.has(kind))) return;
        expect(essenceOf(after)).toEqual(essenceOf(before));
      }),
      { numRuns: inTier({ fast: 500, thorough: 20_000 }) },
    );
  });

  it('is found by the same rules in a text and in the Markdown around it', () => {
    fc.assert(
      fc.property(sentence, edit, (words, { at, remove, insert }) => {
        const [before, after] = [words, edited(words, at, remove, insert)];
        if (before === after || /^\s|\s$/u.test(after)) return;
        const kind = kindOfText(before, after);
        if (!substance.has(kind)) expect(readingOf(after)).toBe(readingOf(before));
        const difference = redline(
          parseDocument('plan.md', `# Plan\n\nSo: ${before} stays`),
          parseDocument('plan.md', `# Plan\n\nSo: ${after} stays`),
        );
        const isMinor = findKinds(difference).every((one) => !substance.has(one.kind));
        if (isMinor) expect(readingOf(after)).toBe(readingOf(before));
      }),
      { numRuns: inTier({ fast: 500, thorough: 50_000 }) },
    );
  });
});

const sentence = fc
  .array(
    fc.constantFrom(
      ...['pay', 'US', '5', 'km', '12', '000', '2', 'a', '“open”', "it's", 're-sign', '50', '%'],
      ...['–', '-', '10-20', '5"', '§', 'IV', 'March', '公開', '三十日', '€', 'x', '(a)', ',', '.'],
    ),
    { minLength: 3, maxLength: 9 },
  )
  .map((words) => words.join(' '));

const edit = fc.record({
  at: fc.nat(40),
  remove: fc.nat(2),
  insert: fc.constantFrom(
    ...[
      '',
      '',
      ' ',
      '-',
      '–',
      '—',
      '−',
      '"',
      '“',
      '”',
      "'",
      '’',
      'M',
      'm',
      '5',
      '①',
      '²',
      'ﬁ',
      '5',
    ],
    ...['\u00a0', '\u200b', '\u200d', '\u200e', '\u00ad', '.', ',', '/', '<', '%', '\u0301'],
  ),
});

function edited(text: string, at: number, remove: number, insert: string): string {
  const start = at % text.length;
  return text.slice(0, start) + insert + text.slice(start + remove);
}

const inHan =
  /(?<=\p{Script=Han})␣(?=[\p{Nd}\p{Script=Latin}])|(?<=[\p{Nd}\p{Script=Latin}])␣(?=\p{Script=Han})/gu;

/**
 * Letters and figures in order, spaces between two of them, signs that are none of style, and how
 * many quotation marks and dashes there are.
 */
function readingOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\ufb01\uff15]/gu, (form) => form.normalize('NFKC'))
    .replace(/(?<!\p{N})[\u00ad\u200b]+(?!\p{N})/gu, '')
    .replace(/\s+/gu, ' ');
  const words = plain
    .replace(/(?<=[\p{L}\p{N}]) (?=[\p{L}\p{N}])/gu, '␣')
    .replace(/[^\p{L}\p{N}\p{M}\p{Cf}␣/<.,]/gu, '')
    .replace(inHan, '');
  const count = (signs: RegExp) => (plain.match(signs) ?? []).length;
  return `${words} ${count(/["“”'’]/gu)} ${count(/[-–—−]+/gu)}`;
}
