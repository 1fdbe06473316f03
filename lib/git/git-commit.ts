import { authorOf, noteOf } from '../plan/commit-words.ts';

/** What a raw commit object says. */
export interface GitCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** Committer date, ISO 8601 in UTC; `''` where there is none that can be read. */
  readonly date: string;
  readonly note: string;
}

/**
 * Parses a raw commit object (gitformat-commit): header lines, an empty line, the message. Text is
 * UTF-8 unless an `encoding` header names another; where that is unknown, bytes count as Latin-1.
 */
export function parseCommit(bytes: Uint8Array): GitCommit {
  const latin = Buffer.from(bytes).toString('latin1');
  const end = latin.indexOf('\n\n');
  const head = end < 0 ? latin : latin.slice(0, end);
  const decode = decoderFor(headerOf(head, 'encoding'));
  const text = (part: string) => decode(Buffer.from(part, 'latin1'));
  return {
    tree: headerOf(head, 'tree') ?? '',
    parents: [...head.matchAll(/^parent (\S+)$/gmu)].map(([, id = '']) => id),
    author: authorOf(text(nameOf(headerOf(head, 'author') ?? ''))),
    date: dateOf(headerOf(head, 'committer') ?? ''),
    note: end < 0 ? '' : noteOf(text(latin.slice(end + 2))),
  };
}

function headerOf(head: string, name: string): string | undefined {
  return new RegExp(`^${name} (.*)$`, 'mu').exec(head)?.[1];
}

/** `Name <address> seconds zone` */
function nameOf(identity: string): string {
  return identity.slice(0, Math.max(0, identity.lastIndexOf('<')));
}

/** The zone says where the clock was, not when it is: seconds are of UTC. */
function dateOf(identity: string): string {
  const seconds = /^> *(-?\d+)/u.exec(identity.slice(identity.lastIndexOf('>')))?.[1];
  const date = new Date(Number(seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function decoderFor(encoding: string | undefined): (bytes: Uint8Array) => string {
  try {
    const decoder = new TextDecoder(encoding ?? 'utf-8');
    return (bytes) => decoder.decode(bytes);
  } catch {
    return (bytes) => Buffer.from(bytes).toString('latin1');
  }
}
