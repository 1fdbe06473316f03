import { isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import type { Merged, Whole } from '../merged/merged.ts';
import { tagOn } from '../merged/side-of.ts';
import { isNotes } from './sections-in.ts';

/** The last heading that was met in each version on the way through a redline, in its new wording. */
export class HeadingsMet {
  /** In the new version. */
  section: string | undefined;
  /** In the old version. */
  oldSection: string | undefined;

  /** Footnotes stand behind all sections. */
  enter(node: Merged): void {
    if (isNotes(tagOn(node, 'new'))) this.set(undefined);
  }

  /** A heading that both versions have. */
  set(text: string | undefined): void {
    this.section = text;
    this.oldSection = text;
  }

  leave({ change, content }: Whole): void {
    if (!isHeading(content)) return;
    const text = readText([content]);
    if (change !== 'deleted') this.section = text;
    if (change !== 'inserted') this.oldSection = text;
  }

  /** In a block that moved, both versions have what stands around its new place. */
  inMoved(walk: () => void): void {
    const { oldSection } = this;
    this.oldSection = this.section;
    walk();
    this.oldSection = oldSection;
  }
}
