import type { Element } from '../model/content.ts';
import type { Event, RawTag } from './events.ts';

/** An element that is open while the sequence is read. */
interface Frame {
  readonly name: string;
  readonly start?: RawTag;
  readonly end?: RawTag;
  /**
   * The direct contents of a raw element so far: names of elements, or `text` for anything else
   * that is shown.
   */
  readonly inside: string[];
  /** Raw elements that lie directly in it. */
  readonly parts: Frame[];
}

const blockContainers: ReadonlySet<string> = new Set([
  ...['', 'blockquote', 'li', 'details', 'dd', 'td', 'th'],
]);

/** Elements that hold nothing but these, and which of them may stand in which. */
const partsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['dl', new Set(['dt', 'dd'])],
  ['ul', new Set(['li'])],
  ['ol', new Set(['li'])],
  ['table', new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr'])],
  ['thead', new Set(['tr'])],
  ['tbody', new Set(['tr'])],
  ['tfoot', new Set(['tr'])],
  ['tr', new Set(['td', 'th'])],
]);

const parts: ReadonlySet<string> = new Set([...partsOf.values()].flatMap((names) => [...names]));
const blocks: ReadonlySet<string> = new Set(['details', 'dl', 'ul', 'ol', 'table', 'blockquote']);

/**
 * Keeps the matched raw tags that stand where HTML allows them: `summary` first in `details`, only
 * `dt` and `dd` in `dl`, blocks never in inline text. Returns start and end tags.
 */
export function allowPlaces(
  events: readonly Event[],
  ends: ReadonlyMap<RawTag, RawTag>,
): ReadonlySet<RawTag> {
  const elements = new Set<RawTag>();
  const stack: Frame[] = [{ name: '', inside: [], parts: [] }];
  for (const event of events) {
    if (isBlank(event, stack.at(-1)?.name)) continue;
    if (event.type === 'close') stack.pop();
    else if (event.type === 'raw' && event === stack.at(-1)?.end) {
      const frame = stack.pop();
      if (frame && isComplete(frame)) continue;
      dissolve(frame, stack, elements);
    } else {
      const name = event.type === 'raw' && event.form === 'open' ? event.name : 'text';
      dissolveWithoutSummary(name, stack, elements);
      openFrame(event, ends, stack, elements);
    }
  }
  return elements;
}

/** Whether an event shows nothing there: a place to link to, or the break that two blanks make, in a list. */
function isBlank(event: Event, parent = ''): boolean {
  if (event.type === 'leaf') return isUnseen(event.element) && partsOf.has(parent);
  return event.type === 'break' || (event.type === 'text' && event.value.trim() === '');
}

function isUnseen({ name, children }: Element): boolean {
  return name === 'br' || (name === 'span' && children.length === 0);
}

function openFrame(
  event: Event,
  ends: ReadonlyMap<RawTag, RawTag>,
  stack: Frame[],
  elements: Set<RawTag>,
): void {
  const parent = stack.at(-1);
  if (!parent) return;
  const end = event.type === 'raw' ? ends.get(event) : undefined;
  if (event.type === 'raw' && end && mayStand(event.name, parent)) {
    const frame: Frame = { name: event.name, start: event, end, inside: [], parts: [] };
    note(parent, event.name, frame);
    elements.add(event).add(end);
    stack.push(frame);
    return;
  }
  note(parent, 'text');
  if (event.type === 'open') stack.push({ name: event.name, inside: [], parts: [] });
}

function note(parent: Frame, name: string, part?: Frame): void {
  if (!parent.start) return;
  parent.inside.push(name);
  if (part) parent.parts.push(part);
}

function mayStand(name: string, parent: Frame): boolean {
  if (parts.has(name))
    return parent.start !== undefined && partsOf.get(parent.name)?.has(name) === true;
  if (name === 'summary') return parent.name === 'details' && parent.inside.length === 0;
  return !blocks.has(name) || blockContainers.has(parent.name);
}

function isComplete({ name, inside }: Frame): boolean {
  if (name === 'details') return inside[0] === 'summary';
  if (name === 'dl' && (inside[0] !== 'dt' || inside.at(-1) !== 'dd')) return false;
  const own = partsOf.get(name);
  return !own || (inside.length > 0 && inside.every((part) => own.has(part)));
}

/** Shows `details` as text from its start, when it does not begin with a summary. */
function dissolveWithoutSummary(next: string, stack: Frame[], elements: Set<RawTag>): void {
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (frame.name !== 'details' || frame.inside.length > 0 || next === 'summary') return;
    dissolve(stack.pop(), stack, elements);
  }
}

/** Shows the tags of an element, and of the parts that only it may have, as text. */
function dissolve(frame: Frame | undefined, stack: readonly Frame[], elements: Set<RawTag>): void {
  if (!frame?.start || !frame.end) return;
  elements.delete(frame.start);
  elements.delete(frame.end);
  const parent = stack.at(-1);
  if (parent) note(parent, 'text');
  dissolveParts(frame.parts, elements);
}

function dissolveParts(dissolved: readonly Frame[], elements: Set<RawTag>): void {
  const pending = [...dissolved];
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (!part.start || !part.end || !parts.has(part.name)) continue;
    elements.delete(part.start);
    elements.delete(part.end);
    pending.push(...part.parts);
  }
}
