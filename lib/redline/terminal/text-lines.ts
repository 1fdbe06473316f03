import type { Content, Element } from '../../plan/model/content.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { placeChangeText, sortChangeText } from '../../words/sort-text.ts';
import { isBlock } from '../content/elements.ts';
import { excerpt, textOf } from '../content/excerpt.ts';
import { signOf } from '../content/read-text.ts';
import {
  isLeftInPlace,
  isNoteLink,
  isWrapped,
  type Merged,
  type StartTag,
  type Whole,
  type Within,
  type Wrapped,
} from '../merged/merged.ts';

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
  /**
   * Set for a heading, and for the row with a table's column names: context for the lines after it.
   */
  readonly isHeading: boolean;
  /** Set for the two places of a block that moved. */
  readonly moved?: 'here' | 'away';
}

interface Frame {
  readonly nodes: readonly Merged[];
  readonly name: string;
  readonly prefix: string;
  /** The prefix of the first line only, such as a bullet. The first line uses it up. */
  marker: string | undefined;
  /**
   * What the first line begins with, and whether the block moved here. The first line uses it up.
   */
  lead: Lead;
  next: number;
  /** The numbers of the next item of a numbered list, in both versions. */
  readonly numbers: Numbers;
}

interface Numbers {
  before: number;
  after: number;
}

interface Lead {
  readonly segments?: readonly Segment[];
  readonly moved?: 'here';
}

/** Quotes and lists deeper than this are not indented further. */
const deepestIndent = 60;

const inlineMarks: Readonly<Record<string, string>> = {
  ...{ em: '*', strong: '**', code: '`' },
  ...{ s: '~~', del: '~~' },
};

const english = redlineWords('en');

/** Splits a merged document into lines of text. Any depth works. */
export function textLines(nodes: readonly Merged[]): TextLine[] {
  const lines: TextLine[] = [];
  const root = { name: '', prefix: '', marker: undefined, lead: {}, numbers: numbersOf() };
  const frames: Frame[] = [{ ...root, nodes, next: 0 }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.nodes[frame.next];
    if (!node) frames.pop();
    else if (!isBlockNode(node)) lines.push(line(frame, takeRun(frame)));
    else {
      frame.next++;
      if (isLeftInPlace(node)) {
        frame.numbers.before++;
        continue;
      }
      const whole = wholeLine(node);
      if (node.change === 'moved' && !node.inPlace) frame.lead = { ...frame.lead, moved: 'here' };
      if (whole) lines.push(line(inner(frame, node), whole, node));
      else frames.push(frameOf(node, frame));
    }
  }
  return lines;
}

/** The segments of a block that is always one line. */
function wholeLine(node: Merged): Segment[] | undefined {
  if (node.change === 'deleted' && node.move !== undefined)
    return [{ change: 'deleted', text: excerpt(node.content) }];
  const name = nameOf(node);
  if (name === 'hr') return [{ change: changeOf(node), text: '---' }];
  return name === 'tr' ? rowSegments(node) : undefined;
}

/**
 * The frame of a line that is a whole block. A row has no marker of its own; a block that moved
 * away is shown with its marker.
 */
function inner(frame: Frame, node: Merged): Frame {
  return nameOf(node) === 'tr' || nameOf(node) === 'hr' ? frame : frameOf(node, frame);
}

function frameOf(node: Merged, parent: Frame): Frame {
  const name = nameOf(node);
  const own = leadSegments(node);
  const segments = [...(parent.lead.segments ?? []), ...own];
  const isMarked = own.some(({ text }) => text.startsWith('#'));
  const marker = isMarked ? '' : name === 'li' ? itemMarker(node, parent) : markerOf(name);
  const isShallow = parent.prefix.length < deepestIndent;
  const first = `${parent.marker ?? parent.prefix}${isShallow ? marker : ''}`;
  const indent = name === 'blockquote' ? marker : ' '.repeat(name === 'li' ? marker.length : 0);
  const prefix = `${parent.prefix}${isShallow ? indent : ''}`;
  if (name !== 'ul' && name !== 'ol') parent.marker = undefined;
  const lead = { ...parent.lead, segments };
  parent.lead = {};
  const numbers = numbersOf(node);
  return { nodes: childrenOf(node), name, prefix, marker: first, lead, next: 0, numbers };
}

/**
 * The segments that show that a block was split off or joined, that a paragraph became a heading,
 * or that a list became another sort of list.
 */
