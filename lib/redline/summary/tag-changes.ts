import { element } from '../../plan/markdown/content.ts';
import { type RedlineWords, redlineWords } from '../../words/redline-words.ts';
import { graver, type Kind, kindOfText } from '../classify/kinds.ts';
import { isBlock, isHeading } from '../content/elements.ts';
import { changesMeaning } from '../content/read-text.ts';
import type { StartTag } from '../merged/merged.ts';

/** Attributes that are texts of their own. */
const texts = ['alt', 'title'] as const;

/** Attributes that a reader sees nothing of, and those that are compared as texts. */
const unseen: ReadonlySet<string> = new Set(['id', 'class', 'role', 'open', ...texts]);

/** Another image says something else, whatever its description; all others are about how it looks or where it leads. */
const kindsOfAttributes: Readonly<Record<string, Kind>> = {
  start: 'figures',
  checked: 'figures',
  src: 'wording',
};

/**
 * What kind of change another start tag is: a box that was ticked says that something is done, a
 * list that begins with another number has other numbers, another description of an image is
 * another text. `undefined` where a reader sees nothing of it.
 */
export function kindOfTag(after: StartTag, before: StartTag): Kind | undefined {
  let kind: Kind | undefined;
  const add = (found: Kind) => {
    kind = graver(kind, found);
  };
  if (before.name !== after.name) add(kindOfName(before, after));
  for (const name of texts) {
    const [old = '', young = ''] = [before.attributes[name], after.attributes[name]];
    if (old !== young) add(kindOfText(old, young));
  }
  const names = new Set(Object.keys({ ...before.attributes, ...after.attributes }));
  for (const name of names)
    if (!unseen.has(name) && before.attributes[name] !== after.attributes[name])
      add(kindsOfAttributes[name] ?? 'formatting');
  return kind;
}

function kindOfName(before: StartTag, after: StartTag): Kind {
  const [old, young] = [asElement(before), asElement(after)];
  if (isBlock(young)) return 'structure';
  return changesMeaning(old) || changesMeaning(young) ? 'wording' : 'formatting';
}

/**
 * What another start tag of a block is, in words, such as "heading 2 → heading 3"; `undefined` where
 * the text does not become another sort of block.
 */
export function tagChange(
  after: StartTag,
  before: StartTag,
  words: RedlineWords,
): { readonly before: string; readonly after: string } | undefined {
  const [old, young] = [blockName(before, words), blockName(after, words)];
  return old === undefined || young === undefined || old === young
    ? undefined
    : { before: old, after: young };
}

/** Whether another start tag makes another sort of block of it, as {@link tagChange} says. */
export function isOtherSort(after: StartTag, before: StartTag): boolean {
  return tagChange(after, before, redlineWords('en')) !== undefined;
}

function blockName({ name, attributes }: StartTag, words: RedlineWords): string | undefined {
  const { sorts } = words;
  if (name === 'p') return sorts.paragraph;
  if (name === 'ul') return sorts.bullets;
  if (name === 'ol') return sorts.numbers(attributes.start ?? '1');
  if (name === 'th') return sorts.aligned[attributes.class ?? ''] ?? sorts.unaligned;
  return isHeading(asElement({ name, attributes })) ? sorts.heading(name.slice(1)) : undefined;
}

function asElement({ name, attributes }: StartTag) {
  return element(name, attributes);
}
