import { element } from '../../plan/model/content.ts';
import { isSameAddress } from '../classify/addresses.ts';
import { isFileAddress } from '../classify/files.ts';
import { kindOfText } from '../classify/kind-of-text.ts';
import { graver, type Kind } from '../classify/kinds.ts';
import { isBlock, isHeading } from '../content/elements.ts';
import { changesMeaning } from '../content/read-text.ts';
import type { StartTag } from '../merged/merged.ts';

/** Attributes that are texts of their own. */
const texts = ['alt', 'title'] as const;

/** Attributes that readers do not see, and those that are compared as texts. */
const unseen: ReadonlySet<string> = new Set(['id', 'class', 'role', 'open', ...texts]);

/**
 * Another image changes the meaning, whatever its description, and so does what a link leads to
 * and which rows and columns a cell covers. Other attributes change the look.
 */
const kindsOfAttributes: Readonly<Record<string, Kind>> = {
  start: 'figures',
  value: 'figures',
  checked: 'figures',
  src: 'wording',
  colspan: 'structure',
  rowspan: 'structure',
};

/**
 * The kind of change that another start tag makes. A ticked box says that something is done. A list
 * with another first number has other numbers. Another description of an image is another text.
 * `undefined` when readers see no difference.
 */
export function kindOfTag(after: StartTag, before: StartTag): Kind | undefined {
  let kind: Kind | undefined;
  const add = (found: Kind) => {
    kind = graver(kind, found);
  };
  if (before.name !== after.name) add(kindOfName(before, after));
  for (const name of texts) {
    const [oldValue = '', newValue = ''] = [before.attributes[name], after.attributes[name]];
    if (oldValue !== newValue) add(kindOfText(oldValue, newValue));
  }
  const names = new Set(Object.keys({ ...before.attributes, ...after.attributes }));
  for (const name of names)
    if (!unseen.has(name) && before.attributes[name] !== after.attributes[name])
      add(kindOfAttribute(name, before.attributes[name] ?? '', after.attributes[name] ?? ''));
  return kind;
}

/** A file beside the text, such as an annex, is part of what its author says. */
function kindOfAttribute(name: string, before: string, after: string): Kind {
  if (name !== 'href') return kindsOfAttributes[name] ?? 'formatting';
  if (isFileAddress(before) || isFileAddress(after)) return 'wording';
  return isSameAddress(before, after) ? 'formatting' : 'links';
}

function kindOfName(before: StartTag, after: StartTag): Kind {
  const [oldElement, newElement] = [asElement(before), asElement(after)];
  if (isBlock(newElement)) return 'structure';
  if (changesMeaning(oldElement) || changesMeaning(newElement)) return 'wording';
  return before.name === 'a' || after.name === 'a' ? 'links' : 'formatting';
}

/** Alignments of a table's column: the classes that Markdown's tables get. */
const alignments: ReadonlySet<string> = new Set(['align-left', 'align-center', 'align-right']);

/**
 * A sort of block as readers distinguish them: lists also by their first number, headings by level,
 * table headers by alignment.
 */
export interface BlockSort {
  readonly name: 'paragraph' | 'bullets' | 'numbers' | 'heading' | 'code' | 'aligned';
  /** First number, level or alignment; `''` when there is none. */
  readonly detail: string;
}

/**
 * The sorts of a block before and after, when another start tag makes it another sort; otherwise
 * `undefined`.
 */
export function sortChange(
  after: StartTag,
  before: StartTag,
): { readonly before: BlockSort; readonly after: BlockSort } | undefined {
  const [oldSort, newSort] = [sortOf(before), sortOf(after)];
  if (!oldSort || !newSort) return undefined;
  const isSame = oldSort.name === newSort.name && oldSort.detail === newSort.detail;
  return isSame ? undefined : { before: oldSort, after: newSort };
}

function sortOf({ name, attributes }: StartTag): BlockSort | undefined {
  if (name === 'pre') return { name: 'code', detail: '' };
  if (name === 'p') return { name: 'paragraph', detail: '' };
  if (name === 'ul') return { name: 'bullets', detail: '' };
  if (name === 'ol') return { name: 'numbers', detail: attributes.start ?? '1' };
  if (name === 'th') {
    const alignment = attributes.class ?? '';
    return { name: 'aligned', detail: alignments.has(alignment) ? alignment : '' };
  }
  const isLevel = isHeading(asElement({ name, attributes }));
  return isLevel ? { name: 'heading', detail: name.slice(1) } : undefined;
}

function asElement({ name, attributes }: StartTag) {
  return element(name, attributes);
}
