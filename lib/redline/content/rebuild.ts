import type { Content, Element, Text } from '../../plan/model/content.ts';

interface Frame {
  readonly element: Element | undefined;
  readonly source: readonly Content[];
  readonly result: Content[];
  next: number;
}

/**
 * Makes new content from old, children before parents, without recursion, so that any depth works.
 * `leave` and `replaceText` give what takes a node's place.
 */
export function rebuild(
  content: readonly Content[],
  leave: (element: Element, children: Content[]) => readonly Content[],
  replaceText: (text: Text) => readonly Content[] = (text) => [text],
): Content[] {
  const root: Frame = { element: undefined, source: content, result: [], next: 0 };
  const frames = [root];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.source[frame.next++];
    if (node?.type === 'text') append(frame.result, replaceText(node));
    else if (node) frames.push({ element: node, source: node.children, result: [], next: 0 });
    else {
      frames.pop();
      const parent = frames.at(-1);
      if (frame.element && parent) append(parent.result, leave(frame.element, frame.result));
    }
  }
  return root.result;
}

/** Adds content. Adjacent texts are joined and empty text is dropped, as in HTML. */
export function append(target: Content[], nodes: readonly Content[]): void {
  for (const node of nodes) {
    const last = target.at(-1);
    if (node.type !== 'text') target.push(node);
    else if (last?.type === 'text')
      target[target.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.value !== '') target.push(node);
  }
}

/** The same content with adjacent texts joined, so that equal HTML is equal data. */
export function normalize(content: readonly Content[]): readonly Content[] {
  if (isNormal(content)) return content;
  return rebuild(content, (element, children) => [{ ...element, children }]);
}

/** Calls `visit` for every node, parents first, in reading order. Any depth works. */
export function visitContent(content: readonly Content[], visit: (node: Content) => void): void {
  const pending = [...content].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node);
    if (node.type === 'text') continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) pending.push(child);
    }
  }
}

function isNormal(content: readonly Content[]): boolean {
  const pending = [content];
  for (let nodes = pending.pop(); nodes; nodes = pending.pop()) {
    let isAfterText = false;
    for (const node of nodes) {
      const isText = node.type === 'text';
      if (isText && (isAfterText || node.value === '')) return false;
      isAfterText = isText;
      if (!isText && !holdsOneText(node)) pending.push(node.children);
    }
  }
  return true;
}

/** Whether an element holds exactly one text. Most blocks do. */
function holdsOneText({ children: [first, second] }: Element): boolean {
  return first?.type === 'text' && first.value !== '' && !second;
}
