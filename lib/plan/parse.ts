import { readFields } from './fields/fields.ts';
import { readFormerAddresses } from './fields/former-addresses.ts';
import { wordsFor } from './fields/labels.ts';
import { kindOf } from './kind.ts';
import { keepTarget } from './markdown/links.ts';
import { type MarkdownContext, type ParsedMarkdown, parseMarkdown } from './markdown/markdown.ts';
import { type Content, type Element, element, text } from './model/content.ts';
import type { Document, Heading, LinkResolver } from './model/document.ts';
import { collectProblems, type Report } from './model/problem.ts';
import {
  cleanText,
  findBidiControl,
  findForbidden,
  isOrdinary,
  nameOfCharacter,
} from './source/clean-text.ts';
import { findConflict } from './source/conflict-markers.ts';
import { decodeSource } from './source/decode.ts';
import { type FrontMatter, readFrontMatter } from './source/front-matter.ts';
import type { SourcedDocument, SourceLines } from './source/source-lines.ts';

/**
 * Reads one Markdown file of the plan. Never throws on text: everything wrong with it is among the
 * document's problems, and everything that can be shown is shown. Bytes that are not text give an
 * empty document with an error.
 *
 * @param resolve where relative links lead; without one they stay as written
 * @param language BCP 47 tag of the text, where that is known
 */
export function parseDocument(
  path: string,
  source: Uint8Array | string,
  resolve: LinkResolver = keepTarget,
  language?: string,
): Document {
  return read(path, source, { resolve, language });
}

/** Reads one Markdown file as {@link parseDocument} does, and gives the lines of its blocks. */
export function parseWithLines(
  path: string,
  source: string,
  resolve: LinkResolver = keepTarget,
): SourcedDocument {
  const lines = new Map<Element, SourceLines>();
  const document = read(path, source, { resolve, lines });
  return { ...document, source: withoutMark(source), lines };
}

interface ReadOptions {
  readonly resolve: LinkResolver;
  readonly language?: string | undefined;
  readonly lines?: Map<Element, SourceLines>;
}

function read(
  path: string,
  source: Uint8Array | string,
  { resolve, language, lines }: ReadOptions,
): Document {
  const { report, problems } = collectProblems(path);
  const cleaned = cleanSource(readText(source, report), report);
  reportConflict(cleaned, report);
  const frontMatter = readFrontMatter(cleaned, report);
  const { lineOffset } = frontMatter;
  const context = { resolve, report, words: wordsFor(language), lineOffset, lines };
  const parsed = parseSafely(frontMatter.text, context);
  const { headings, anchors, links } = parsed;
  const fields = readFields(path, frontMatter, parsed.content, headings, report, language);
  const kind = kindOf(path, fields.number, language);
  const unread = unreadFields(frontMatter);
  for (const block of unread) lines?.set(block, { first: 1, last: lineOffset });
  const content = belowHeading(unread, parsed.content);
  const aliases = readFormerAddresses(frontMatter);
  return {
    ...{ path, kind, fields, content, headings, anchors, links, problems: problems() },
    ...(aliases.length > 0 && { aliases }),
  };
}

/** Where the facts of a document stand on its page. */
function belowHeading(blocks: readonly Element[], content: readonly Content[]): Content[] {
  const [first] = content;
  const hasHeading = first?.type === 'element' && first.name === 'h1';
  return content.toSpliced(hasHeading ? 1 : 0, 0, ...blocks);
}

/** Front matter that could not be read. */
function unreadFields({ unread }: FrontMatter): Element[] {
  return unread === undefined || unread === '' ? [] : [asWritten(unread)];
}

/** Why a text is shown as written: it takes too long, or Gazette itself fails on it. */
export type WhyAsWritten = 'slow' | 'mistake';

