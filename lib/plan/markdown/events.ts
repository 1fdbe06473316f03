import type { Element } from '../model/content.ts';
import type { SourceLines } from '../source/source-lines.ts';

/**
 * A document as a flat sequence of events: the step between markdown-it's tokens and the content
 * tree.
 */
export type Event =
  | {
      readonly type: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly lines: SourceLines | undefined;
    }
  | { readonly type: 'close' }
  /** What follows begins a paragraph of its own, if it stands where paragraphs may. */
  | { readonly type: 'break' }
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'leaf';
      readonly element: Element;
      readonly lines?: SourceLines | undefined;
    }
  | RawTag;

/** A tag that the author wrote as HTML, and that may become an element. */
export interface RawTag {
  readonly type: 'raw';
  readonly form: 'open' | 'close';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The tag as written, shown when it cannot become an element. */
  readonly source: string;
  readonly line: number;
  /** Whether it stands where blocks stand, not within a paragraph. */
  readonly amongBlocks: boolean;
  /** Tags of one run of inline text share it; only elements that group blocks may end in another run. */
  readonly run: number;
}
