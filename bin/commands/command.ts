/** One command of the command line. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Returns the exit code. */
  readonly run: (words: readonly string[]) => Promise<number>;
}
