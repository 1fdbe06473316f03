import { isOrdinary, showBidiControls } from '../plan/source/clean-text.ts';

/**
 * Writes XML. Every text and attribute passes the one escaper here, by construction
 * (docs/decisions/feed-writer.md says why this is not a library).
 */

/** An XML element; names are written in code, never taken from a plan. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly XmlNode[];
}

/** An element or a text; `undefined` stands for nothing, so that a part can be left out in place. */
export type XmlNode = XmlElement | string | undefined;

/** Builds an element; attributes that are `undefined` are left out. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** A complete XML 1.0 document in UTF-8. What XML cannot hold becomes U+FFFD. */
export function writeXml(root: XmlElement): string {
  return legalText(`<?xml version="1.0" encoding="UTF-8"?>${writeElement(root, '\n')}\n`);
}

/** What XML 1.0 (section 2.2, "Char") has no place for, however it is escaped. */
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;

/** A text with every character that XML cannot hold replaced by U+FFFD, and none that changes the direction of text. */
export function legalText(text: string): string {
  return isOrdinary(text) ? text : showBidiControls(text.replace(illegal, '\uFFFD'));
}

function writeElement({ name, attributes, children }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes).map(writeAttribute).join('')}`;
  const inner = children.map((child) => writeNode(child, `${indent}  `)).join('');
  if (inner === '') return `${start}/>`;
  // Space around text is part of the text; between elements it only helps people.
  const hasText = children.some((child) => typeof child === 'string');
  return `${start}>${inner}${hasText ? '' : indent}</${name}>`;
}

function writeNode(node: XmlNode, indent: string): string {
  if (node === undefined) return '';
  return typeof node === 'string' ? escapeXml(node) : writeElement(node, indent);
}

function writeAttribute([name, value]: [string, string | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Parsers turn a bare carriage return into a line feed.
  '\r': '&#13;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/gu, (character) => references[character] ?? character);
}
