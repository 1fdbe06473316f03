import type { Token } from 'markdown-it';
import type { Heading } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import { readTag } from './raw-tag.ts';

/**
 * Prefix of all anchors of a text. Without it, an id chosen by an author could shadow a name that
 * scripts or styles of the site use (DOM clobbering).
 */
export const anchorPrefix = 'section-';

/** Longest name of an anchor, in characters. A key of the store has room for it. */
const longestName = 200;

/**
 * The anchor that the author's `name` becomes, the prefix included. Links to anchors are compared
 * in lower case, so anchors are in lower case. `undefined` for a name that no link can have.
 */
export function anchorOf(name: string): string | undefined {
  const isFit = name !== '' && name.length <= longestName && !/\s/u.test(name);
  return isFit ? `${anchorPrefix}${name.toLowerCase().toWellFormed()}` : undefined;
}

/** Parts of tables and pictures that are left out, and leave no place. */
const partsWithoutPlace: ReadonlySet<string> = new Set(['col', 'colgroup', 'picture', 'source']);

/** Anchors of one text. */
export interface Anchors {
  /** By the token that has it: a tag that the author wrote as HTML, or the start of a paragraph. */
  readonly byToken: ReadonlyMap<Token, string>;
  /** All of them, those of headings first, each once. */
  readonly all: ReadonlySet<string>;
}

/**
 * Anchors that authors set with `id`, or `name` of an `a`, in HTML, and those of `ids`, which
 * attribute lists set. An anchor that a heading has already is the heading's.
 */
export function collectAnchors(
  tokens: readonly Token[],
  headings: ReadonlyMap<Token, Heading>,
  ids: ReadonlyMap<Token, string>,
  lineOffset: number,
  report: Report,
): Anchors {
  const ofHeadings = new Set([...headings.values()].map(({ anchor }) => anchor));
  const all = new Set(ofHeadings);
  const byToken = new Map<Token, string>();
  const take = (token: Token, block: Token) => {
    const anchor = headings.has(token) ? undefined : anchorAt(token, ids);
    if (anchor === undefined || ofHeadings.has(anchor)) return;
    if (all.has(anchor)) reportTwice(anchor, block, { lineOffset, report });
    else byToken.set(token, anchor);
    all.add(anchor);
  };
  for (const block of tokens) {
    take(block, block);
    for (const token of block.children ?? []) if (token.type === 'html_inline') take(token, block);
  }
  return { byToken, all };
}

function anchorAt(token: Token, ids: ReadonlyMap<Token, string>): string | undefined {
  const id = ids.get(token);
  if (id !== undefined) return anchorOf(id);
  if (token.type !== 'html_inline') return undefined;
  const tag = readTag(token.content);
  if (!tag || tag.isEnd || partsWithoutPlace.has(tag.name)) return undefined;
  return anchorOf(
    tag.attributes.get('id') ?? (tag.name === 'a' ? tag.attributes.get('name') : '') ?? '',
  );
}

/** Tells that an anchor was set before. */
export function reportTwice(
  anchor: string,
  { map }: Token,
  { lineOffset, report }: { readonly lineOffset: number; readonly report: Report },
): void {
  const line = (map?.[0] ?? 0) + 1 + lineOffset;
  const name = anchor.slice(anchorPrefix.length).slice(0, 80);
  report(
    line,
    'warning',
    `the anchor "#${name}" is used twice: links lead to the first`,
    'Give the second one another name.',
  );
}
