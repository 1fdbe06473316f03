import type { Content, Element } from '../../plan/model/content.ts';
import type { TextPlace } from '../classify/kind-of-text.ts';
import { graver, type Kind } from '../classify/kinds.ts';
import { isNote, isNoteMark, readText } from '../content/read-text.ts';
import { rebuild, visitContent } from '../content/rebuild.ts';
import type { Merged } from '../merged/merged.ts';
import { kindOfContent } from './kind-of-content.ts';

/** Content without the marks of footnotes, and where these lead. */
interface Unmarked {
  readonly content: readonly Content[];
  readonly marks: readonly string[];
}

/**
 * Tells what became of the marks of footnotes. Their numbers follow from the order of the notes, so
 * that they are no figures: a mark is the same as long as it leads to the same note.
 */
export class NoteMarks {
  readonly #nodes: readonly Merged[];
  #kept: ReadonlyMap<string, string> | undefined;
  #misled: boolean | undefined;

  constructor(nodes: readonly Merged[]) {
    this.#nodes = nodes;
  }

  /** As {@link kindOfContent}. A mark that came, went or leads to another note is wording. */
  kindOf(before: readonly Content[], after: readonly Content[], place: TextPlace): Kind {
    const [old, young] = [withoutMarks(before), withoutMarks(after)];
    const isOneMarked = old.marks.length === 0 || young.marks.length === 0;
    // An author may have written "[1]" before it was a mark.
    if (isOneMarked && readText(before) === readText(after))
      return kindOfContent(before, after, place);
    const kind = kindOfContent(old.content, young.content, place);
    return this.#leadToSame(old, young) ? kind : graver(kind, 'wording');
  }

  /** How many marks took the place of marks that led to the same notes, where nothing else changed. */
  countRenumbered(before: readonly Content[], after: readonly Content[]): number {
    const [old, young] = [withoutMarks(before), withoutMarks(after)];
    const isBare = old.content.length === 0 && young.content.length === 0;
    // A mark may have another anchor alone, as the first or second that leads to its note.
    const isOther = readText(before) !== readText(after);
    return isBare && isOther && this.#leadToSame(old, young) ? young.marks.length : 0;
  }

  /**
   * The kind of a move. Notes that moved past each other may have left marks as they were, which
   * lead to other notes now: that is wording.
   */
  kindOfMove(moved: readonly Content[], kind: Kind): Kind {
    return holdsNote(moved) && this.#hasMisled() ? graver(kind, 'wording') : kind;
  }

  /** Whether a mark that stayed as it was leads to another note than before. */
  #hasMisled(): boolean {
    this.#misled ??= marksIn(this.#nodes).some((mark) => {
      const now = this.#keptNotes().get(mark);
      return now !== undefined && now !== mark;
    });
    return this.#misled;
  }

  #keptNotes(): ReadonlyMap<string, string> {
    this.#kept ??= keptNotes(this.#nodes);
    return this.#kept;
  }

  #leadToSame(before: Unmarked, after: Unmarked): boolean {
    if (before.marks.length !== after.marks.length) return false;
    if (before.marks.length === 0) return true;
    const kept = this.#keptNotes();
    return before.marks.every((mark, index) => kept.get(mark) === after.marks[index]);
  }
}

/**
 * The notes of both versions, whatever their numbers and texts: the new address by the old one. The
 * text of a note may have gone to the item of another one. So its link back tells first which note
 * it is, and then its item.
 */
function keptNotes(nodes: readonly Merged[]): ReadonlyMap<string, string> {
  const [items, backLinks] = [new Map<string, string>(), new Map<string, string>()];
  const keep = (before: Element['attributes'], after: Element['attributes']) => {
    if (isNote({ attributes: before }) && isNote({ attributes: after }))
      items.set(`#${before.id}`, `#${after.id}`);
    const [old, young] = [before, after].map(noteLedFrom);
    if (old !== undefined && young !== undefined) backLinks.set(old, young);
  };
  const pending = [...nodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.change === 'moved') pending.push(node.node);
    else if (node.change === 'within') keep((node.before ?? node).attributes, node.attributes);
    else if (node.change === 'same')
      visitContent([node.content], (one) => {
        if (one.type === 'element') keep(one.attributes, one.attributes);
      });
    if ('children' in node) for (const child of node.children) pending.push(child);
  }
  return new Map([...items, ...backLinks]);
}

/** The address of the note that a link back stands in; `undefined` for other elements. */
function noteLedFrom({ role, href = '' }: Element['attributes']): string | undefined {
  const number = role === 'doc-backlink' && /^#footnote-reference-(\d+)/u.exec(href)?.[1];
  return number ? `#footnote-${number}` : undefined;
}

/** Whether content is a note, or has the end of its text. */
function holdsNote(content: readonly Content[]): boolean {
  let isFound = false;
  visitContent(content, (node) => {
    if (node.type !== 'element') return;
    isFound ||= isNote(node) || noteLedFrom(node.attributes) !== undefined;
  });
  return isFound;
}

/** Where the marks lead that stayed as they were. */
function marksIn(nodes: readonly Merged[]): string[] {
  const marks: string[] = [];
  const pending = [...nodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.change === 'moved') pending.push(node.node);
    else if (node.change === 'same') marks.push(...withoutMarks([node.content]).marks);
    if ('children' in node) for (const child of node.children) pending.push(child);
  }
  return marks;
}

function withoutMarks(content: readonly Content[]): Unmarked {
  const marks: string[] = [];
  visitContent(content, (node) => {
    if (node.type === 'element' && isNoteMark(node)) marks.push(targetOf(node));
  });
  if (marks.length === 0) return { content, marks };
  const leave = (node: Element, children: Content[]) =>
    isNoteMark(node) ? [] : [{ ...node, children }];
  return { content: rebuild(content, leave), marks };
}

function targetOf({ children }: Element): string {
  const link = children.find((child) => child.type === 'element' && child.name === 'a');
  return link?.type === 'element' ? (link.attributes.href ?? '') : '';
}
