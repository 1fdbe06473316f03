import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock } from './elements.ts';
import { visitContent } from './rebuild.ts';

/** Signs for elements that change a text's meaning without letters: strike, insertion, power, index. */
const signs: Readonly<Record<string, string>> = {
  ...{ s: '~~', del: '~~', ins: '++' },
  ...{ sup: '^', sub: '_' },
};

/** Where an author ends a line: unlike a line break of the source, it is more than a space. */
export const lineEnd = '\u2028';

/**
 * The text of content as a reader understands it, so that content that reads differently gives
 * different text. Blocks stand on lines of their own, cells after tabs. Struck-out text stands
 * between `~~`, what its author marks as inserted between `++`; raised and lowered figures are written `10^6^` and `CO_2_`. A check box, and an
 * image without a description, are signs.
 */
export function readText(content: readonly Content[]): string {
  const parts: string[] = [];
  const pending: (Content | string)[] = content.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text') parts.push(node.value);
    else {
      const [start, end] = edgesOf(node);
      parts.push(start);
      pending.push(end);
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child) pending.push(child);
      }
    }
  }
  const value = parts.join('');
  return content.some(isBlock) ? value.trim() : value;
}

function edgesOf(node: Element): [string, string] {
  const { name, attributes } = node;
  if (name === 'td' || name === 'th') return ['\t', '\t'];
  if (isBlock(node)) return ['\n', '\n'];
  if (name === 'br') return [lineEnd, ''];
  if (name === 'q') return ['“', '”'];
  if (name === 'img') return [attributes.alt || '🖼', ''];
  if (name === 'input') return [attributes.checked === undefined ? '☐' : '☑', ''];
  const sign = signOf(node);
  return [sign, sign];
}

/** Raised letters that read the same without the raise, as in `1st`, `nº` and `M^me^`. */
const endings =
  /^(?:st|nd|rd|th|er|ers|re|res|e|es|ème|èmes|d|de|o|os|a|as|me|mes|lle|lles|gr|tm|sm)$/iu;

/** The sign at both ends of struck-out, raised or lowered text; empty for other elements. */
export function signOf(node: Element): string {
  return node.name.startsWith('su') && !tellsByPlace(node) ? '' : (signs[node.name] ?? '');
}

/**
 * Whether raised or lowered text means something else than on the line: a power, an index. Endings
 * of words, marks of footnotes and signs do not.
 */
function tellsByPlace(raised: Element): boolean {
  let value = '';
  visitContent([raised], (node) => {
    if (node.type === 'text') value += node.value;
  });
  const isEnding = raised.name === 'sup' && endings.test(value.trim());
  return /[\p{L}\p{N}]/u.test(value) && !isEnding && !isNoteMark(raised);
}

/** Whether an element is a footnote, which the marks of its number lead to. */
export function isNote({ attributes: { id } }: Pick<Element, 'attributes'>): boolean {
  return id?.startsWith('footnote-') === true && !id.startsWith('footnote-reference-');
}

/** Whether an element is the raised number of a footnote. */
export function isNoteMark({ children }: Element): boolean {
  return children.some(
    (child) => child.type === 'element' && child.attributes.role === 'doc-noteref',
  );
}

/** Whether an element changes the meaning of the text in it, as a strike or a power does. */
export function changesMeaning(node: Element): boolean {
  return edgesOf(node).join('') !== '' && !isBlock(node);
}
