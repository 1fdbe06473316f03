import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';
import { longestFormula, readFormula } from '../math/mathml.ts';
import type { EventWriter } from './event-writer.ts';

/** How far the end of a formula is looked for, in characters: one that is too long is told. */
const farthest = 4 * longestFormula;

/**
 * Reads the notations of formulas that GitHub documents ("Writing mathematical expressions") and
 * that no other text looks like: `$$ … $$` from the beginning of a line to the end of one, and
 * `` $`…`$ `` within a line. A fence with the word `math` is read where fences are written.
 *
 * `$…$` stays text: in a plan a dollar sign is a price, and no rule tells `$5 (before: 4$)` from a
 * formula.
 */
export function useMath(engine: MarkdownIt): void {
  engine.block.ruler.before('fence', 'math_block', readBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  engine.inline.ruler.before('backticks', 'math_inline', readInline);
}

function readBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const first = lineAt(state, start);
  if (!first.startsWith('$$') || first.startsWith('$$$')) return false;
  const found = findEnd(state, start, end);
  if (!found) return false;
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.content = found.tex;
  token.map = [start, found.after];
  state.line = found.after;
  return true;
}

interface Found {
  readonly tex: string;
  /** The line after the formula. */
  readonly after: number;
}

/** A formula has no empty line. */
function findEnd(state: StateBlock, start: number, end: number): Found | undefined {
  const lines: string[] = [];
  const from = state.bMarks[start] ?? 0;
  for (let line = start; line < end; line++) {
    const isOutside = line > start && (state.sCount[line] ?? 0) < state.blkIndent;
    const isFar = (state.eMarks[line] ?? 0) - from > farthest;
    if (isOutside || isFar || state.isEmpty(line)) return undefined;
    const written = lineAt(state, line).trimEnd();
    const text = line === start ? written.slice(2) : written;
    const isEnd = text.endsWith('$$');
    lines.push(isEnd ? text.slice(0, -2) : text);
    if (isEnd) return { tex: lines.join('\n').trim(), after: line + 1 };
  }
  return undefined;
}

function lineAt(state: StateBlock, line: number): string {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(from, state.eMarks[line]);
}

function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('$`', pos)) return false;
  const inside = src.slice(pos + 2, Math.min(posMax, pos + farthest));
  const length = inside.indexOf('`$');
  if (length < 1 || inside.startsWith('`')) return false;
  if (!silent) state.push('math_inline', 'math', 0).content = inside.slice(0, length);
  state.pos = pos + 2 + length + 2;
  return true;
}

/** Classes of code that pages show as a formula. Only {@link writeMath} gives them. */
export const formulaClasses = { inline: 'math', block: 'math-block' } as const;

/** All formulas of a text together, in characters: more than that a reader has no use for. */
const mostOfText = 20_000;

/** Writes a formula as code, which is what versions are compared by; one with a mistake stays code and is reported. */
export function writeMath({ content, map }: Token, writer: EventWriter, isBlock: boolean): void {
  const { report } = writer.context;
  writer.mathLength += content.length;
  const formula =
    writer.mathLength > mostOfText
      ? { mistake: `the formulas before it have ${mostOfText} characters` }
      : readFormula(content, isBlock);
  if ('mistake' in formula)
    report(
      writer.line,
      'warning',
      `a formula is shown as written: ${formula.mistake}`,
      'Correct its TeX, or leave out what is not read.',
    );
  const isShown = 'mathml' in formula;
  if (isBlock) writer.code(content, map, isShown ? formulaClasses.block : 'language-math');
  else writer.inlineCode(content, isShown ? formulaClasses.inline : undefined);
}
