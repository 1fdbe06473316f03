import { type Content, element } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import type { Merged, Whole, Within } from '../merged/merged.ts';
import { tagOn } from '../merged/side-of.ts';
import { isNotes } from './sections-in.ts';

/** A heading that what is behind it stands under. */
interface OpenHeading {
  readonly level: number;
  readonly text: string;
}

/** The headings around a place in one version, the outermost first. */
export class OpenHeadings {
  #open: readonly OpenHeading[] = [];

  copy(): OpenHeadings {
    const copy = new OpenHeadings();
    copy.#open = this.#open;
    return copy;
  }

  /** @param name the element of what may be a heading */
  enter(name: string, text: string): void {
    const level = levelOf(name);
    if (level === undefined) return;
    this.#open = [...this.#open.filter((heading) => heading.level < level), { level, text }];
  }

  clear(): void {
    this.#open = [];
  }

  byLevel(): ReadonlyMap<number, string> {
    return new Map(this.#open.map(({ level, text }) => [level, text]));
  }

  /** The heading that a block at this place stands under: none but a higher one where it is a heading. */
  over(block: Content | undefined): string | undefined {
    const level = block?.type === 'element' ? levelOf(block.name) : undefined;
    return this.#open.findLast((heading) => level === undefined || heading.level < level)?.text;
  }
}

function levelOf(name: string): number | undefined {
  return isHeading(element(name)) ? Number(name.slice(1)) : undefined;
}

/** The headings around each place on the way through a redline, in their new wording. */
export class HeadingsMet {
  new = new OpenHeadings();
  old = new OpenHeadings();

  /** Footnotes stand behind all sections. */
  enter(node: Merged): void {
    if (!isNotes(tagOn(node, 'new'))) return;
    this.new.clear();
    this.old.clear();
  }

  /** A heading that both versions have. */
  set({ name, before }: Within, text: string): void {
    this.new.enter(name, text);
    this.old.enter(before?.name ?? name, text);
  }

  leave({ change, content }: Whole): void {
    if (!isHeading(content)) return;
    const text = readText([content]);
    if (change !== 'deleted') this.new.enter(content.name, text);
    if (change !== 'inserted') this.old.enter(content.name, text);
  }

  /** In a block that moved, both versions have what stands around its new place. */
  inMoved(walk: () => void): void {
    const { old } = this;
    this.old = this.new.copy();
    walk();
    this.old = old;
  }
}
