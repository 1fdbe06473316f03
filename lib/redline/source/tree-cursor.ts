import type { Content, Element, Text } from '../../plan/model/content.ts';

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
  /** The last child that is an element. */
  last?: Frame;
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
   * Enters the last element again, behind the part already passed: the other version has two
   * elements there.
   */
  resume(): void {
    const frame = this.#stack.at(-1);
    this.#stack.push(frame?.last ?? frameOf(undefined, []));
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
