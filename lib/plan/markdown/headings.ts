import type { Token } from 'markdown-it';
import type { Heading } from '../model/document.ts';
import { collapse } from '../model/text-of.ts';
import { anchorOf, anchorPrefix } from './anchors.ts';

/**
 * Headings by their opening token, in order, each with an anchor of its own: the one that its author
 * chose in `ids`, or its text as a slug.
 *
 * @param tellTwice told of an anchor that was chosen before
 */
export function collectHeadings(
  tokens: readonly Token[],
  ids: ReadonlyMap<Token, string>,
  tellTwice: (anchor: string, token: Token) => void,
): ReadonlyMap<Token, Heading> {
  const headings = new Map<Token, Heading>();
  const slugs = new Slugs();
  const chosen = chooseAnchors(tokens, ids, tellTwice);
  for (const anchor of chosen.values()) slugs.next(anchor.slice(anchorPrefix.length));
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const text = collapse(plainText(tokens[index + 1]?.children ?? []));
    const level = Number(token.tag.slice(1));
    const anchor = chosen.get(token) ?? `${anchorPrefix}${slugs.next(slugOf(text))}`;
    headings.set(token, { level, text, anchor });
  }
  return headings;
}

/** The anchors that authors chose for headings. Of two equal ones, the second is made from its text. */
function chooseAnchors(
  tokens: readonly Token[],
  ids: ReadonlyMap<Token, string>,
  tellTwice: (anchor: string, token: Token) => void,
): ReadonlyMap<Token, string> {
  const chosen = new Map<Token, string>();
  const taken = new Set<string>();
  if (ids.size === 0) return chosen;
  for (const token of tokens) {
    const anchor = token.type === 'heading_open' ? anchorOf(ids.get(token) ?? '') : undefined;
    if (anchor === undefined) continue;
    if (taken.has(anchor)) tellTwice(anchor, token);
    else chosen.set(token, anchor);
    taken.add(anchor);
  }
  return chosen;
}

/** The text of inline tokens, images by their alternative text. */
export function plainText(tokens: readonly Token[]): string {
  const parts: string[] = [];
  const pending = [...tokens].reverse();
  for (let token = pending.pop(); token; token = pending.pop()) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') parts.push('\n');
    else if (token.children) for (const child of token.children.toReversed()) pending.push(child);
    else if (token.type !== 'html_inline') parts.push(token.content);
  }
  return parts.join('');
}

/** Slugs as GitHub makes them, unique within one document. */
class Slugs {
  readonly #taken = new Map<string, number>();

  next(base: string): string {
    let slug = base;
    let count = this.#taken.get(base);
    while (this.#taken.has(slug)) {
      count = (count ?? 0) + 1;
      slug = `${base}-${count}`;
    }
    if (count !== undefined) this.#taken.set(base, count);
    this.#taken.set(slug, 0);
    return slug;
  }
}

/** GitHub's rule: lower case, no punctuation, hyphens for spaces. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
