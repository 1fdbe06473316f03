import { cleanText, findBidiControl, findForbidden, nameOfCharacter } from './clean-text.ts';
import { findConflict } from './conflict-markers.ts';
import { element, text } from './content.ts';
import { decodeSource } from './decode.ts';
import type { Document, LinkResolver } from './document.ts';
import { readFields } from './fields.ts';
import { readFrontMatter } from './front-matter.ts';
import { kindOf } from './kind.ts';
import { wordsFor } from './labels.ts';
import { keepTarget } from './links.ts';
import { type MarkdownContext, type ParsedMarkdown, parseMarkdown } from './markdown.ts';
import { collectProblems, type Report } from './problem.ts';

/**
 * Reads one Markdown file of the plan. Never throws on text: whatever is wrong with it is among
 * the document's problems, and what can be shown is shown. Bytes that are no text give an empty
 * document with an error.
 *
 * @param resolve where relative links lead; without one they stay as written
 */
export function parseDocument(
  path: string,
  source: Uint8Array | string,
  resolve: LinkResolver = keepTarget,
): Document {
  const { report, problems } = collectProblems(path);
  const cleaned = cleanSource(readText(source, report), report);
  reportConflict(cleaned, report);
  const frontMatter = readFrontMatter(cleaned, report);
  const { lineOffset } = frontMatter;
  const context = { resolve, report, words: wordsFor(path), lineOffset };
  const { content, headings, links } = parseSafely(frontMatter.text, context);
  const fields = readFields(path, frontMatter, content, headings, report);
  const kind = kindOf(path, fields.number);
  return { path, kind, fields, content, headings, links, problems: problems() };
}

function readText(source: Uint8Array | string, report: Report): string {
  if (typeof source === 'string') return source.replace(/^\ufeff/u, '');
  const decoded = decodeSource(source);
  if ('text' in decoded) return decoded.text;
  report(decoded.line, 'error', decoded.reason, decoded.advice);
  return '';
}

/** Line ends become line feeds; characters that no page may contain or obey are replaced. */
function cleanSource(source: string, report: Report): string {
  const unified = source.replace(/\r\n?/gu, '\n');
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

/** The Markdown engine is bounded in depth; should a text overflow the stack all the same, it is shown as written. */
function parseSafely(markdown: string, context: MarkdownContext): ParsedMarkdown {
  try {
    return parseMarkdown(markdown, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const advice = 'Write it with less nesting.';
    context.report(1, 'error', 'the text is nested too deep, so it is shown as written', advice);
    const code = element('code', {}, [text(markdown)]);
    return { content: [element('pre', {}, [code])], headings: [], links: [] };
  }
}
