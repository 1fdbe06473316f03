import type { Token } from 'markdown-it';
import type { Report } from '../model/problem.ts';

/**
 * An attribute list as Pandoc, mdBook (`{#id .class key=value}`) and kramdown (`{: #id }`) have
 * them, at the end of a text.
 */
const list = /(?:^|[ \t\n])\{(:?)([^{}\n]{0,300})\}[ \t]*$/u;

/** A list of kramdown within a text: of what stands before it, or of a list item. */
const within = /[ \t]?\{:([^{}\n]{0,300})\}/gu;
/** A list of Pandoc or GitBook behind a link, an image or the like. */
const behind = /^\{([^{}\n]{0,300})\}/u;
const canHaveList: ReadonlySet<string> = new Set([
  ...['link_close', 'image', 'em_close', 'strong_close', 'code_inline'],
]);

const word = /^(?:#[^\s"'{}]+|\.[\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"']+)|toc|-)$/u;

/**
 * Takes attribute lists out of headings, paragraphs and tables, and returns the ids that they set,
 * by the opening token, with those of headings in HTML. Everything else that they ask for is for another program: it is left out,
 * and `report` says so once.
 */
export function takeAttributeLists(
  tokens: readonly Token[],
  lineOffset: number,
  report: Report,
): ReadonlyMap<Token, string> {
  const ids = new Map<Token, string>();
  const ignored: Ignored[] = [];
  let last: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    const opening = tokens[index - 1];
    if (token.type !== 'inline' || !opening) continue;
    const id: unknown = opening.meta?.id;
    if (typeof id === 'string') ids.set(opening, id);
    const found = takeListAfter(opening, token);
    const isAlone = found !== undefined && opening.type !== 'heading_open' && token.content === '';
    if (isAlone) hide(tokens, index);
    const target = isAlone ? last : opening;
    if (found?.id !== undefined && target && !target.hidden) ids.set(target, found.id);
    else if (found) ignored.push({ line: lineOf(token, lineOffset), shown: found.source });
    for (const shown of takeInner(token)) ignored.push({ line: lineOf(token, lineOffset), shown });
    if (!isAlone) last = opening;
  }
  reportIgnored(ignored, report);
  return ids;
}

/** Most texts have neither a brace nor a character reference, which may be one. */
function mayHaveList({ content }: Token): boolean {
  return content.includes('{') || content.includes('&');
}

interface Ignored {
  readonly line: number;
  readonly shown: string;
}

function takeListAfter(opening: Token, token: Token): AttributeList | undefined {
  if (!mayHaveList(token)) return undefined;
  if (opening.type === 'heading_open') return takeList(token, true);
  return opening.type === 'paragraph_open' ? takeList(token, false) : undefined;
}

interface AttributeList {
  readonly source: string;
  readonly id: string | undefined;
}

/** Takes the list at the end of an inline token out of it. In a paragraph it stands alone in its line. */
function takeList(token: Token, isHeading: boolean): AttributeList | undefined {
  const text = token.children?.at(-1);
  if (text?.type !== 'text') return undefined;
  const [found, colon, inside = ''] = list.exec(text.content) ?? [];
  if (found === undefined) return undefined;
  if (!isHeading && (colon === '' || found.trim() !== text.content.trim())) return undefined;
  const words = wordsOf(inside);
  if (!words) return undefined;
  shorten(token, text, found);
  return { source: found.trim(), id: words.find((each) => each.startsWith('#'))?.slice(1) };
}

function wordsOf(inside: string): readonly string[] | undefined {
  const words = inside.match(/[^\s"']+(?:"[^"]*"|'[^']*')?/gu) ?? [];
  return words.length > 0 && words.every((each) => word.test(each)) ? words : undefined;
}

/** Takes the lists within a text out of it, and returns them. */
function takeInner(token: Token): readonly string[] {
  if (!mayHaveList(token)) return [];
  const { children } = token;
  const found: string[] = [];
  const take = (source: string, inside: string) => {
    if (!wordsOf(inside)) return source;
    found.push(source.trim());
    return '';
  };
  for (const [index, child] of (children ?? []).entries()) {
    if (child.type !== 'text' || !child.content.includes('{')) continue;
    const left = child.content.replace(within, take);
    child.content = index === 0 ? left.trimStart() : left;
    if (canHaveList.has(children?.[index - 1]?.type ?? ''))
      child.content = child.content.replace(behind, take);
  }
  return found;
}

function shorten(token: Token, text: Token, found: string): void {
  text.content = text.content.slice(0, text.content.length - found.length);
  const children = token.children ?? [];
  if (text.content === '') children.pop();
  if (children.at(-1)?.type === 'softbreak') children.pop();
  token.content = children.length === 0 ? '' : token.content;
}

/** Hides a paragraph that held an attribute list and nothing else. */
function hide(tokens: readonly Token[], index: number): void {
  for (const token of [tokens[index - 1], tokens[index], tokens[index + 1]])
    if (token) token.hidden = true;
}

function lineOf({ map }: Token, lineOffset: number): number {
  return (map?.[1] ?? 1) + lineOffset;
}

function reportIgnored([first, ...others]: readonly Ignored[], report: Report): void {
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more like it` : '';
  report(
    first.line,
    'warning',
    `"${first.shown.slice(0, 80)}"${more} is left out: it is for another program`,
    'Of attributes in braces, only the id of a heading or paragraph is used, as in {#funding}.',
  );
}
