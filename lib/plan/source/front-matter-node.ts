/** A value of front matter, whatever language it is written in. */
export interface FrontMatterNode {
  /** Line of the file, from 1. */
  readonly line: number;
  /** As its author wrote it, line breaks made spaces. */
  readonly written: string;
  readonly value: FrontMatterValue;
}

/** `empty`: nothing, `null` or `~`. `alias`: YAML's reference to another value, which is never followed. */
export type FrontMatterValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'alias' }
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly FrontMatterNode[] }
  | { readonly kind: 'map'; readonly entries: readonly FrontMatterEntry[] };

/** A name and its value. */
export type FrontMatterEntry = readonly [name: string, node: FrontMatterNode];

/** Front matter that is not as its language wants it; `line` counts from 1 in the file. */
export class FrontMatterError extends Error {
  readonly line: number;
  readonly advice: string;

  constructor(line: number, what: string, advice: string) {
    super(what);
    this.line = line;
    this.advice = advice;
  }
}
