import { describe, expect, it } from '@jest/globals';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import { listChanges } from '../../lib/redline/changes/list-changes.ts';
import { redline } from '../../lib/redline/redline.ts';
import { redlineWords } from '../../lib/words/redline-words.ts';
import { tellText } from '../../lib/words/text-sentences.ts';
import { input } from '../redline/inputs.ts';

/** How many items of arrays a call looks through or copies. */
function itemsMet(run: () => unknown): number {
  const prototype = Array.prototype;
  const { includes } = prototype;
  const iterator = prototype[Symbol.iterator];
  let met = 0;
  const counting = <Work extends (...values: never[]) => unknown>(work: Work) =>
    function counted(this: unknown[], ...values: never[]) {
      met += this.length;
      return work.apply(this, values);
    };
  prototype.includes = counting(includes) as typeof includes;
  prototype[Symbol.iterator] = counting(iterator) as typeof iterator;
  try {
    run();
  } finally {
    prototype.includes = includes;
    prototype[Symbol.iterator] = iterator;
  }
  return met;
}

const paragraph = (...content: Content[]) => element('p', {}, content);

/** Two versions of a text of so many parts. */
const shapes: Record<string, (count: number) => readonly [Content[], Content[]]> = {
  'the same figure is another one everywhere': (count) => {
    const version = (figure: number) =>
      Array.from({ length: count }, (_, at) =>
        paragraph(text(`Part ${at}: ${figure} euros, it says.`)),
      );
    return [version(5), version(7)];
  },
  'every figure is another one': (count) => {
    const version = (more: number) =>
      Array.from({ length: count }, (_, at) =>
        paragraph(text(`Part ${at}: ${at * 10 + more} euros, it says.`)),
      );
    return [version(5), version(7)];
  },
  'links came into one paragraph': (count) => {
    const version = (link: (at: number, words: Content) => Content) => [
      paragraph(
        ...Array.from({ length: count }, (_, at) => [
          text(' and '),
          link(at, text(`word${at}`)),
        ]).flat(),
      ),
    ];
    return [
      version((_, words) => words),
      version((at, words) => element('a', { href: `/page-${at}/` }, [words])),
    ];
  },
  'sections came, each with a duty': (count) => [
    [],
    Array.from({ length: count }, (_, at) => [
      element('h2', {}, [text(`Part ${at}`)]),
      paragraph(text(`Whoever comes to place ${at} must not pay a fee of any kind.`)),
    ]).flat(),
  ],
};

describe('the sentence that tells a change', () => {
  it.each(Object.entries(shapes))('takes work in proportion to the changes: %s', (_, shape) => {
    const [less, more] = [500, 1_000].map((count) => {
      const [before, after] = shape(count);
      const changes = listChanges(redline(input(before), input(after)).content);
      const blocks = changes.flatMap(({ units }) => units);
      expect(changes.length + blocks.length).toBeGreaterThanOrEqual(count);
      return itemsMet(() => tellText(changes, redlineWords('en')));
    });
    expect((more ?? 0) / (less ?? 1)).toBeLessThan(2.3);
  });
});
