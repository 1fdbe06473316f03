import { element } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept } from '../merged/accept-reject.ts';
import type { Merged, StartTag } from '../merged/merged.ts';
import { isIn, type Side, tagOn } from '../merged/side-of.ts';

/** A heading, and the blocks under it up to the next heading that is not below it. */
export interface Section {
  readonly heading: Merged;
  readonly level: number;
  /** Without dividing lines, which stand between sections. */
  readonly blocks: Merged[];
  /** The section that it is a part of. */
  readonly parent: Section | undefined;
}

/** The sections of one version among blocks side by side, each before those in it. */
export function sectionsIn(nodes: readonly Merged[], side: Side): Section[] {
  const sections: Section[] = [];
  let open: readonly Section[] = [];
  for (const node of nodes) {
    const tag = tagOf(node, side);
    if (!tag || tag.name === 'hr' || isNotes(tag)) continue;
    const level = isHeading(element(tag.name)) ? Number(tag.name.slice(1)) : undefined;
    if (level !== undefined) open = open.filter((section) => section.level < level);
    for (const { blocks } of open) blocks.push(node);
    if (level === undefined) continue;
    const section = { heading: node, level, blocks: [], parent: open.at(-1) };
    sections.push(section);
    open = [...open, section];
  }
  return sections;
}

/** Whether an element holds the footnotes, which stand behind all sections. */
export function isNotes(tag: StartTag | undefined): boolean {
  return tag?.attributes.role === 'doc-endnotes';
}

/** The start tag of a node in a version; of a text between blocks that of a paragraph. */
function tagOf(node: Merged, side: Side): StartTag | undefined {
  if (!isIn(node, side)) return undefined;
  return tagOn(node, side) ?? (textOf(node) === '' ? undefined : { name: 'p', attributes: {} });
}

/** The text of a node, in its new wording where both versions have it. */
export function textOf(node: Merged): string {
  return readText('content' in node ? [node.content] : accept({ content: [node] })).trim();
}

/** Whether there is more than headings. */
export function holdText(blocks: readonly Merged[]): boolean {
  return blocks.some((block) => !isHeadingNode(block));
}

function isHeadingNode(node: Merged): boolean {
  const sides: readonly Side[] = ['old', 'new'];
  return sides.some((side) => isHeading(element(tagOn(node, side)?.name ?? '')));
}
