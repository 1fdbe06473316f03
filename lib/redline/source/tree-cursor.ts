import type { Content, Element, Text } from '../../plan/model/content.ts';
import { goesOnIn } from '../content/elements.ts';

/** A part of a text node, `end` not included. */
export interface TextPart {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

interface Frame {
  readonly element: Element | undefined;
  readonly children: readonly Content[];
  /** The next child and, when it is text, how much of it has been passed. */
  index: number;
  offset: number;
  /** The last child, where it is an element. */
  last?: Frame | undefined;
}

/**
 * Walks through the content of one version as the merged tree describes it. Adjacent texts are one
 * text in the merged tree, so texts are passed by length.
 */
export class TreeCursor {
  readonly #stack: Frame[];

  constructor(content: readonly Content[]) {
    this.#stack = [frameOf(undefined, content)];
  }

  /** The element whose children are being passed. */
  get element(): Element | undefined {
    return this.#stack.at(-1)?.element;
  }

  passText(length: number): TextPart[] {
    const frame = this.#stack.at(-1);
    const parts: TextPart[] = [];
    for (let left = length; frame && left > 0; ) {
      const text = frame.children[frame.index];
      if (text?.type !== 'text') break;
      const start = frame.offset;
      const end = Math.min(text.value.length, start + left);
      parts.push({ text, start, end });
      frame.last = undefined;
      left -= end - start;
      frame.offset = end;
      if (end === text.value.length) advance(frame);
    }
    return parts;
  }

  passElement(): Element | undefined {
    const frame = this.#stack.at(-1);
    const element = frame && nextElement(frame);
    if (element) frame.last = { ...frameOf(element, element.children), index: Infinity };
    return element;
  }

  enter(): void {
    const frame = this.#stack.at(-1);
    const element = frame && nextElement(frame);
    const inner = frameOf(element, element?.children ?? []);
    if (frame) frame.last = inner;
    this.#stack.push(inner);
  }

  /**
   * Enters the last block again, behind the part already passed: the other version has two blocks
   * there. In a list, it is the last item, unless items go on. Where text comes last, it goes on.
   */
  resume(areItems: boolean): void {
    let frame = this.#stack.at(-1) ?? frameOf(undefined, []);
    do {
      const { last } = frame;
      if (!last?.element || !goesOnIn(last.element.name, frame.element?.name)) break;
      frame = last;
    } while (!areItems);
    this.#stack.push(frame);
  }

  leave(): void {
    this.#stack.pop();
  }
}

function frameOf(element: Element | undefined, children: readonly Content[]): Frame {
  return { element, children, index: 0, offset: 0 };
}

function nextElement(frame: Frame): Element | undefined {
  while (frame.children[frame.index]?.type === 'text') advance(frame);
  const element = frame.children[frame.index];
  if (element?.type !== 'element') return undefined;
  advance(frame);
  return element;
}

function advance(frame: Frame): void {
  frame.index++;
  frame.offset = 0;
}
