import { type Merged, moveOf } from '../merged/merged.ts';
import { holdText, type Section, sectionsIn, textOf } from './sections-in.ts';

/** A section that came, went or moved as a whole: a heading, and all that stands under it. */
export interface WholeSection {
  readonly deed: 'inserted' | 'deleted' | 'moved';
  /** The text of its heading. */
  readonly title: string;
  /** The text of another heading that it had before it moved. */
  readonly oldTitle?: string;
  /** The heading that it stood under, and the one that it stands under now. */
  readonly from?: string;
  readonly to?: string;
  /** Of one that moved: the section beside it now, under the same heading, by its text. */
  readonly behind?: string;
  /** The same where it is the first one. */
  readonly ahead?: string;
}

/** What a redline says of whole sections and their headings. */
export interface Sections {
  /** The outermost whole section that each of its blocks is in, its heading too. */
  readonly whole: ReadonlyMap<Merged, WholeSection>;
  /** The headings of these sections. */
  readonly heads: ReadonlySet<Merged>;
  /** The headings that call the document, in each version: all others are under them. */
  readonly titles: ReadonlySet<Merged>;
}

/**
 * The sections of which nothing stood there before, of which nothing is left, or which moved with all
 * that they had. A heading that was put over a text that stayed makes no such section, nor does one
 * without text under it.
 */
export function findSections(nodes: readonly Merged[]): Sections {
  const finder = new Finder();
  finder.survey(nodes, true);
  return finder;
}

class Finder implements Sections {
  readonly whole = new Map<Merged, WholeSection>();
  readonly heads = new Set<Merged>();
  readonly titles = new Set<Merged>();

  /** Recursion is limited by the depth of the alignment (`maximumDepth`), not by the input. */
  survey(nodes: readonly Merged[], isDocument: boolean): void {
    const all = { old: sectionsIn(nodes, 'old'), new: sectionsIn(nodes, 'new') };
    if (isDocument) for (const sections of [all.old, all.new]) this.#addTitle(sections);
    const isNamed = ({ heading }: Section) => !this.titles.has(heading) && textOf(heading) !== '';
    const [old, young] = [all.old.filter(isNamed), all.new.filter(isNamed)];
    for (const section of young.filter(cameWhole)) this.#mark('inserted', undefined, section);
    for (const section of old.filter(wentWhole)) this.#mark('deleted', section, undefined);
    const neighbours = neighboursIn(young);
    this.#moved(movedTogether(old), movedTogether(young), neighbours);
    const [gone, arrived] = [nodes.filter(isOldPlace), nodes.filter(isNewPlace)];
    this.#moved(movedUnder(old, isGone, gone), movedUnder(young, isNew, arrived), neighbours);
    for (const node of nodes) if ('children' in node) this.survey(node.children, false);
  }

  /** The first heading of a version calls the document where no other one is of level 1. */
  #addTitle([first, ...others]: readonly Section[]): void {
    if (first?.level === 1 && others.every(({ level }) => level > 1))
      this.titles.add(first.heading);
  }

  #moved(
    left: ReadonlyMap<string, Section>,
    met: ReadonlyMap<string, Section>,
    neighbours: ReadonlyMap<Merged, Neighbour>,
  ): void {
    for (const [key, section] of met) {
      const old = left.get(key);
      if (old) this.#mark('moved', old, section, neighbours.get(section.heading));
    }
  }

  /** Notes a section that is not a part of another whole one. */
  #mark(
    deed: WholeSection['deed'],
    old: Section | undefined,
    young: Section | undefined,
    neighbour?: Neighbour,
  ): void {
    const sections = [old, young].filter((section) => section !== undefined);
    const [section] = sections.toReversed();
    if (!section || sections.some(({ heading }) => this.whole.has(heading))) return;
    const title = textOf(section.heading);
    const oldTitle = old && isGone(old.heading) ? textOf(old.heading) : title;
    const [from, to] = [old, young].map((one) => this.#parentOf(one));
    const whole: WholeSection = {
      ...{ deed, title },
      ...(oldTitle === title ? {} : { oldTitle }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...neighbour,
    };
    for (const { heading } of sections) this.heads.add(heading);
    const nodes = sections.flatMap(({ heading, blocks }) => [heading, ...blocks]);
    for (const node of nodes) if (!this.whole.has(node)) this.whole.set(node, whole);
  }

  #parentOf(section: Section | undefined): string | undefined {
    const heading = section?.parent?.heading;
    return heading && !this.titles.has(heading) ? textOf(heading) : undefined;
  }
}

