import type { Kind } from '../classify/kinds.ts';
import type { Unit } from '../classify/units.ts';
import type { Amounts } from '../classify/whole-amounts.ts';
import type { Phrases } from '../classify/whole-phrases.ts';
import type { LineTexts } from './line-texts.ts';
import type { WholeSection } from './whole-sections.ts';

/** One change of the text, as readers go through the changes. */
export interface ListedChange {
  readonly what:
    | 'inserted'
    | 'deleted'
    | 'replaced'
    | 'moved'
    | 'formatted'
    | 'split'
    | 'joined'
    | 'retagged';
  readonly kind: Kind;
  /**
   * The removed and the added text. For a `moved`, `split` or `joined` block, both are its text.
   */
  readonly before: string;
  readonly after: string;
  /** Where some of its blocks are those of whole sections: the texts of the others, and of these. */
  readonly parts?: { readonly outside: LineTexts; readonly inSections: LineTexts };
  /** The word right behind the change that stayed, with the space before it, such as " euros". */
  readonly behind?: string;
  /**
   * The name of a part right in front of the change, which a number in it refers to: "Article ".
   * Empty where a number refers to a part that other words name, as in "Article 3(2)".
   */
  readonly ahead?: string;
  /**
   * What follows in its clause in each version, where it put other words in the place of a "not", or a
   * "not" in theirs.
   */
  readonly clauses?: LineTexts;
  /** Where it is the unit of a number that is another one: both amounts with their units. */
  readonly amounts?: Amounts;
  /** Where it says too little alone: the date, signed number or denied words that it is a part of. */
  readonly phrases?: Phrases;
  /** Amounts and dates that it took away and brought, where words are others, too. */
  readonly figures?: NamedFigures;
  /** Both versions of the line of text that the change is in; absent of whole blocks and of code. */
  readonly line?: LineTexts;
  /** Whether it is a link to a page that came or went around a text. */
  readonly link?: 'inserted' | 'deleted';
  /** The hosts that it led to and leads to, where these are others; empty where there is none. */
  readonly hosts?: LineTexts;
  /** Of a change in a heading: both versions of it, unless it calls the document. */
  readonly heading?: LineTexts;
  /** Whether it is the number of a part that parts like it came or went in front of. */
  readonly isRenumbering?: true;
  /**
   * The heading that the change is under, in its new wording: of a heading that came, went or moved,
   * the one above its level. Of words in a heading it is that heading.
   */
  readonly section: string | undefined;
  /** Of a block that moved: the heading that it was under, where that is another one. */
  readonly left?: string;
  /** What introduces the list of an item or list that came, went or moved. */
  readonly intro?: string;
  /** The same where it was, of what moved. */
  readonly leftIntro?: string;
  /** Of blocks that stand under another heading or intro, because two texts changed places. */
  readonly exchanged?: ExchangedTexts;
  /**
   * The paragraph, item or row that the change is in. Several changes may have the same `place`.
   */
  readonly unit: Unit;
  readonly place: number;
  /**
   * Whole blocks that were added, removed or moved, or stand in other elements now; images and linked
   * files, also where others took their place; footnotes whose marks have other numbers.
   */
  readonly units: readonly ChangedUnit[];
}

/** Two headings, or intros of lists, under each of which stands what stood under the other one. */
export interface ExchangedTexts {
  readonly one: string;
  readonly other: string;
}

export interface NamedFigures {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface ChangedUnit {
  readonly deed: 'inserted' | 'deleted' | 'exchanged' | 'moved' | 'restructured' | 'renumbered';
  readonly unit: Unit;
  /** The text of a heading, unless it calls the document. */
  readonly title?: string;
  /** The text of any other block, where readers can tell it from the blocks beside it. */
  readonly text?: string;
  /** The section with all of which it came, went or moved. */
  readonly whole?: WholeSection;
  /** Whether it is the heading of that section. */
  readonly isHead?: true;
}
