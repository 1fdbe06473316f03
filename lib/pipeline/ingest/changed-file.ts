import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { unpublishableName } from '../../plan/addresses.ts';
import type { Document, Problem } from '../../plan/document.ts';
import { parseAsSource, parseDocument, type WhyAsWritten } from '../../plan/parse.ts';
import { decodeSource, maximumSourceBytes } from '../../plan/source/decode.ts';
import type { DocumentRecord, Source, TreeChange, TreeEntry } from '../../ports.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import { contained } from '../work/own-failures.ts';
import type { CommitTrials } from './commit-trials.ts';

/** A Markdown file of the new tree that can be published. */
export interface Candidate {
  readonly path: string;
  readonly blob: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Of a text that was tried, without its content. */
  readonly document: Document;
  readonly tried?: DocumentRecord['tried'];
}

/** What became of the changed Markdown files of a commit. */
export interface Candidates {
  readonly publishable: readonly Candidate[];
  /** Paths whose file is there but has no safe text; what was published from them stays. */
  readonly heldBack: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export function isMarkdown(path: string): boolean {
  return /\.md$/iu.test(path);
}

/** Whether an entry is an ordinary file (git modes 100644 and 100755). */
export function isFile(entry: TreeEntry | undefined): boolean {
  return entry?.mode === '100644' || entry?.mode === '100755';
}

/** Whether more differs than the permission to execute a file, which says nothing of a text. */
export function isChange({ before, after }: TreeChange): boolean {
  return before?.id !== after?.id || !isFile(before) || !isFile(after);
}

/** Reads the changed Markdown files of a commit and sets aside what cannot be published safely. */
export async function loadCandidates(
  source: Source,
  changes: readonly TreeChange[],
  trials: CommitTrials,
): Promise<Candidates> {
  const publishable: Candidate[] = [];
  const heldBack = new Set<string>();
  const problems: Problem[] = [];
  const files = changes.flatMap(({ path, after }) => (after ? [{ path, after }] : []));
  const texts = await severalAtOnce(
    files,
    ({ path, after }) => readFileText(source, path, after),
    sourceReadsAtOnce,
  );
  for (const text of texts) {
    // One after the other: what is tried depends on what came before.
    const loaded = 'severity' in text ? text : await loadCandidate(text, trials);
    const { path } = loaded;
    if ('severity' in loaded) {
      heldBack.add(path);
      problems.push(loaded);
    } else publishable.push(loaded);
  }
  return { publishable, heldBack, problems };
}

/** The text of a Markdown file. */
export type FileText = Omit<Candidate, 'document' | 'tried'>;

/** The text of a Markdown file, or why it cannot be published. */
export async function readFileText(
  source: Source,
  path: string,
  entry: TreeEntry,
): Promise<FileText | Problem> {
  const badName = unpublishableName(path);
  if (badName) return heldBackFor(path, 1, badName, 'Rename the file.');
  if (!isFile(entry)) return heldBackFor(path, 1, ...notAFile(entry.mode));
  const { size, bytes } = await source.blob(entry.id, maximumSourceBytes);
  if (!bytes)
    return heldBackFor(
      path,
      1,
      `the file has ${size} bytes, more than the ${maximumSourceBytes} that can be published`,
      'Split it into several documents.',
    );
  const decoded = decodeSource(bytes);
  if ('reason' in decoded) return heldBackFor(path, decoded.line, decoded.reason, decoded.advice);
  return { path, blob: entry.id, bytes, text: decoded.text };
}

async function loadCandidate(read: FileText, trials: CommitTrials): Promise<Candidate | Problem> {
  const { path, bytes, text } = read;
  const isTried = trials.isLarge(bytes.length);
  const document = isTried
    ? await trials.attempt({ after: { path, text } })
    : contained(() => parseDocument(path, text), trials.mistake(path));
  if (typeof document !== 'string')
    return { ...read, document, ...(isTried ? { tried: 'parsed' } : {}) };
  return contained(
    () => shownAsSource(read, document),
    (error) => {
      trials.mistake(path)(error);
      return heldBackFor(path, 1, 'Gazette failed on this text', 'Its operators are told.');
    },
  );
}

/** A candidate whose text is not parsed. */
export function shownAsSource(read: FileText, why: WhyAsWritten): Candidate {
  return { ...read, document: parseAsSource(read.path, read.text, why), tried: 'source' };
}

function notAFile(mode: string): [message: string, advice: string] {
  if (mode === '120000')
    return ['this is a symbolic link, not a text', 'Commit the file itself in its place.'];
  return ['this is a submodule, not a text', 'Commit the file itself in its place.'];
}

function heldBackFor(path: string, line: number, message: string, advice: string): Problem {
  return {
    path,
    line,
    severity: 'error',
    message: `not published: ${message}`,
    advice: `${advice} What was published before stays as it is.`,
  };
}
