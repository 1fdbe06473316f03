import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { type Callout, callouts } from '../fields/labels.ts';

/** What stands above the text of a callout: a title that its author wrote, or its sort. */
export type CalloutTitle = { readonly text: string } | { readonly callout: Callout };

/** Words of other programs for the same sorts. */
const synonyms: ReadonlyMap<string, Callout> = new Map<string, Callout>([
  ...callouts.map((name) => [name, name] as const),
  ['abstract', 'note'],
  ['info', 'note'],
  ['hint', 'tip'],
  ['success', 'tip'],
  ['attention', 'warning'],
  ['danger', 'caution'],
  ['error', 'caution'],
]);

const alert = /^\[!([a-z]{1,20})\]$/iu;
const container = /^(:{3,10})[ \t]*([a-z][\w-]{0,40})?(?![\w-])[ \t]*([^:].{0,200})?$/iu;
const containerEnd = /^(:{3,10})[ \t]*$/u;
const admonition = /^(?:!!!|\?\?\?\+?)[ \t]+([a-z][\w-]{0,40})[ \t]*(.{0,200})$/iu;

/**
 * Reads what is set apart from the text: `:::` containers (Pandoc, Docusaurus, VitePress) and `!!!`
 * admonitions (Python-Markdown, MkDocs). They become quotations with a title.
 */
export function useCallouts(engine: MarkdownIt): void {
  const options = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  engine.block.ruler.before('fence', 'callout_container', readContainer, options);
  engine.block.ruler.before('fence', 'callout_admonition', readAdmonition, options);
}

/** The title of the callout that opens at `index`. Of GitHub's alerts, `[!NOTE]`, the mark is taken away. */
export function takeCalloutTitle(
  tokens: readonly Token[],
  index: number,
): CalloutTitle | undefined {
  const token = tokens[index];
  if (token?.type !== 'blockquote_open') return undefined;
  if (token.meta?.callout) return titleOf(String(token.meta.callout), String(token.meta.title));
  const inline = tokens[index + 2];
  const [first, second] = inline?.children ?? [];
  if (tokens[index + 1]?.type !== 'paragraph_open' || first?.type !== 'text') return undefined;
  const sort = alert.exec(first.content)?.[1];
  const isAlone = !second || second.type === 'softbreak' || second.type === 'hardbreak';
  if (sort === undefined || !synonyms.has(sort.toLowerCase()) || !isAlone) return undefined;
  inline?.children?.splice(0, second ? 2 : 1);
  return titleOf(sort, '');
}

function titleOf(sort: string, title: string): CalloutTitle {
  const text = title.trim().replace(/^"(.*)"$/u, '$1');
  const callout = synonyms.get(sort.toLowerCase());
  if (text !== '') return { text };
  return callout ? { callout } : { text: sort };
}

function readContainer(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (isCode(state, start)) return false;
  const [found, , sort = '', title = ''] = container.exec(lineAt(state, start)) ?? [];
  if (found === undefined || (sort === '' && title === '')) return false;
  const close = findEnd(state, start, end);
  if (close === undefined) return false;
  if (silent) return true;
  write(
    state,
    { start, from: start + 1, to: close, after: close + 1, indent: state.blkIndent },
    sort,
    title,
  );
  return true;
}

function readAdmonition(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (isCode(state, start)) return false;
  const [found, sort = '', title = ''] = admonition.exec(lineAt(state, start)) ?? [];
  if (found === undefined) return false;
  const indent = state.blkIndent + 4;
  const isInside = (line: number) => state.isEmpty(line) || (state.sCount[line] ?? 0) >= indent;
  let to = start + 1;
  while (to < end && isInside(to)) to++;
  while (to > start + 1 && state.isEmpty(to - 1)) to--;
  if (to === start + 1) return false;
  if (silent) return true;
  write(state, { start, from: start + 1, to, after: to, indent }, sort, title);
  return true;
}

interface Place {
  readonly start: number;
  /** Lines of the contents, the second not included. */
  readonly from: number;
  readonly to: number;
  readonly after: number;
  readonly indent: number;
}

function write(state: StateBlock, place: Place, sort: string, title: string): void {
  const { blkIndent, lineMax, parentType } = state;
  const open = state.push('blockquote_open', 'blockquote', 1);
  open.map = [place.start, place.after];
  open.meta = { callout: sort === '' ? 'note' : sort, title };
  state.blkIndent = place.indent;
  state.lineMax = place.to;
  state.parentType = 'blockquote';
  state.md.block.tokenize(state, place.from, place.to);
  Object.assign(state, { blkIndent, lineMax, parentType });
  state.push('blockquote_close', 'blockquote', -1);
  state.line = place.after;
}

function isCode(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4;
}

/** The line that ends the container of `start`, unless a line further out comes before it. */
function findEnd(state: StateBlock, start: number, end: number): number | undefined {
  const close = endsIn(state, start, end).get(start);
  if (close === undefined) return undefined;
  for (let line = start + 1; line < close; line++)
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return undefined;
  return close;
}

const known = new WeakMap<object, Map<string, ReadonlyMap<number, number>>>();

/** Ends of containers by their first line. They are looked for once in each element that holds blocks. */
function endsIn(state: StateBlock, start: number, end: number): ReadonlyMap<number, number> {
  const ofDocument =
    known.get(state.env ?? known) ?? new Map<string, ReadonlyMap<number, number>>();
  known.set(state.env ?? known, ofDocument);
  const key = `${state.level} ${state.blkIndent} ${end}`;
  const ends = ofDocument.get(key) ?? matchEnds(state, start, end);
  ofDocument.set(key, ends);
  return ends;
}

function matchEnds(state: StateBlock, start: number, end: number): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<number, number[]>();
  for (let line = start; line < end; line++) {
    const text = lineAt(state, line);
    if (!text.startsWith(':::')) continue;
    const closing = containerEnd.exec(text)?.[1]?.length;
    const opening = container.exec(text)?.[1]?.length;
    if (closing !== undefined) {
      const opened = open.get(closing)?.pop();
      if (opened !== undefined) ends.set(opened, line);
    } else if (opening !== undefined) push(open, opening, line);
  }
  return ends;
}

function push(open: Map<number, number[]>, colons: number, line: number): void {
  const lines = open.get(colons);
  if (lines) lines.push(line);
  else open.set(colons, [line]);
}

function lineAt(state: StateBlock, line: number): string {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(from, state.eMarks[line]);
}
