import type { MarkdownIt, StateBlock } from 'markdown-it';

/** Elements that group blocks and may be written as HTML. */
export const rawBlockNames: ReadonlySet<string> = new Set(['details', 'summary', 'dl', 'dt', 'dd']);

const groupingLine = /^<\/?(?:details|summary|dl|dt|dd)(?=[\s/>]|$)/iu;
const verbatimLine = /^<(script|style|pre|textarea)(?=[\s>]|$)/iu;

/**
 * Reads HTML at the start of a block. Unlike CommonMark's own rule, it takes only HTML that becomes
 * something else than a paragraph: comments (left out), elements that group blocks, and elements
 * whose contents are no Markdown (shown as written). All other tags are left to paragraphs, so that
 * the Markdown around them keeps its meaning.
 */
export function useRawBlocks(engine: MarkdownIt): void {
  engine.block.ruler.before('html_block', 'raw_block', rawBlock, {
    alt: ['paragraph', 'reference', 'blockquote'],
  });
  engine.block.ruler.disable('html_block');
}

function rawBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (state.sCount[start] === undefined || state.sCount[start] - state.blkIndent >= 4) return false;
  const line = lineAt(state, start);
  if (!line.startsWith('<')) return false;
  if (line.startsWith('<!--')) return comment(state, start, end, silent);
  if (groupingLine.test(line)) return grouping(state, start, end, silent);
  const verbatimName = verbatimLine.exec(line)?.[1];
  return verbatimName !== undefined && verbatim(state, start, end, silent, verbatimName);
}

function grouping(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (silent) return true;
  let next = start + 1;
  while (next < end && !state.isEmpty(next) && !isOutside(state, next)) next++;
  pushInline(state, start, next, state.getLines(start, next, state.blkIndent, false).trim());
  return true;
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

function verbatim(
  state: StateBlock,
  start: number,
  end: number,
  silent: boolean,
  name: string,
): boolean {
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
