/** Tells a person how far something is, on stderr. */
export interface Progress {
  /**
   * @param count how many of what is counted are done
   * @param of how many there are, where that is known
   */
  readonly show: (line: string, count: number, of?: number) => void;
  /** Ends the line at hand, so that what comes next begins on its own. */
  readonly end: () => void;
}

/** Between two lines where the lines are kept, as in a log. */
const pace = 100;

/** One line that changes in a terminal; elsewhere a line for the first, each hundredth and the last. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shown = false;
  return {
    show(line, count, of) {
      if (stream.isTTY) stream.write(`\r\u001b[K${line}`);
      else if (!shown || count % pace === 0 || count === of) stream.write(`${line}\n`);
      shown = true;
    },
    end() {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
}
