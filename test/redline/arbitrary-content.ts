import fc from 'fast-check';
import {
  type Content,
  type Element,
  element,
  type Text,
  text,
} from '../../lib/plan/model/content.ts';
import { rebuild } from '../../lib/redline/content/rebuild.ts';

/** Few words, so that two random texts have something in common; some that HTML and scripts are particular about. */
const word = fc.constantFrom(
  ...['the', 'plan', 'of', 'data', 'open', 'l’accès', '30,000', 'e\u0301tat', '<b>', '&amp;'],
  ...['公開', '👩‍👩‍👧', '"', '.', ',', '\u00a0', '-->', ']]>', 'le\u200eft', '\u{e0041}'],
);
const phrase = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '\n')), { minLength: 1, maxLength: 8 })
  .map((words) => text(words.flat().join('')))
  .filter(({ value }) => value !== '');

const href = fc.constantFrom('/a/', '/b/?x=1&y="2"', '#fn1');

const inlines = fc.memo((depth: number): fc.Arbitrary<Content[]> => {
  const leaf = fc.oneof(
    { weight: 6, arbitrary: phrase },
    fc.constant(element('br')),
    href.map((src) => element('img', { src, alt: 'Map' })),
  );
  if (depth <= 1) return fc.array(leaf, { maxLength: 3 });
  const name = fc.constantFrom('em', 'strong', 'code', 'sup', 's', 'ins', 'del');
  const wrapped = fc.tuple(name, inlines(depth - 1)).map(([tag, inner]) => element(tag, {}, inner));
  return fc.array(fc.oneof({ weight: 3, arbitrary: leaf }, wrapped), { maxLength: 4 });
});

const link = fc
  .tuple(href, inlines(1))
  .map(([target, inner]) => element('a', { href: target }, inner));

const line = fc
  .tuple(inlines(2), fc.option(link, { freq: 3 }))
  .map(([inner, last]) => (last ? [...inner, last] : inner));

const heading = fc
  .tuple(fc.constantFrom('h1', 'h2', 'h3'), fc.constantFrom('goals', 'change-1', 'data'), phrase)
  .map(([name, id, inner]) => element(name, { id }, [inner]));

const table = fc
  .tuple(
    fc.constantFrom(['', ''], ['', 'align-right']),
    fc.boolean(),
    fc.array(fc.tuple(line, line), { maxLength: 4 }),
  )
  .map(([columns, hasHead, rows]) => {
    const row = (name: string, cells: readonly Content[][]) =>
      element(
        'tr',
        {},
        cells.map((cell, index) =>
          element(name, columns[index] ? { class: columns[index] } : {}, cell),
        ),
      );
    const body = rows.map((cells) => row('td', cells));
    const head = element('thead', {}, [row('th', [[text('Who')], [text('When')]])]);
    return element('table', {}, [
      ...(hasHead ? [head] : []),
      ...(body.length > 0 ? [element('tbody', {}, body)] : []),
    ]);
  });

const blocks = fc.memo((depth: number): fc.Arbitrary<Content[]> => {
  const simple = fc.oneof(
    { weight: 4, arbitrary: line.map((inner) => element('p', {}, inner)) },
    heading,
    fc.constant(element('hr')),
    phrase.map((inner) => element('pre', {}, [element('code', {}, [inner])])),
    table,
  );
  if (depth <= 1) return fc.array(simple, { maxLength: 4 });
  const inner = blocks(depth - 1);
  const item = fc
    .tuple(line, inner, fc.constantFrom({}, { class: 'task' }))
    .map(([start, rest, attributes]) => element('li', attributes, [...start, ...rest]));
  const nested = fc.oneof(
    fc
      .tuple(fc.constantFrom('ul', 'ol'), fc.array(item, { minLength: 1, maxLength: 4 }))
      .map(([name, items]) => element(name, {}, items)),
    inner.map((children) => element('blockquote', {}, children)),
    fc
      .tuple(phrase, inner)
      .map(([summary, rest]) =>
        element('details', {}, [element('summary', {}, [summary]), ...rest]),
      ),
  );
  return fc.array(fc.oneof({ weight: 2, arbitrary: simple }, nested), { maxLength: 6 });
});

/** A document as the parser could have made it: any mix of blocks, ids unique. */
export const document = blocks(3).map(withUniqueIds);

/** Two documents: unrelated, or the second made from the first by leaving out, repeating and moving blocks and words. */
export const documentPair = fc.oneof(
  fc.tuple(document, document),
  fc
    .tuple(document, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }))
    .map(([before, choices]): [Content[], Content[]] => [before, edited(before, choices)]),
);

function edited(content: readonly Content[], choices: readonly number[]): Content[] {
  let step = 0;
  const choose = () => (choices[step++ % choices.length] ?? 0) % 9;
  const changed = rebuild(
    content,
    (original, children) => {
      const copy = { ...original, children };
      const choice = choose();
      if (!['p', 'li', 'em', 'h2', 'hr', 'br', 'strong'].includes(copy.name)) return [copy];
      return editedElement(copy, choice);
    },
    (original) => editedText(original, choose()),
  );
  return withUniqueIds(changed.length > 2 && choose() < 2 ? changed.toReversed() : changed);
}

/** Removed, doubled, its formatting gone, split in two, another heading or list. */
function editedElement(block: Element, choice: number): Content[] {
  const { name, children } = block;
  if (choice === 0) return [];
  if (choice === 1) return [block, block];
  const isFormatting = name === 'em' || name === 'strong';
  if (choice === 2 && isFormatting) return [...children];
  if (choice === 3 && isFormatting) return [{ ...block, name: name === 'em' ? 'strong' : 'em' }];
  if (choice === 2 && name === 'p') {
    const middle = Math.ceil(children.length / 2);
    return [
      { ...block, children: children.slice(0, middle) },
      { ...block, children: children.slice(middle) },
    ];
  }
  return [choice === 3 && name === 'h2' ? { ...block, name: 'h3' } : block];
}

function editedText(original: Text, choice: number): Content[] {
  const { value } = original;
  if (choice < 3) return [text(value.replace(/the|plan|,/u, 'new'))];
  if (choice === 3) return [text(value.replaceAll('\n', ' '))];
  const middle = value.indexOf(' ', value.length / 2);
  if (choice > 4 || middle < 1) return [original];
  return [element('em', {}, [text(value.slice(0, middle))]), text(value.slice(middle))];
}

function withUniqueIds(content: readonly Content[]): Content[] {
  const seen = new Set<string>();
  return rebuild(content, (original, children): Element[] => {
    const { id } = original.attributes;
    if (id === undefined) return [{ ...original, children }];
    let unique = id;
    for (let number = 1; seen.has(unique); number++) unique = `${id}-${number}`;
    seen.add(unique);
    return [element(original.name, { ...original.attributes, id: unique }, children)];
  });
}
