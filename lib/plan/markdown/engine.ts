import createMarkdownIt, { type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import definitionLists from 'markdown-it-deflist';
import { useCallouts } from './callouts.ts';
import { useFootnotes } from './footnotes.ts';
import { useMath } from './math.ts';
import { useRawBlocks } from './raw-block.ts';
import { useTemplates } from './templates.ts';

/** Levels of nested containers that are read. Deeper text is shown as written. */
export const maximumNesting = 100;

/**
 * Text up to the next character that begins or ends something here. markdown-it's own rule stops at
 * ten more characters.
 */
const plain = /[^\n!$&*<[\\\]_`{~]+/y;

function takeText(state: StateInline, silent: boolean): boolean {
  plain.lastIndex = state.pos;
  if (!plain.test(state.src)) return false;
  const end = Math.min(plain.lastIndex, state.posMax);
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}

/**
 * CommonMark with tables, strikethrough, footnotes, definition lists, callouts and formulas. Links and HTML come out as written.
 * They are checked where the tree is built, so that nothing is lost without a report.
 */
function createEngine(): MarkdownIt {
  // The option is documented, but its types lack it.
  const bounds = { maxNesting: maximumNesting };
  const engine = createMarkdownIt({ html: true, linkify: false, ...bounds });
  // Line ends and NUL are replaced where the source is cleaned. Doing it twice would cost a
  // fortieth of the time.
  engine.disable(['normalize', 'linkify']);
  engine.inline.ruler.at('text', takeText);
  engine.validateLink = () => true;
  engine.normalizeLink = (target) => target;
  engine.normalizeLinkText = (target) => target;
  useFootnotes(engine);
  engine.use(definitionLists);
  useCallouts(engine);
  useMath(engine);
  useRawBlocks(engine);
  useTemplates(engine);
  return engine;
}

const engine = createEngine();

/** What markdown-it's rules keep between them while they read one document. */
export type Environment = Record<string, unknown>;

/** Markdown as markdown-it's tokens; `environment` receives the footnotes. */
export function tokenize(markdown: string, environment: Environment): Token[] {
  return engine.parse(markdown, environment);
}
