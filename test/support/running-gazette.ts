import { type ChildProcess, spawn } from 'node:child_process';

/** `gazette start` in a process of its own. */
export interface RunningGazette {
  readonly url: string;
  /** Resolves with the first line of its output that matches, already printed or still to come. */
  line(pattern: RegExp): Promise<string>;
  /** Ends it; resolves with its exit code, `null` after a kill. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts it and waits until it says that it runs.
 *
 * @param words options of the command; with them nothing is said of the port but what they say
 */
export async function startGazette(
  home: string,
  port = 0,
  words?: readonly string[],
): Promise<RunningGazette> {
  const child = spawn(process.execPath, ['bin/gazette.mjs', 'start', ...(words ?? [])], {
    env: { ...process.env, GAZETTE_HOME: home, ...(words ? {} : { PORT: String(port) }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  await output.line(/Gazette is running/u);
  const url = /http:\/\/\S+?(?=\/\s*$)/u.exec(await output.line(/^ {2}read /u))?.[0] ?? '';
  return {
    url,
    line: output.line,
    stop(signal = 'SIGINT') {
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      child.kill(signal);
      return ended;
    },
  };
}

function collect(child: ChildProcess) {
  const lines: string[] = [];
  const waiting: {
    pattern: RegExp;
    resolve: (line: string) => void;
    reject: (e: Error) => void;
  }[] = [];
  let rest = '';
  const take = (chunk: Buffer) => {
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      for (const { pattern, resolve } of waiting) if (pattern.test(line)) resolve(line);
    }
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.on('close', () => {
    for (const { pattern, reject } of waiting)
      reject(new Error(`ended before it printed ${pattern}:\n${lines.join('\n')}`));
  });
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const known = lines.find((printed) => pattern.test(printed));
      if (known !== undefined) resolve(known);
      else waiting.push({ pattern, resolve, reject });
    });
  return { line };
}
