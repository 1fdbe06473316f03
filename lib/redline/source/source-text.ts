import type { SourceLines } from '../../plan/source/source-lines.ts';

/** Part of a source in UTF-16 units, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the lines it is in, counted from 1, both included. */
export interface SourcePlace extends Span {
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A Markdown source by lines and by offsets. */
export class SourceText {
  readonly source: string;
  /** Where each line starts, and where it ends before its line break. */
  readonly #starts: number[] = [0];
  readonly #ends: number[] = [];

  constructor(source: string) {
    this.source = source;
    for (const { index, 0: end } of source.matchAll(/\r\n?|\n/gu)) {
      this.#ends.push(index);
      this.#starts.push(index + end.length);
    }
    this.#ends.push(source.length);
  }

  get lineCount(): number {
    return this.#ends.length;
  }

  /** Where a line starts. For a line behind the last one, the end of the source. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.source.length;
  }

  endOf(line: number): number {
    return this.#ends[line - 1] ?? this.source.length;
  }

  /** The place of some lines, without blank lines at the end. */
  placeOfLines({ first, last }: SourceLines): SourcePlace {
    let lastLine = Math.max(first, Math.min(last, this.lineCount));
    while (lastLine > first && this.#isBlank(lastLine)) lastLine--;
    const [start, end] = [this.startOf(first), this.endOf(lastLine)];
    return { start, end, firstLine: first, lastLine };
  }

  placeOfSpan({ start, end }: Span): SourcePlace {
    const last = Math.max(start, end - 1);
    return { start, end, firstLine: this.#lineAt(start), lastLine: this.#lineAt(last) };
  }

  #isBlank(line: number): boolean {
    return /^[\s>]*$/u.test(this.source.slice(this.startOf(line), this.endOf(line)));
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