type Neighbour = Pick<WholeSection, 'behind' | 'ahead'>;

/** For each heading, the one of the section before its own under the same heading, or else behind. */
function neighboursIn(sections: readonly Section[]): ReadonlyMap<Merged, Neighbour> {
  const found = new Map<Merged, Neighbour>();
  for (const siblings of Map.groupBy(sections, ({ parent }) => parent).values())
    for (const [index, { heading }] of siblings.entries()) {
      const [previous, next] = [siblings[index - 1], siblings[index + 1]];
      if (previous) found.set(heading, { behind: textOf(previous.heading) });
      else if (next) found.set(heading, { ahead: textOf(next.heading) });
    }
  return found;
}

function isNew({ change }: Merged): boolean {
  return change === 'inserted';
}

function isGone(node: Merged): boolean {
  return node.change === 'deleted' && node.move === undefined;
}

function isOldPlace(node: Merged): boolean {
  return node.change === 'deleted' && node.move !== undefined;
}

function isNewPlace({ change }: Merged): boolean {
  return change === 'moved';
}

function cameWhole({ heading, blocks }: Section): boolean {
  return isNew(heading) && holdText(blocks) && blocks.every(isNew);
}

function wentWhole({ heading, blocks }: Section): boolean {
  return isGone(heading) && holdText(blocks) && blocks.every(isGone);
}

/**
 * The sections of one version of which no block stayed when their heading moved, by their move and
 * their rank among the headings in it. Blocks that came or went are no part of the move.
 */
function movedTogether(sections: readonly Section[]): Map<string, Section> {
  const met = new Map<number, number>();
  const found = new Map<string, Section>();
  for (const section of sections) {
    const move = moveOf(section.heading);
    if (move === undefined || !isInMove(section.heading, move)) continue;
    const rank = (met.get(move) ?? 0) + 1;
    met.set(move, rank);
    const together = section.blocks.filter((block) => isInMove(block, move));
    const others = section.blocks.filter((block) => !isInMove(block, move));
    if (holdText(together) && others.every((block) => isNew(block) || isGone(block)))
      found.set(`${move} ${rank}`, { ...section, blocks: together });
  }
  return found;
}

/**
 * The sections of one version of which the heading went or came, and all else is a whole move, by that
 * move.
 *
 * @param moved the places of moves in that version
 */
function movedUnder(
  sections: readonly Section[],
  isHeadOnly: (node: Merged) => boolean,
  moved: readonly Merged[],
): Map<string, Section> {
  const found = new Map<string, Section>();
  const sizes = new Map<number | undefined, number>();
  for (const node of moved) sizes.set(moveOf(node), (sizes.get(moveOf(node)) ?? 0) + 1);
  for (const section of sections) {
    const move = moveOf(section.blocks[0]);
    const isTogether =
      move !== undefined &&
      sizes.get(move) === section.blocks.length &&
      section.blocks.every((block) => isInMove(block, move));
    if (isTogether && isHeadOnly(section.heading) && holdText(section.blocks))
      found.set(`${move}`, section);
  }
  return found;
}

function isInMove(node: Merged, move: number): boolean {
  return moveOf(node) === move && !('inPlace' in node && node.inPlace);
}
