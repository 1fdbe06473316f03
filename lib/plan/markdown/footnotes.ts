import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import markdownItFootnote from 'markdown-it-footnote';

/** Longest footnote label; a limit keeps the search for its end short (CommonMark's for link labels). */
const maximumLabel = 999;

/** What the footnote rules keep between them, in markdown-it's environment. */
interface FootnoteState {
  /** By `:label`: position in `list`, or -1 while nothing refers to it. */
  readonly refs?: Record<string, number>;
  list?: { readonly label: string; count: number }[];
}

/**
 * Footnotes as GitHub and GitBook write them (`[^1]` and `[^1]: text`). The plugin reads the
 * definitions; its rules for references and for the end of the text are replaced, because they take
 * quadratic time, and its inline footnotes are off, because GitHub and GitBook have none.
 */
export function useFootnotes(engine: MarkdownIt): void {
  engine.use(markdownItFootnote);
  engine.inline.ruler.disable('footnote_inline');
  engine.inline.ruler.at('footnote_ref', footnoteReference);
  engine.core.ruler.disable('footnote_tail');
}

function footnoteReference(state: StateInline, silent: boolean): boolean {
  const footnotes = footnotesOf(state.env);
  if (!footnotes?.refs || !state.src.startsWith('[^', state.pos)) return false;
  const start = state.pos + 2;
  const label = labelAt(state, start);
  if (label === undefined) return false;
  const known = footnotes.refs[`:${label}`];
  if (known === undefined) return false;
  if (!silent) pushReference(state, footnotes, footnotes.refs, label);
  state.pos = start + label.length + 1;
  return true;
}

/** The end that was found last in a text. It holds for every label that starts before it. */
const labelEnds = new WeakMap<StateInline, number>();

function labelAt(state: StateInline, start: number): string | undefined {
  let end = labelEnds.get(state) ?? -1;
  if (end < start) {
    const found = state.src.indexOf(']', start);
    end = found < 0 ? Number.POSITIVE_INFINITY : found;
    labelEnds.set(state, end);
  }
  if (end === start || end - start > maximumLabel || end >= state.posMax) return undefined;
  const label = state.src.slice(start, end);
  return /\s/u.test(label) ? undefined : label;
}

function pushReference(
  state: StateInline,
  footnotes: FootnoteState,
  refs: Record<string, number>,
  label: string,
): void {
  footnotes.list ??= [];
  const key = `:${label}`;
  if ((refs[key] ?? -1) < 0) refs[key] = footnotes.list.push({ label, count: 0 }) - 1;
  const index = refs[key] ?? 0;
  const footnote = footnotes.list[index];
  if (!footnote) return;
  footnote.count++;
  const token = state.push('footnote_ref', '', 0);
  token.meta = { number: index + 1, occurrence: footnote.count };
}

function footnotesOf(environment: object | undefined): FootnoteState | undefined {
  return (environment as { footnotes?: FootnoteState } | undefined)?.footnotes;
}

/** A footnote that the text refers to, in the order of first reference. */
export interface Footnote {
  readonly number: number;
  /** How many places refer to it. */
  readonly references: number;
  readonly tokens: readonly Token[];
}

/** Takes the definitions of footnotes out of the text; `unused` are those nothing refers to. */
export function separateFootnotes(
  tokens: readonly Token[],
  environment: object,
): {
  readonly text: Token[];
  readonly footnotes: Footnote[];
  readonly unused: { readonly label: string; readonly line: number }[];
} {
  const text: Token[] = [];
  const definitions = new Map<string, Token[]>();
  const open: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      const definition: Token[] = [];
      definitions.set(String(token.meta?.label), definition);
      open.push(definition);
    } else if (token.type === 'footnote_reference_close') open.pop();
    else (open.at(-1) ?? text).push(token);
  }
  const list = footnotesOf(environment)?.list ?? [];
  const footnotes = list.map(({ label, count }, index) => ({
    number: index + 1,
    references: count,
    tokens: definitions.get(label) ?? [],
  }));
  const used = new Set(list.map(({ label }) => label));
  const unused = [...definitions]
    .filter(([label]) => !used.has(label))
    .map(([label, definition]) => ({
      label,
      line: (definition.find(({ map }) => map)?.map?.[0] ?? 0) + 1,
    }));
  return { text, footnotes, unused };
}
