import type { Element } from '../model/content.ts';
import type { Document } from '../model/document.ts';

/** Lines of a file, counted from 1, both included; blank lines may be the last ones. */
export interface SourceLines {
  readonly first: number;
  readonly last: number;
}

/** A document with the text it was read from, and where in it the blocks of its content are. */
export interface SourcedDocument extends Document {
  /** As it was given, without a byte order mark. */
  readonly source: string;
  /** Of blocks that Markdown or the author's HTML made; cells and what Gazette adds have none. */
  readonly lines: ReadonlyMap<Element, SourceLines>;
}