const explanations: Readonly<Record<WhyAsWritten, readonly [message: string, advice: string]>> = {
  slow: [
    'this text takes too much time or memory to read and compare, so it is shown as written',
    'Split it into several documents, or simplify what is repeated.',
  ],
  mistake: [
    'Gazette failed on this text, so it is shown as written',
    'The mistake is Gazette’s, and its operators are told. The next version is tried again.',
  ],
};

/** The first heading of a text shown as written is looked for in this many characters. */
const headingWithin = 10_000;

/**
 * Reads a file whose text cannot be parsed or takes too long. The time grows only with its size.
 * The text is shown as written, in one block. Fields come from its front matter, first heading and
 * path.
 */
export function parseAsSource(
  path: string,
  source: Uint8Array | string,
  why: WhyAsWritten = 'slow',
  language?: string,
): Document {
  const { report, problems } = collectProblems(path);
  const frontMatter = readFrontMatter(cleanSource(readText(source, report), report), report);
  const heading = firstHeading(frontMatter.text.slice(0, headingWithin));
  const read = readFields(path, frontMatter, [], heading ? [heading] : [], report, language);
  const fields = { ...read, labels: 'unread' as const };
  report(1, 'error', ...explanations[why]);
  const kind = kindOf(path, fields.number, language);
  const content = [...unreadFields(frontMatter), asWritten(frontMatter.text)];
  return {
    path,
    kind,
    fields,
    content,
    headings: [],
    anchors: [],
    links: [],
    problems: problems(),
  };
}

function firstHeading(markdown: string): Heading | undefined {
  for (const line of markdown.split('\n')) {
    const marker = /^#{1,6}(?=[ \t])/u.exec(line)?.[0];
    if (marker === undefined) continue;
    const text = line.slice(marker.length).trim().slice(0, 200);
    return { level: marker.length, text, anchor: '' };
  }
  return undefined;
}

function asWritten(source: string): Element {
  return element('pre', {}, [element('code', {}, [text(source)])]);
}

/** A byte order mark is not part of the text. */
function withoutMark(source: string): string {
  return source.replace(/^\ufeff/u, '');
}

function readText(source: Uint8Array | string, report: Report): string {
  if (typeof source === 'string') return withoutMark(source);
  const decoded = decodeSource(source);
  if ('text' in decoded) return decoded.text;
  report(decoded.line, 'error', decoded.reason, decoded.advice);
  return '';
}

/** Line ends become line feeds; characters that no page may contain or obey are replaced. */
function cleanSource(source: string, report: Report): string {
  const unified = source.includes('\r') ? source.replace(/\r\n?/gu, '\n') : source;
  if (isOrdinary(unified)) return unified;
  const [control, direction] = [findForbidden(unified), findBidiControl(unified)];
  if (control < 0 && direction < 0) return unified;
  const tell = (found: number, message: (name: string) => string, advice: string) => {
    if (found < 0) return;
    const line = unified.slice(0, found).split('\n').length;
    report(line, 'warning', message(nameOfCharacter(unified.slice(found, found + 2))), advice);
  };
  tell(
    control,
    (name) => `the control character ${name} is shown as a replacement character`,
    'Delete it; most editors can show it.',
  );
  tell(
    direction,
    (name) => `the character ${name}, which changes the direction of text, is shown by its name`,
    'Delete it; browsers find the direction of a text themselves.',
  );
  return cleanText(unified);
}

/** A warning only: a text about git may show one. */
function reportConflict(source: string, report: Report): void {
  const line = findConflict(source);
  if (line === undefined) return;
  const message = 'the text has the conflict markers of a merge, and both of its sides';
  report(line, 'warning', message, 'Keep one of the two, and delete the three marker lines.');
}

/** The Markdown engine limits depth. A text that still overflows the stack is shown as written. */
function parseSafely(markdown: string, context: MarkdownContext): ParsedMarkdown {
  try {
    return parseMarkdown(markdown, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const advice = 'Write it with less nesting.';
    context.report(1, 'error', 'the text is nested too deep, so it is shown as written', advice);
    return { content: [asWritten(markdown)], headings: [], anchors: [], links: [] };
  }
}
