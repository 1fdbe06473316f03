import type { Content } from '../plan/content.ts';
import { isBlock } from './elements.ts';
import type { Merged, Whole } from './merged.ts';

type Change = Whole['change'];

/** Text that changed in one way. */
export interface Segment {
  readonly change: Change;
  readonly text: string;
}

/** One block as a line of text: its Markdown-like marker, then its segments. */
export interface TextLine {
  readonly prefix: string;
  readonly segments: readonly Segment[];
  /** A heading, or the row that names a table's columns: context for what follows. */
  readonly isHeading: boolean;
}

interface Frame {
  readonly nodes: readonly Merged[];
  readonly name: string;
  readonly prefix: string;
  /** The prefix of the first line only, such as a bullet; used up by it. */
  marker: string | undefined;
  next: number;
}

/** Quotes and lists deeper than this are not indented further. */
const deepestIndent = 60;

const inlineMarks: Readonly<Record<string, string>> = {
  em: '*',
  strong: '**',
  code: '`',
  s: '~~',
};

/** Takes a merged document apart into lines of text; depth is no limit. */
export function textLines(nodes: readonly Merged[]): TextLine[] {
  const lines: TextLine[] = [];
  const frames: Frame[] = [{ nodes, name: '', prefix: '', marker: undefined, next: 0 }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.nodes[frame.next];
    if (!node) frames.pop();
    else if (nameOf(node) === 'tr' || nameOf(node) === 'hr') {
      frame.next++;
      lines.push(line(frame, nameOf(node) === 'hr' ? rule(node) : rowSegments(node)));
    } else if (isBlockNode(node)) {
      frame.next++;
      frames.push(frameOf(node, frame));
    } else lines.push(line(frame, takeRun(frame)));
  }
  return lines;
}

function frameOf(node: Merged, parent: Frame): Frame {
  const name = nameOf(node);
  const marker = markerOf(name, parent);
  const isShallow = parent.prefix.length < deepestIndent;
  const first = `${parent.marker ?? parent.prefix}${isShallow ? marker : ''}`;
  const indent = name === 'blockquote' ? marker : ' '.repeat(name === 'li' ? marker.length : 0);
  const prefix = `${parent.prefix}${isShallow ? indent : ''}`;
  if (name !== 'ul' && name !== 'ol') parent.marker = undefined;
  return { nodes: childrenOf(node), name, prefix, marker: first, next: 0 };
}

function markerOf(name: string, parent: Frame): string {
  if (name === 'li') return parent.name === 'ol' ? `${parent.next}. ` : '- ';
  if (name === 'blockquote') return '> ';
  if (name === 'pre') return '    ';
  return /^h[1-6]$/u.test(name) ? `${'#'.repeat(Number(name.slice(1)))} ` : '';
}

function line(frame: Frame, segments: readonly Segment[]): TextLine {
  const prefix = frame.marker ?? frame.prefix;
  frame.marker = undefined;
  return { prefix, segments, isHeading: /^(?:h[1-6]|thead)$/u.test(frame.name) };
}

function rule(node: Merged): Segment[] {
  return [{ change: changeOf(node), text: '---' }];
}

function rowSegments(row: Merged): Segment[] {
  return childrenOf(row).flatMap((cell, index) => [
    ...(index === 0 ? [] : [{ change: changeOf(row), text: ' | ' }]),
    ...childrenOf(cell).flatMap(segmentsOf),
  ]);
}

function takeRun(frame: Frame): Segment[] {
  const segments: Segment[] = [];
  for (let node = frame.nodes[frame.next]; node; node = frame.nodes[++frame.next]) {
    if (isBlockNode(node)) break;
    for (const segment of frame.name === 'pre' ? codeSegments(node) : segmentsOf(node))
      segments.push(segment);
  }
  return segments;
}

/** A code block needs no back-ticks: it is indented. */
function codeSegments(node: Merged): Segment[] {
  return nameOf(node) === 'code' ? childrenOf(node).flatMap(segmentsOf) : segmentsOf(node);
}

/** Recursion is as deep as the comparison of inline elements, not as the input. */
function segmentsOf(node: Merged): Segment[] {
  if (node.change !== 'within')
    return [{ change: node.change, text: inlineText([node.content], node.change !== 'same') }];
  const mark = inlineMarks[node.name];
  const edge: Segment[] = mark === undefined ? [] : [{ change: 'same', text: mark }];
  return [...edge, ...node.children.flatMap(segmentsOf), ...edge];
}

/** Inline content as text; link addresses are shown where they may be what changed. */
function inlineText(content: readonly Content[], showAddresses: boolean): string {
  const parts: string[] = [];
  const pending: (Content | string)[] = [...content].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text') parts.push(node.value);
    else {
      const [start, end] = inlineEdges(node, showAddresses);
      parts.push(start);
      pending.push(end);
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child) pending.push(child);
      }
    }
  }
  return parts.join('');
}

function inlineEdges(
  { name, attributes }: Extract<Content, { type: 'element' }>,
  showAddresses: boolean,
): [string, string] {
  if (name === 'br') return ['\n', ''];
  if (name === 'img')
    return [`![${attributes.alt ?? ''}]${showAddresses ? `(${attributes.src ?? ''})` : ''}`, ''];
  if (name === 'input') return [attributes.checked === undefined ? '[ ]' : '[x]', ''];
  if (name === 'a' && showAddresses && attributes.href) return ['[', `](${attributes.href})`];
  const mark = inlineMarks[name] ?? '';
  return [mark, mark];
}

function nameOf(node: Merged): string {
  if (node.change === 'within') return node.name;
  return node.content.type === 'element' ? node.content.name : '';
}

function changeOf(node: Merged): Change {
  return node.change === 'within' ? 'same' : node.change;
}

function childrenOf(node: Merged): readonly Merged[] {
  if (node.change === 'within') return node.children;
  const { change, content } = node;
  return content.type === 'text'
    ? []
    : content.children.map((child) => ({ change, content: child }));
}

function isBlockNode(node: Merged): boolean {
  if (node.change !== 'within') return isBlock(node.content);
  return isBlock({ type: 'element', name: node.name, attributes: {}, children: [] });
}