function leadSegments(node: Merged): Segment[] {
  if (node.change === 'moved' && node.inPlace) {
    const { before, after } = placeChangeText(node.inPlace, english);
    return [...changed(before, after), { change: 'same', text: ': ' }];
  }
  const within = node.change === 'moved' ? node.node : node;
  if (within.change !== 'within') return [];
  const { name, before, join } = within;
  if (within.isTold) return [];
  if (join) return [{ change: join === 'split' ? 'inserted' : 'deleted', text: '¶ ' }];
  if (!before) return [];
  if (isLine(before.name) && isLine(name))
    return before.name === name ? [] : changed(markerOf(before.name), markerOf(name));
  const sorts = sortChangeText(within, before, english);
  return sorts ? [...changed(sorts.before, sorts.after), { change: 'same', text: ': ' }] : [];
}

function isLine(name: string): boolean {
  return /^(?:p|h[1-6])$/u.test(name);
}

/**
 * The marker of a list item. A numbered item shows its number on the page: the new one, or the old
 * one when the item was removed.
 */
function itemMarker(node: Merged, { name, numbers }: Frame): string {
  if (name !== 'ol') return '- ';
  const join = node.change === 'within' ? node.join : undefined;
  const isOld = node.change === 'deleted' || node.change === 'unwrapped' || join === 'joined';
  const isNew =
    node.change === 'inserted' ||
    node.change === 'wrapped' ||
    node.change === 'moved' ||
    join === 'split';
  const number = isOld ? numbers.before : numbers.after;
  if (!isNew) numbers.before++;
  if (!isOld) numbers.after++;
  return `${number}. `;
}

function numbersOf(node?: Merged): Numbers {
  const whole = node && 'content' in node && node.content.type === 'element' && node.content;
  const after = whole || (node?.change === 'within' ? node : undefined);
  const before = node?.change === 'within' ? (node.before ?? node) : after;
  return { before: firstNumber(before), after: firstNumber(after) };
}

function firstNumber(list: StartTag | undefined): number {
  return Number(list?.attributes.start ?? 1);
}

function markerOf(name: string): string {
  if (name === 'blockquote') return '> ';
  if (name === 'pre') return '    ';
  return /^h[1-6]$/u.test(name) ? `${'#'.repeat(Number(name.slice(1)))} ` : '';
}

function line(frame: Frame, segments: readonly Segment[], node?: Merged): TextLine {
  const prefix = frame.marker ?? frame.prefix;
  const { lead } = frame;
  frame.marker = undefined;
  frame.lead = {};
  const moved = node?.change === 'deleted' && node.move !== undefined ? 'away' : lead.moved;
  return {
    prefix,
    segments: [...(lead.segments ?? []), ...segments],
    isHeading: /^(?:h[1-6]|thead)$/u.test(frame.name),
    ...(moved ? { moved } : {}),
  };
}

function rowSegments(row: Merged): Segment[] {
  return childrenOf(row).flatMap((cell, index) => [
    ...(index === 0 ? [] : [{ change: changeOf(row), text: ' | ' }]),
    ...leadSegments(cell),
    ...childrenOf(cell)
      .flatMap((part) => (isBlockNode(part) && isWrapped(part) ? part.children : [part]))
      .flatMap(segmentsOf),
  ]);
}

function takeRun(frame: Frame): Segment[] {
  const segments: Segment[] = [];
  for (let node = frame.nodes[frame.next]; node; node = frame.nodes[++frame.next]) {
    if (isBlockNode(node)) break;
    // White space that begins a block reads as none.
    if (frame.next === 0 && node.change === 'respaced' && frame.name !== 'pre') continue;
    for (const segment of frame.name === 'pre'
      ? codeSegments(node)
      : segmentsOf(node, frame.next, frame.nodes))
      segments.push(segment);
  }
  return segments;
}

/** The segments of code. A code block needs no back-ticks, because it is indented. */
function codeSegments(node: Merged): Segment[] {
  return nameOf(node) === 'code' ? childrenOf(node).flatMap(segmentsOf) : segmentsOf(node);
}

/**
 * The segments of inline content. Recursion is limited by the depth to which inline elements are
 * compared, not by the input.
 */
function segmentsOf(node: Merged, index = 0, siblings: readonly Merged[] = []): Segment[] {
  if (node.change === 'moved') return segmentsOf(node.node);
  if (node.change === 'respaced') return [{ change: 'same', text: node.after }];
  if ('content' in node)
    return [{ change: node.change, text: inlineText([node.content], node.change !== 'same') }];
  const { start, end } = edgesOf(node, hasOtherExtent(node, index, siblings));
  return [...start, ...node.children.flatMap(segmentsOf), ...end];
}

