import type { Token } from 'markdown-it';
import { element } from '../model/content.ts';
import { type CalloutTitle, takeCalloutTitle } from './callouts.ts';
import { maximumNesting } from './engine.ts';
import { attributeOf, type EventContext, EventWriter } from './event-writer.ts';
import type { Event } from './events.ts';
import { writeFootnotes } from './footnote-events.ts';
import type { Footnote } from './footnotes.ts';
import { writeInline } from './inline-events.ts';
import { writeMath } from './math.ts';
import { reportTag } from './raw-html.ts';
import { isTask, writeTask } from './tasks.ts';

/** Translates markdown-it's tokens, footnotes last, into a flat sequence of {@link Event}s. */
export function tokensToEvents(
  tokens: readonly Token[],
  footnotes: readonly Footnote[],
  context: EventContext,
): readonly Event[] {
  const writer = new EventWriter(context);
  writeBlocks(tokens, writer);
  writeFootnotes(footnotes, writer, (blocks) => writeBlocks(blocks, writer));
  return writer.events;
}

function writeBlocks(tokens: readonly Token[], writer: EventWriter): void {
  for (const [index, token] of tokens.entries()) {
    if (token.map) writer.line = token.map[0] + 1 + writer.context.lineOffset;
    if (token.hidden) continue;
    if (token.type === 'inline') writeRun(tokens, index, writer);
    else if (token.nesting < 0) writer.close();
    else if (token.nesting === 0) writeLeaf(token, writer);
    else {
      writer.open(token.tag, attributesOf(tokens, index, writer.context), token.map);
      const title = takeCalloutTitle(tokens, index);
      if (title) writeTitle(title, writer);
      if (isCutShort(tokens, index)) writeAsWritten(token, writer);
    }
  }
}

function writeTitle(title: CalloutTitle, writer: EventWriter): void {
  const { words } = writer.context;
  writer.open('p');
  writer.open('strong');
  writer.text('text' in title ? title.text : words.callouts[title.callout]);
  writer.close();
  writer.close();
}

/** Blocks that hold inline text and nothing else. */
const holdsText: ReadonlySet<string> = new Set([
  'paragraph_open',
  'heading_open',
  'th_open',
  'td_open',
]);

/** Writes one run of inline text. */
function writeRun(tokens: readonly Token[], index: number, writer: EventWriter): void {
  const before = tokens[index - 1];
  const amongBlocks = !before || !holdsText.has(before.type);
  // Otherwise two runs without elements between them would be joined.
  if (followsRun(tokens, index)) writer.text('\n');
  writer.run++;
  writer.openLinks = 0;
  writer.openAnchors = 0;
  const isTaskText = isTask(tokens, index - 2);
  for (const [position, token] of (tokens[index]?.children ?? []).entries()) {
    if (position === 0 && isTaskText) writeTask(token, writer);
    else writeInline(token, writer, amongBlocks);
  }
}

/** Whether nothing that is shown stands between a run and the one before it. */
function followsRun(tokens: readonly Token[], index: number): boolean {
  for (let before = index - 1; before >= 0; before--) {
    const token = tokens[before];
    if (!token?.hidden) return token?.type === 'inline';
  }
  return false;
}

function writeLeaf(token: Token, writer: EventWriter): void {
  if (token.type === 'hr') writer.leaf(element('hr'), token.map);
  else if (isMath(token)) writeMath(token, writer, true);
  else if (token.type === 'fence') writer.code(token.content, token.map, languageClass(token.info));
  else {
    if (token.type === 'raw_verbatim')
      reportTag(writer.context.report, writer.line, `<${token.info}>`, 'not-allowed');
    writer.code(token.content, token.map);
  }
}

function isMath({ type, info }: Token): boolean {
  return type === 'math_block' || (type === 'fence' && info.trim() === 'math');
}

/** Class for the first word of a code block's information, when it is fit for a class name. */
function languageClass(info: string): string | undefined {
  const language = /^[A-Za-z0-9_+#.-]{1,40}(?=\s|$)/u.exec(info.trim())?.[0];
  return language === undefined ? undefined : `language-${language}`;
}

function attributesOf(
  tokens: readonly Token[],
  index: number,
  { headings, anchors }: EventContext,
): Readonly<Record<string, string>> {
  const token = tokens[index];
  const heading = token && headings.get(token);
  if (heading) return { id: heading.anchor };
  const anchor = token && anchors.byToken.get(token);
  if (anchor !== undefined) return { id: anchor };
  if (token?.type === 'ordered_list_open') return listStart(token);
  if (token?.type === 'list_item_open') return isTask(tokens, index) ? { class: 'task' } : {};
  if (token?.type === 'th_open') return { scope: 'col', ...alignment(token) };
  return token?.type === 'td_open' ? alignment(token) : {};
}

function listStart(token: Token): Readonly<Record<string, string>> {
  const start = attributeOf(token, 'start');
  return start === '' ? {} : { start };
}

function alignment(cell: Token): Readonly<Record<string, string>> {
  const side = /text-align:\s*(left|center|right)/u.exec(attributeOf(cell, 'style'))?.[1];
  return side === undefined ? {} : { class: `align-${side}` };
}

/** Whether markdown-it left a container empty because it is nested too deep. */
function isCutShort(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined &&
    token.level >= maximumNesting - 1 &&
    (token.type === 'blockquote_open' || token.type === 'list_item_open') &&
    tokens[index + 1]?.nesting === -1
  );
}

function writeAsWritten({ map }: Token, writer: EventWriter): void {
  if (!map) return;
  const { report } = writer.context;
  const message = `more than ${maximumNesting} quotes and lists in each other: the innermost are shown as written`;
  report(writer.line, 'warning', message, 'Write it with less nesting.');
  writer.text(writer.written(map));
}
