import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import type { Report } from '../model/problem.ts';

/** Longest piece of template code that is looked for, in characters. */
const longest = 1000;

/** Template code in the address of a link begins within this many characters. */
const codeWithin = 100;

/** Formulas have such brackets, too: `x^{{2}}`, `\frac{{a}}{{b}}`. */
const formula = /(?:[\^_}\\]|\\[a-z]{1,20})$/iu;

/**
 * Reads code of generators of sites (Liquid, Hugo, Eleventy, GitBook): `{{ … }}`, `{% … %}`. In a
 * text it shows nothing; the address of a link may have it, blanks and quotation marks included.
 */
export function useTemplates(engine: MarkdownIt): void {
  engine.inline.ruler.before('text', 'template', readTemplate);
  const { parseLinkDestination } = engine.helpers;
  Object.assign(engine.helpers, {
    parseLinkDestination: (text: string, start: number, max: number) => {
      const end = destinationEnd(text, start, max);
      if (end === undefined) return parseLinkDestination(text, start, max);
      return { ok: true, pos: end, str: text.slice(start, end) };
    },
  });
}

/** Where template code that begins at a place ends; `undefined` where none begins. */
function templateEnd(text: string, start: number, max: number): number | undefined {
  if (text[start] !== '{') return undefined;
  const close = text[start + 1] === '{' ? '}}' : text[start + 1] === '%' ? '%}' : undefined;
  if (close === undefined) return undefined;
  const inside = text.slice(start + 2, Math.min(max, start + longest)).indexOf(close);
  return inside < 1 ? undefined : start + 2 + inside + 2;
}

function readTemplate(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const end = templateEnd(src, pos, posMax);
  if (end === undefined || formula.test(src.slice(Math.max(0, pos - 21), pos))) return false;
  // Its contents stay empty, as it shows nothing.
  if (!silent) state.push('template', '', 0).info = src.slice(pos, end);
  state.pos = end;
  return true;
}

/** Where the address of a link ends that has template code in it. */
function destinationEnd(text: string, start: number, max: number): number | undefined {
  const first = text.slice(start, Math.min(max, start + codeWithin)).search(/\{[{%]/u);
  if (first < 0 || templateEnd(text, start + first, max) === undefined) return undefined;
  let hasCode = false;
  let open = 0;
  const last = Math.min(max, start + longest);
  for (let at = start; at < last; at++) {
    const end = templateEnd(text, at, max);
    const sign = text.charAt(at);
    if (end !== undefined) {
      hasCode = true;
      at = end - 1;
    } else if (sign === '(') open++;
    else if (/[\s<]/u.test(sign) || (sign === ')' && --open < 0)) return hasCode ? at : undefined;
  }
  return undefined;
}

const piece = /\{\{[<%]?([^{}]{0,1000}?)[>%]?\}\}|\{%-?([^{}]{0,1000}?)-?%\}/gu;
/** Names that generators give to where the site begins: `site.baseurl`, `.Site.BaseURL`. */
const root = /^\.?(?:site\.)?(?:base_?url|url|root|base|github\.url)(?:\s*\|.*)?$/isu;
/** `"/a/" | url`, `ref "a.md"`, `relref page "a.md"`. */
const quoted = /^(?:(?:rel)?ref\s(?:[\w. ]+\s)?)?["']([^"']*)["'](?:\s*\|.*)?$/su;
const linked = /^link\s([^\s].*)$/u;

/**
 * The address that template code in a link stands for; `undefined` where only the generator knows.
 *
 * @param target as written
 */
export function targetOfTemplate(target: string): string | undefined {
  const found = [...target.matchAll(piece)].map(([, value, tag]) => pathOf(value, tag));
  if (found.some((path) => path === undefined)) return undefined;
  const paths = found.values();
  const address = target.replace(piece, () => paths.next().value ?? '');
  if (hasTemplate(address)) return undefined;
  return found[0] === '' ? `/${address.replace(/^\/+/u, '')}` : address;
}

/** The path that a piece of code stands for, empty where the site begins. */
function pathOf(value: string | undefined, tag = ''): string | undefined {
  if (value === undefined) {
    const path = linked.exec(tag.trim())?.[1];
    return path === undefined ? undefined : `/${path.trim()}`;
  }
  const code = value.trim();
  return root.test(code) ? '' : quoted.exec(code)?.[1];
}

/** Whether a text or a target can have template code in it. */
export function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** Says once that template code is hidden, and hides paragraphs that are nothing else. */
export function hideTemplates(tokens: readonly Token[], lineOffset: number, report: Report): void {
  const found: { readonly line: number; readonly code: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    const codes = codesIn(token);
    if (codes.length === 0) continue;
    found.push(...codes.map((code) => ({ line: (token.map?.[0] ?? 0) + 1 + lineOffset, code })));
    const isParagraph = tokens[index - 1]?.type === 'paragraph_open';
    if (isParagraph && (token.children ?? []).every(showsNothing))
      for (const each of tokens.slice(index - 1, index + 2)) each.hidden = true;
  }
  const [first, ...others] = found;
  if (!first) return;
  const shown = first.code.replace(/\s+/gu, ' ').slice(0, 80);
  const more = others.length > 0 ? `, and ${others.length} more like it` : '';
  const message = `"${shown}"${more} is hidden: it is code for another program`;
  report(first.line, 'warning', message, 'Write what readers should see; within ` it is shown.');
}

function codesIn({ children }: Token): readonly string[] {
  return (children ?? []).flatMap((child) => [
    ...(child.type === 'template' ? [child.info] : []),
    ...codesIn(child),
  ]);
}

function showsNothing({ type, content }: Token): boolean {
  return type === 'template' || type === 'softbreak' || (type === 'text' && content.trim() === '');
}
