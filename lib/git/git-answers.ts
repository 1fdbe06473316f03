/** One object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly bytes: Buffer;
}

/** Answers of one `git cat-file --batch-command`, which come in the order of requests. */
export interface Answers {
  /** The answer to the request that is sent next; `undefined` where git has no such object. */
  expect(withBytes: boolean): Promise<GitObject | undefined>;
  /** Takes what git wrote, cut anywhere. */
  readonly take: (chunk: Buffer) => void;
  /** Fails every request that has no answer yet. */
  fail(error: Error): void;
}

/** A request that waits for its answer. */
interface Waiting {
  readonly withBytes: boolean;
  readonly resolve: (object: GitObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

export function createAnswers(): Answers {
  const waiting: Waiting[] = [];
  let chunks: Buffer[] = [];
  let length = 0;
  /** Bytes without which it is no use to look again: a large object comes in many chunks. */
  let needed = 0;
  return {
    expect: (withBytes) =>
      new Promise((resolve, reject) => {
        waiting.push({ withBytes, resolve, reject });
      }),
    take(chunk) {
      chunks.push(chunk);
      length += chunk.length;
      if (length < needed) return;
      const { rest, missing } = answer(Buffer.concat(chunks), waiting);
      chunks = rest.length === 0 ? [] : [rest];
      length = rest.length;
      needed = rest.length + missing;
    },
    fail(error) {
      for (const { reject } of waiting.splice(0)) reject(error);
    },
  };
}

/** Answers as many requests as the bytes allow; says what is left, and what is missing at the least. */
function answer(
  received: Buffer,
  waiting: Waiting[],
): { readonly rest: Buffer; readonly missing: number } {
  let rest = received;
  for (let first = waiting[0]; first; first = waiting[0]) {
    const end = rest.indexOf(0x0a);
    if (end < 0) return { rest, missing: 1 };
    const found = header.exec(rest.toString('latin1', 0, end))?.groups;
    const size = Number(found?.size ?? 0);
    const after = found && first.withBytes ? end + 1 + size + 1 : end + 1;
    if (rest.length < after) return { rest, missing: after - rest.length };
    const { id = '', type = '' } = found ?? {};
    const bytes = first.withBytes ? ownCopy(rest.subarray(end + 1, after - 1)) : none;
    rest = rest.subarray(after);
    waiting.shift();
    first.resolve(found && { id, type, size, bytes });
  }
  return { rest, missing: 1 };
}

/**
 * A copy that keeps nothing else in memory: neither the chunks that it came in nor a pool that other
 * buffers share (https://nodejs.org/api/buffer.html, `Buffer.allocUnsafeSlow`).
 */
function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Everything else says that there is no such object: it repeats the name, which may hold anything. */
const header = /^(?<id>[0-9a-f]{40}(?:[0-9a-f]{24})?) (?<type>commit|tree|blob|tag) (?<size>\d+)$/u;

const none = Buffer.alloc(0);
