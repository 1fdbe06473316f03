import { toHtml } from '../../markup/html.ts';
import type { FieldChange } from '../facts/field-changes.ts';
import type { InPlace, Merged, StartTag } from '../merged/merged.ts';
import type { Redline } from '../merged/redline-result.ts';
import { type ChangePlaces, locateChanges, type Sources } from '../source/locate-changes.ts';

/** A node of the document: whole content as HTML, or an element that differs. See `Merged`. */
export type JsonNode = LocatedNode & { readonly source?: ChangePlaces };

type LocatedNode =
  | {
      readonly change: 'same' | 'inserted' | 'deleted';
      readonly html: string;
      /** On the old place of a moved block: the number of the move. */
      readonly move?: number;
      readonly inPlace?: InPlace;
      readonly continues?: true;
    }
  | {
      readonly change: 'within' | 'wrapped' | 'unwrapped';
      readonly element: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly before?: StartTag;
      readonly join?: 'split' | 'joined';
      readonly isTold?: true;
      readonly isRenumbered?: true;
      readonly children: readonly JsonNode[];
    }
  | { readonly change: 'respaced'; readonly before: string; readonly after: string }
  | {
      readonly change: 'moved';
      readonly move: number;
      readonly node: JsonNode;
      readonly inPlace?: InPlace;
    };

/** A redline as plain data. */
export interface JsonRedline {
  readonly changes: number;
  readonly fields: readonly FieldChange[];
  readonly content: readonly JsonNode[];
}

/**
 * The whole redline as data for JSON; docs/redline.md is its schema.
 *
 * @param sources the two documents that were compared; when given, each change has its places in
 *   both
 */
export function redlineToJson(
  { changes, fields, content }: Redline,
  sources?: Sources,
): JsonRedline {
  const places = sources ? locateChanges(content, sources) : new Map<Merged, ChangePlaces>();
  return { changes, fields, content: content.map((node) => nodeToJson(node, places)) };
}

function nodeToJson(node: Merged, places: ReadonlyMap<Merged, ChangePlaces>): JsonNode {
  const source = places.get(node);
  const located = source ? { source } : {};
  if (node.change === 'moved') return { ...node, ...located, node: nodeToJson(node.node, places) };
  if (node.change === 'respaced') return node;
  if ('content' in node) {
    const { content, ...others } = node;
    return { ...others, ...located, html: toHtml([content]) };
  }
  const { name, children, ...others } = node;
  const inside = children.map((child) => nodeToJson(child, places));
  return { ...others, ...located, element: name, children: inside };
}
