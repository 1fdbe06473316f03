import type { Token } from 'markdown-it';
import type { Heading } from '../model/document.ts';
import { collapse } from '../model/text-of.ts';

/**
 * Prefix of the anchors of headings. Without it, an id chosen by an author could shadow a name that
 * scripts or styles of the site use (DOM clobbering).
 */
export const anchorPrefix = 'section-';

/** Headings by their opening token, in order, each with an anchor of its own. */
export function collectHeadings(tokens: readonly Token[]): ReadonlyMap<Token, Heading> {
  const headings = new Map<Token, Heading>();
  const slugs = new Slugs();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const text = collapse(plainText(tokens[index + 1]?.children ?? []));
    const level = Number(token.tag.slice(1));
    headings.set(token, { level, text, anchor: `${anchorPrefix}${slugs.next(text)}` });
  }
  return headings;
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

  next(text: string): string {
    const base = slugOf(text);
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
