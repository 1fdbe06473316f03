import type { Token } from 'markdown-it';
import { element } from '../model/content.ts';
import { findAddresses, type TextPart } from './bare-addresses.ts';
import { reportBlankLinks } from './blank-links.ts';
import { attributeOf, type EventWriter } from './event-writer.ts';
import type { Event } from './events.ts';
import { writeReference } from './footnote-events.ts';
import { plainText } from './headings.ts';
import { writeMath } from './math.ts';
import { isAnchor, readRawTag } from './raw-html.ts';
import { readTag, type Tag } from './raw-tag.ts';

type WriteInline = (token: Token, writer: EventWriter, amongBlocks: boolean) => void;

const inlines: ReadonlyMap<string, WriteInline> = new Map<string, WriteInline>([
  ['em_open', (_token, writer) => writer.open('em')],
  ['strong_open', (_token, writer) => writer.open('strong')],
  ['s_open', (_token, writer) => writer.open('s')],
  ['softbreak', writeSoftBreak],
  ['hardbreak', writeHardBreak],
  ['code_inline', (token, writer) => writer.inlineCode(token.content)],
  ['math_inline', writeInlineMath],
  ['image', writeImage],
  ['link_open', writeLink],
  ['link_close', closeLink],
  ['footnote_ref', writeReference],
  ['html_inline', writeTag],
  ['template', skipTemplate],
]);

/** Writes one inline token; `amongBlocks` says that it stands where blocks stand. */
export function writeInline(token: Token, writer: EventWriter, amongBlocks: boolean): void {
  const write = inlines.get(token.type);
  if (write) write(token, writer, amongBlocks);
  else if (token.nesting < 0) writer.close();
  else {
    reportBlankLinks(token.content, writer.line, writer.context.report);
    writeText(token.content, writer);
  }
}

function partsOf(content: string, writer: EventWriter): readonly TextPart[] {
  return writer.openLinks > 0 ? [{ text: content }] : findAddresses(content);
}

/** Writes text; addresses in it become links, but for those in the text of a link. */
export function writeText(content: string, writer: EventWriter): void {
  for (const { text, address } of partsOf(content, writer)) {
    const target = address && writer.context.links.link(address, writer.line);
    if (target) writer.open('a', { href: target });
    writer.text(text);
    if (target) writer.close();
  }
}

function skipTemplate({ info }: Token, writer: EventWriter): void {
  writer.line += info.split('\n').length - 1;
}

function writeSoftBreak(_token: Token, writer: EventWriter): void {
  writer.line++;
  writer.text('\n');
}

function writeHardBreak(_token: Token, writer: EventWriter): void {
  writer.line++;
  writer.leaf(element('br'));
}

function writeInlineMath(token: Token, writer: EventWriter): void {
  writeMath(token, writer, false);
  writer.line += token.content.split('\n').length - 1;
}

function writeImage(token: Token, writer: EventWriter): void {
  const alternative = plainText(token.children ?? []);
  const { links } = writer.context;
  const target = attributeOf(token, 'src');
  writer.leaf(links.image(target, writer.line, alternative, attributeOf(token, 'title')));
}

function writeLink(token: Token, writer: EventWriter): void {
  writer.openLinks++;
  const address = writer.context.links.link(attributeOf(token, 'href'), writer.line);
  const title = attributeOf(token, 'title');
  if (address === undefined) writer.open('span', { class: 'broken-link' });
  else writer.open('a', { href: address, ...(title === '' ? {} : { title }) });
}

function closeLink(_token: Token, writer: EventWriter): void {
  writer.openLinks--;
  writer.close();
}

function writeTag(token: Token, writer: EventWriter, amongBlocks: boolean): void {
  const { context, line, run } = writer;
  const place = { line, run, amongBlocks, anchor: context.anchors.byToken.get(token) };
  const event = readRawTag(token.content, place, context.links, context.report);
  const tag = readTag(token.content);
  const isEnd = tag?.name === 'a' && endsAnchor(tag, writer);
  if (event?.type === 'break') writer.events.push(event);
  const isStray = amongBlocks && event?.type !== 'break';
  if (place.anchor !== undefined && !hasAnchor(event) && !isStray)
    writer.leaf(element('span', { id: place.anchor }));
  if (event && event.type !== 'break' && !isEnd) writer.events.push(event);
  writer.line += token.content.split('\n').length - 1;
}

/** Whether what became of a tag has the id that its author gave it. */
function hasAnchor(event: Event | undefined): boolean {
  if (event?.type === 'leaf') return event.element.attributes.id !== undefined;
  return event?.type === 'raw';
}

/** Counts tags of links, and says whether this one is the end of an `a` that leads nowhere. */
function endsAnchor(tag: Tag, writer: EventWriter): boolean {
  if (isAnchor(tag)) writer.openAnchors++;
  else if (!tag.isEnd) writer.openLinks++;
  else if (writer.openLinks > 0) writer.openLinks--;
  else if (writer.openAnchors > 0) {
    writer.openAnchors--;
    return true;
  }
  return false;
}
