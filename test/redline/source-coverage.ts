import { decodeEntities } from '../../lib/plan/markdown/decode-entities.ts';
import { imageLabel } from '../../lib/plan/markdown/links.ts';
import type { Content } from '../../lib/plan/model/content.ts';
import type { SourcedDocument } from '../../lib/plan/source/source-lines.ts';
import { visitContent } from '../../lib/redline/content/rebuild.ts';
import type { Merged } from '../../lib/redline/merged/merged.ts';
import type { ChangePlaces } from '../../lib/redline/source/locate-changes.ts';
import type { SourcePlace } from '../../lib/redline/source/source-text.ts';

export type Side = 'before' | 'after';

/** What is read of a source: markup, white space and character references make no difference. */
export function lettersOf(source: string): string {
  return decodeEntities(source).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The source at a place. */
export function sliceOf({ source }: SourcedDocument, { start, end }: SourcePlace): string {
  return source.slice(start, end);
}

/** Words of content that its author wrote; the numbers of footnotes are Gazette's, and so is the label of an image's link. */
export function writtenWords(content: Content): string[] {
  const words: string[] = [];
  const ours = new Set<Content>();
  visitContent([content], (node) => {
    if (node.type === 'text') {
      if (!ours.has(node)) words.push(...written(node.value).split(/[^\p{L}\p{N}]+/u));
    } else if (node.attributes.role?.startsWith('doc-'))
      for (const child of node.children) ours.add(child);
  });
  return words.filter((word) => word !== '');
}

function written(value: string): string {
  return value.startsWith(imageLabel) ? value.slice(imageLabel.length) : value;
}

/** A change that only one version has, with whether a place is known for it or for an element around it. */
export interface OneSided {
  readonly content: Content;
  readonly side: Side;
  readonly place: SourcePlace | undefined;
  readonly isCovered: boolean;
}

/** Everything in a merged tree that was inserted or deleted. */
export function oneSidedIn(
  nodes: readonly Merged[],
  places: ReadonlyMap<Merged, ChangePlaces>,
  isInside = false,
): OneSided[] {
  return nodes.flatMap((node): OneSided[] => {
    const isCovered = isInside || places.has(node);
    if (node.change === 'moved') return oneSidedIn([node.node], places, isCovered);
    if ('children' in node) return oneSidedIn(node.children, places, isCovered);
    if (node.change !== 'inserted' && node.change !== 'deleted') return [];
    const side = node.change === 'inserted' ? 'after' : 'before';
    const place = places.get(node)?.[side];
    return [{ content: node.content, side, place, isCovered }];
  });
}

/** Definitions and targets of links, numbers of items after the first. */
const unread = /^\[[^\]]+\]:.*|(?<=\])\([^)]*\)|^[ \t>]*\d+[.)]|(?<=\])\[[^\]]*\]/gmu;

/** What is read of the lines that no change is in, front matter left out. */
export function unchangedLetters(
  { source }: SourcedDocument,
  places: ReadonlyMap<Merged, ChangePlaces>,
  side: Side,
): string {
  const changed = new Set<number>();
  for (const place of placesOn(places, side))
    for (let line = place.firstLine; line <= place.lastLine; line++) changed.add(line);
  const lines = source.split(/\r\n?|\n/u);
  const isFence = (line: string) => /^(?:---|\.\.\.)\s*$/u.test(line);
  const closing = lines.findIndex((line, index) => index > 0 && isFence(line));
  const start = lines[0]?.startsWith('---') ? closing + 1 : 0;
  const left = lines.filter((_, index) => index >= start && !changed.has(index + 1));
  return lettersOf(left.join('\n').replace(unread, ''));
}

/** All places in one version, in its order. */
export function placesOn(
  places: ReadonlyMap<Merged, ChangePlaces>,
  side: Side,
): readonly SourcePlace[] {
  return [...places.values()]
    .map((place) => place[side])
    .filter((place) => place !== undefined)
    .sort((one, other) => one.start - other.start || one.end - other.end);
}
