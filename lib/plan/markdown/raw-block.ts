import type { MarkdownIt, StateBlock } from 'markdown-it';
import { groupingElements, wrapperElements } from './raw-elements.ts';
import { readTag } from './raw-tag.ts';

const groupingLine = new RegExp(`^</?(?:${[...groupingElements].join('|')})(?=[\\s/>]|$)`, 'iu');
const verbatimLine = /^<(script|style|pre|textarea)(?=[\s>]|$)/iu;
const headingLine = /^<h([1-6])(?=[\s>])([^<>]{0,300})>/iu;
const names = [...wrapperElements].join('|');
/** A line of nothing but tags that are left out. */
const wrapperLine = new RegExp(`^(?:</?(?:${names})(?:\\s[^<>]{0,500})?>[ \\t]*)+$`, 'iu');

/**
 * Reads HTML at the start of a block. Unlike CommonMark's own rule, it takes only HTML that becomes
 * something else than a paragraph: comments and wrappers (left out), headings, elements that group blocks, and elements
 * whose contents are no Markdown (shown as written). All other tags are left to paragraphs, so that
 * the Markdown around them keeps its meaning.
 */
export function useRawBlocks(engine: MarkdownIt): void {
  engine.block.ruler.before('code', 'raw_block', rawBlock, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  engine.block.ruler.disable('html_block');
}

type RawRule = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;

function rawBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const isIndented = (state.sCount[start] ?? 0) - state.blkIndent >= 4;
  const goesOn = rawEnds.get(state.env ?? rawEnds) === start && !state.isEmpty(start);
  if (isIndented && !goesOn) return false;
  const line = lineAt(state, start);
  const rule = ruleFor(line) ?? (isIndented ? paragraph : undefined);
  if (!rule?.(state, start, end, silent)) return false;
  if (!silent && rule !== comment) rawEnds.set(state.env ?? rawEnds, state.line);
  return true;
}

/** The line after the last HTML of a document: HTML goes on there, also where it is indented. */
const rawEnds = new WeakMap<object, number>();

function ruleFor(line: string): RawRule | undefined {
  if (!line.startsWith('<')) return undefined;
  if (line.startsWith('<!--')) return comment;
  if (groupingLine.test(line)) return grouping;
  if (wrapperLine.test(line)) return wrapper;
  if (headingLine.test(line)) return rawHeading;
  return verbatimLine.test(line) ? verbatim : undefined;
}

/** Takes indented lines that go on with HTML, up to the next tag, as a paragraph. */
function paragraph(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (silent) return true;
  let next = start + 1;
  while (
    next < end &&
    !state.isEmpty(next) &&
    !isOutside(state, next) &&
    !lineAt(state, next).startsWith('<')
  )
    next++;
  state.push('paragraph_open', 'p', 1).map = [start, next];
  pushInline(state, start, next, state.getLines(start, next, state.blkIndent, false).trim());
  state.push('paragraph_close', 'p', -1);
  return true;
}

function grouping(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (silent) return true;
  let next = start + 1;
  while (next < end && !state.isEmpty(next) && !isOutside(state, next) && !endsRun(state, next))
    next++;
  pushInline(state, start, next, state.getLines(start, next, state.blkIndent, false).trim());
  return true;
}

/** Whether a line of HTML is read by a rule of its own. */
function endsRun(state: StateBlock, line: number): boolean {
  const text = lineAt(state, line);
  return text.startsWith('<') && (wrapperLine.test(text) || headingLine.test(text));
}

function wrapper(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  if (!silent) pushInline(state, start, start + 1, lineAt(state, start).trim());
  return true;
}

/** Reads `<h2>…</h2>` as the heading that it is. */
function rawHeading(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const [tag = '', level = '', attributes = ''] = headingLine.exec(lineAt(state, start)) ?? [];
  const mark = `</h${level}>`;
  const close = findLine(state, start, end, mark, tag.length);
  if (close === undefined) return false;
  const written = state.getLines(start, close + 1, state.blkIndent, false).trim();
  const inside = written.slice(tag.length, written.toLowerCase().indexOf(mark));
  if (written.length > tag.length + inside.length + mark.length) return false;
  if (silent) return true;
  const heading = state.push('heading_open', `h${level}`, 1);
  heading.map = [start, close + 1];
  heading.meta = { id: readTag(`<h${attributes}>`)?.attributes.get('id') };
  pushInline(state, start, close + 1, joinLines(inside));
  state.push('heading_close', `h${level}`, -1);
  return true;
}

function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

function comment(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const close = findLine(state, start, end, '-->', 4);
  if (close === undefined) return false;
  if (silent) return true;
  const line = lineAt(state, close);
  const from = close === start ? line.indexOf('-->', 4) : line.indexOf('-->');
  const rest = line.slice(from + 3).trim();
  if (rest === '') {
    state.line = close + 1;
    return true;
  }
  state.push('paragraph_open', 'p', 1).map = [close, close + 1];
  pushInline(state, close, close + 1, rest);
  state.push('paragraph_close', 'p', -1);
  return true;
}

function verbatim(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const name = verbatimLine.exec(lineAt(state, start))?.[1] ?? '';
  const close = findLine(state, start, end, `</${name.toLowerCase()}>`, 0);
  if (close === undefined) return false;
  if (silent) return true;
  state.line = close + 1;
  const token = state.push('raw_verbatim', '', 0);
  token.map = [start, close + 1];
  token.info = name.toLowerCase();
  token.content = state.getLines(start, close + 1, state.blkIndent, true);
  return true;
}

function pushInline(state: StateBlock, start: number, end: number, content: string): void {
  state.line = end;
  const token = state.push('inline', '', 0);
  token.map = [start, end];
  token.content = content;
  token.children = [];
}

/**
 * The first line of the container that holds `mark`. A search that failed is remembered, so that
 * many unclosed tags cost one search.
 */
function findLine(
  state: StateBlock,
  start: number,
  end: number,
  mark: string,
  offset: number,
): number | undefined {
  const failed = failedSearches(state.env);
  const known = failed.get(mark);
  if (known !== undefined && known.from <= start && start < known.to) return undefined;
  let line = start;
  for (; line < end; line++) {
    if (line > start && !state.isEmpty(line) && isOutside(state, line)) break;
    const found = lineAt(state, line)
      .toLowerCase()
      .indexOf(mark, line === start ? offset : 0);
    if (found >= 0) return line;
  }
  failed.set(mark, { from: start, to: line });
  return undefined;
}

interface FailedSearch {
  readonly from: number;
  readonly to: number;
}

const searches = new WeakMap<object, Map<string, FailedSearch>>();

function failedSearches(environment: object | undefined): Map<string, FailedSearch> {
  const key = environment ?? searches;
  const known = searches.get(key) ?? new Map<string, FailedSearch>();
  searches.set(key, known);
  return known;
}

/** Whether a line belongs to a container further out. */
function isOutside(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) < state.blkIndent;
}

function lineAt(state: StateBlock, line: number): string {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(from, state.eMarks[line]);
}