/**
 * Whether words went into a link or out of it: they stand on both sides of its edge, once as added and
 * once as removed.
 */
function hasOtherExtent(
  node: Within | Wrapped,
  index: number,
  siblings: readonly Merged[],
): boolean {
  if (node.name !== 'a') return false;
  const crosses = (inside: Merged | undefined, outside: Merged | undefined) =>
    wordsOf(inside) !== '' &&
    wordsOf(inside) === wordsOf(outside) &&
    inside?.change !== outside?.change;
  return (
    crosses(node.children[0], siblings[index - 1]) ||
    crosses(node.children.at(-1), siblings[index + 1])
  );
}

/** The words of what is in one version only. */
function wordsOf(node: Merged | undefined): string {
  const isOne = node?.change === 'inserted' || node?.change === 'deleted';
  return isOne ? textOf(node.content).trim() : '';
}

/** The text at both ends of an inline element: in both versions, in one, or different in each. */
function edgesOf(node: Within | Wrapped, isOther: boolean): { start: Segment[]; end: Segment[] } {
  const change =
    node.change === 'wrapped' ? 'inserted' : node.change === 'unwrapped' ? 'deleted' : 'same';
  if (change !== 'same' && node.isTold) return { start: [], end: [] };
  const old = node.change === 'within' ? node.before : undefined;
  const [start, end] = changedEdges(node, isOther || change !== 'same' || old !== undefined);
  if (!old) return { start: [{ change, text: start }], end: [{ change, text: end }] };
  const [oldStart, oldEnd] = changedEdges(old, true);
  return { start: changed(oldStart, start), end: changed(oldEnd, end) };
}

function changed(before: string, after: string): Segment[] {
  if (before === after) return [{ change: 'same', text: after }];
  return [
    { change: 'deleted', text: before },
    { change: 'inserted', text: after },
  ];
}

/** Inline content as text. Addresses of links are shown when they may have changed. */
function inlineText(content: readonly Content[], showAddresses: boolean): string {
  const parts: string[] = [];
  const pending: (Content | string)[] = [...content].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text') parts.push(node.value);
    else {
      const [start, end] = inlineEdges(node, showAddresses && !isBareLink(node), signOf(node));
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

/** Whether a link's text is its address. */
function isBareLink({ attributes, children }: Element): boolean {
  const [only, more] = children;
  return only?.type === 'text' && !more && only.value === attributes.href && !attributes.title;
}

/**
 * The text at both ends of a tag. A changed element that has no sign in text is shown as its tags.
 */
function changedEdges(tag: StartTag, isChanged: boolean): [string, string] {
  const edges = inlineEdges(tag, isChanged, '');
  const isShown = edges.join('') !== '' || !isChanged || tag.name === 'span' || tag.name === 'a';
  if (isShown) return edges;
  const { name, attributes } = tag;
  return [`<${name}${attributes.title ? ` title="${attributes.title}"` : ''}>`, `</${name}>`];
}

function inlineEdges(
  { name, attributes }: StartTag,
  showAddresses: boolean,
  sign: string,
): [string, string] {
  if (name === 'br') return ['\n', ''];
  if (name === 'img')
    return [`![${attributes.alt ?? ''}]${showAddresses ? `(${attributes.src ?? ''})` : ''}`, ''];
  if (name === 'input') return [attributes.checked === undefined ? '[ ]' : '[x]', ''];
  if (name === 'a' && showAddresses && attributes.href && !isNoteLink(attributes))
    return ['[', `](${attributes.href}${attributes.title ? ` "${attributes.title}"` : ''})`];
  const mark = inlineMarks[name] ?? sign;
  return [mark, mark];
}

function nameOf(node: Merged): string {
  if (node.change === 'moved') return nameOf(node.node);
  if (node.change === 'respaced') return '';
  if ('content' in node) return node.content.type === 'element' ? node.content.name : '';
  return node.name;
}

function changeOf(node: Merged): Change {
  return 'content' in node ? node.change : 'same';
}

function childrenOf(node: Merged): readonly Merged[] {
  if (node.change === 'moved') return childrenOf(node.node);
  if (node.change === 'respaced') return [];
  if (!('content' in node)) return node.children;
  const { change, content } = node;
  return content.type === 'text'
    ? []
    : content.children.map((child) => ({ change, content: child }));
}

function isBlockNode(node: Merged): boolean {
  return isBlock({ type: 'element', name: nameOf(node), attributes: {}, children: [] });
}
