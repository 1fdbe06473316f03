import { type Content, element, text } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';
import { rebuild } from '../content/rebuild.ts';

/**
 * The same content with a line break between blocks and after `br`: HTML shows none of them, and
 * where the tags are taken away, no words stick together.
 */
export function separateBlocks(content: readonly Content[]): Content[] {
  const inside = rebuild(content, ({ name, attributes }, children) => [
    element(name, attributes, withBreaks(children)),
  ]);
  return withBreaks(inside);
}

function withBreaks(children: readonly Content[]): Content[] {
  return children.flatMap((child, index) =>
    isBound(child, children[index + 1]) ? [child, text('\n')] : [child],
  );
}

function isBound(one: Content, next: Content | undefined): boolean {
  if (next?.type === 'text' && /^\s/u.test(next.value)) return false;
  if (isLineBreak(one)) return true;
  if (!next || (one.type === 'text' && /\s$/u.test(one.value))) return false;
  return isBlock(one) || isBlock(next);
}

/** Also at the end of an element: what comes after that is not known here. */
function isLineBreak(node: Content): boolean {
  return node.type === 'element' && node.name === 'br';
}
