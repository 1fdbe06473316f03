import { decodeEntities } from '../../plan/markdown/decode-entities.ts';
import type { Content, Element, Text } from '../../plan/model/content.ts';
import type { SourceLines } from '../../plan/source/source-lines.ts';
import { markupOf } from './inline-markup.ts';
import type { SourceText, Span } from './source-text.ts';

/** The positions in the source of a block's text and inline elements. */
export interface InlineSpans {
  /** For each UTF-16 unit of a text: the span it was written as. */
  readonly texts: ReadonlyMap<Text, readonly Span[]>;
  /** The span of each element, markup included. */
  readonly elements: ReadonlyMap<Element, Span>;
}

/**
 * Finds the text of a block in its lines, character by character. Only the markup of elements in
 * the tree may stand between the characters. When anything else does, the result is `undefined`, so
 * that a found position is always exact. Blocks inside, which have lines of their own, are skipped.
 */
export function findInline(
  block: Element,
  source: SourceText,
  lines: ReadonlyMap<Element, SourceLines>,
): InlineSpans | undefined {
  const own = lines.get(block);
  if (!own) return undefined;
  const finder = new InlineFinder(source, lines, source.startOf(own.first));
  return finder.find(block, source.endOf(own.last)) ? finder : undefined;
}

/** Levels of nested inline elements. Text in deeper ones is not looked for. */
const maximumDepth = 100;

/** Markers of quotes, lists, descriptions and footnotes around a block. */
const marker = /(?:[ \t>]|[-*+:~](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:)*/uy;
/** Tags of blocks before their text. */
const blockTags =
  /(?:[ \t]|<(?:li|p|div|section|t[dh]|d[dt]|blockquote|h[1-6])(?:\s[^<>]{0,300})?>)*/iuy;
const headingMarker = /(?:#{1,6}(?=\s))?[ \t]*/uy;
/** What may stand after the text of a block: tags, and an attribute list. */
const after = /<\/?[a-z][^<>]{0,300}>|\{:?[^{}\n]{0,300}\}[ \t]*$/giu;
const fenceLine = /(?:(?:`{3}|~{3})[^\r\n]*(?:\r\n?|\n))?/uy;
const lineEnd = /[ \t]*(?:\r\n?|\n|$)/uy;
const indentation = /[ \t>]*/uy;
const reference = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/iuy;
const punctuation = /[!-/:-@[-`{-~]/u;

class InlineFinder implements InlineSpans {
  readonly texts = new Map<Text, Span[]>();
  readonly elements = new Map<Element, Span>();
  readonly #text: SourceText;
  readonly #lines: ReadonlyMap<Element, SourceLines>;
  #at: number;
  #depth = 0;

  constructor(text: SourceText, lines: ReadonlyMap<Element, SourceLines>, start: number) {
    this.#text = text;
    this.#lines = lines;
    this.#at = start;
  }

  /** Looks for the block's text. Returns whether everything was found and no other text is left. */
  find(block: Element, end: number): boolean {
    const isCode = block.name === 'pre';
    this.#skip(marker);
    if (!isCode) this.#skip(blockTags);
    if (/^h\d$/u.test(block.name)) this.#skip(headingMarker);
    if (isCode && this.#skip(fenceLine) !== '') this.#skipIndentation(firstText(block));
    const isFound = isCode
      ? block.children.every((code) => code.type === 'element' && this.#children(code, true))
      : this.#children(block, false);
    return isFound && !/[\p{L}\p{N}]/u.test(this.#rest(end));
  }

  #rest(end: number): string {
    return this.#text.source.slice(this.#at, end).replace(after, '');
  }

  #children({ children }: Element, isCode: boolean): boolean {
    return children.every((child) => this.#child(child, isCode));
  }

  #child(child: Content, isCode: boolean): boolean {
    if (child.type === 'text') return this.#passText(child, isCode);
    const lines = this.#lines.get(child);
    if (!lines) return this.#passElement(child);
    this.#at = this.#text.startOf(lines.last + 1);
    this.#skip(indentation);
    return true;
  }

  #passElement(element: Element): boolean {
    const { open, close, isCode = false, isWhole = false } = markupOf(element);
    const start = this.#at;
    if (this.#depth >= maximumDepth || this.#skip(open) === undefined) return false;
    this.#depth++;
    const isFound = isWhole || this.#children(element, isCode);
    this.#depth--;
    if (!isFound || this.#skip(close) === undefined) return false;
    this.elements.set(element, { start, end: this.#at });
    return true;
  }

  #passText(text: Text, isCode: boolean): boolean {
    const spans: Span[] = [];
    while (spans.length < text.value.length) {
      const start = this.#at;
      const length = this.#passCharacter(text.value, spans.length, isCode);
      if (length === 0) return false;
      for (let unit = 0; unit < length; unit++) spans.push({ start, end: this.#at });
    }
    this.texts.set(text, spans);
    return true;
  }

  /** Passes one character and returns how many units of the text it has. */
  #passCharacter(value: string, index: number, isCode: boolean): number {
    const { source } = this.#text;
    const [character, written] = [value.charAt(index), source.charAt(this.#at)];
    if (character === '\n') return this.#passLineEnd(value.slice(index + 1, index + 100));
    if (!isCode && written === '&') {
      const decoded = decodeEntities(this.#peek(reference) ?? '');
      if (decoded.length > 0 && value.startsWith(decoded, index)) {
        this.#skip(reference);
        return decoded.length;
      }
    }
    const isEscape = written === '\\' && (isCode ? character === '|' : punctuation.test(character));
    if (isEscape && source.charAt(this.#at + 1) === character) this.#at += 2;
    else if (written === character) this.#at++;
    else if (character !== ' ') return 0;
    else if (isCode) return this.#passLineEnd('');
    // The space before a footnote's link back.
    else return this.#peek(lineEnd) === undefined ? 0 : 1;
    return 1;
  }

  #passLineEnd(rest: string): number {
    if (this.#skip(lineEnd) === undefined) return 0;
    this.#skipIndentation(rest);
    return 1;
  }

  /** Skips what stands before the text of a line. Code may begin with white space of its own. */
  #skipIndentation(text: string): void {
    const skipped = this.#skip(indentation) ?? '';
    const own = /^[ \t>]*/u.exec(text)?.[0].length ?? 0;
    this.#at -= Math.min(own, skipped.length);
  }

  #peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text.source)?.[0];
  }

  #skip(pattern: RegExp): string | undefined {
    const found = this.#peek(pattern);
    this.#at += found?.length ?? 0;
    return found;
  }
}

function firstText(block: Element): string {
  const [code] = block.children;
  const [text] = code?.type === 'element' ? code.children : [];
  return text?.type === 'text' ? text.value : '';
}
