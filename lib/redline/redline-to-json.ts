import { toHtml } from '../plan/html.ts';
import type { FieldChange } from './field-changes.ts';
import type { Merged } from './merged.ts';
import type { Redline } from './redline.ts';

/** A node of the document: whole as HTML, or an element that changed inside. */
export type JsonNode =
  | { readonly change: 'same' | 'inserted' | 'deleted'; readonly html: string }
  | {
      readonly change: 'within';
      readonly element: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly JsonNode[];
    };

/** A redline as plain data. */
export interface JsonRedline {
  readonly changes: number;
  readonly fields: readonly FieldChange[];
  readonly content: readonly JsonNode[];
}

/**
 * The whole redline as data for JSON. Leaving out what is `deleted` and joining the HTML gives the
 * new version, leaving out what is `inserted` the old one.
 */
export function redlineToJson({ changes, fields, content }: Redline): JsonRedline {
  return { changes, fields, content: content.map(nodeToJson) };
}

function nodeToJson(node: Merged): JsonNode {
  if (node.change !== 'within') return { change: node.change, html: toHtml([node.content]) };
  const { change, name, attributes, children } = node;
  return { change, element: name, attributes, children: children.map(nodeToJson) };
}
