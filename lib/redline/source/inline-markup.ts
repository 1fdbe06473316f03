import { imageLabel } from '../../plan/markdown/links.ts';
import type { Element } from '../../plan/model/content.ts';

/** How an inline element is written: patterns for its start and its end. */
export interface Markup {
  readonly open: RegExp;
  readonly close: RegExp;
  /** Set when Markdown is not read inside. */
  readonly isCode?: boolean;
  /** Set when its children are not written there: `open` matches all of it. */
  readonly isWhole?: boolean;
}

const nothing = /(?:)/uy;
const title = `"[^"]*"|'[^']*'|\\([^()]*\\)`;
const address = '<[^<>\\n]*>|(?:[^\\s()<]|\\([^\\s()]*\\))[^\\s()]*(?:\\([^\\s()]*\\)[^\\s()]*)*';
/** The end of a link: its target, a label, or nothing where the text is the label. */
const target = `\\](?:\\(\\s*(?:(?:${address})(?:\\s+(?:${title}))?\\s*)?\\)|\\[[^\\]]*\\])?`;
/** A bare address has no markup: it begins as one, and no other end follows it. */
const link: Markup = {
  open: /\[|<a\s[^>]*>|<|(?=https?:|www\.|[\w.+-]{1,64}@)/iuy,
  close: new RegExp(`${target}|</a\\s*>|>|(?![\\]<>])`, 'iuy'),
};

const image = new RegExp(`!\\[[^\\]]*${target}|<img\\s[^>]*>`, 'iuy');

const cell: Markup = { open: /[ \t]*(?:\|[ \t]*)?/uy, close: /[ \t]*/uy };

const markups: ReadonlyMap<string, Markup> = new Map<string, Markup>([
  ['em', { open: /[*_]|<(?:em|i)>/iuy, close: /[*_]|<\/(?:em|i)>/iuy }],
  ['strong', { open: /\*\*|__|<(?:strong|b)>/iuy, close: /\*\*|__|<\/(?:strong|b)>/iuy }],
  ['s', { open: /~~/uy, close: /~~/uy }],
  ['code', { open: /`+[ \n]?/uy, close: /[ \n]?`+/uy, isCode: true }],
  ['a', link],
  ['span', link],
  ['img', { open: image, close: nothing }],
  ['br', { open: /(?: {2,}|\\)(?:\r\n?|\n)[ \t>]*|<br\s*\/?>/iuy, close: nothing }],
  ['input', { open: /\[[ xX]\]/uy, close: nothing }],
  ['th', cell],
  ['td', cell],
]);

/** An element written as HTML. */
const tags: Markup = { open: /<[a-z][^>]*>/iuy, close: /<\/[a-z][^>]*>/iuy };

/** An image from another site. */
const imageLink: Markup = { open: image, close: nothing, isWhole: true };
const footnote: Markup = { open: /\[\^[^\]\s]+\]/uy, close: nothing, isWhole: true };
const backLink: Markup = { open: nothing, close: nothing, isWhole: true };

/** How an element is written within a block. */
export function markupOf({ name, attributes, children }: Element): Markup {
  const [first] = children;
  const isReference = first?.type === 'element' && first.attributes.role === 'doc-noteref';
  if (name === 'sup' && isReference) return footnote;
  if (attributes.role === 'doc-backlink') return backLink;
  const isImage = name === 'a' && first?.type === 'text' && first.value.startsWith(imageLabel);
  return isImage ? imageLink : (markups.get(name) ?? tags);
}
