import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { type EntryKind, entryKind, isFile } from '../../git-trees/modes.ts';
import { unpublishableName } from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { draftProblem } from '../../plan/fields/draft-mark.ts';
import type { Problem } from '../../plan/model/document.ts';
import { parseDocument } from '../../plan/parse.ts';
import { decodeSource, maximumSourceBytes } from '../../plan/source/decode.ts';
import type { Source, TreeChange, TreeEntry } from '../../ports/source.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import { withFallback } from '../work/own-failures.ts';
import { type ChangedFile, shownAsSource, textOf, type UnparsedFile } from './changed-file.ts';
import type { CommitTrials } from './commit-trials.ts';

/** What became of the changed Markdown files of a commit. */
export interface ChangedFiles {
  readonly publishable: readonly ChangedFile[];
  /** Paths whose file exists but has no safe text. What was published from them stays. */
  readonly heldBack: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * Whether a file changed in more than its permission to be executed, which means nothing for a
 * text.
 */
export function isChange({ before, after }: TreeChange): boolean {
  return before?.id !== after?.id || !isFile(before) || !isFile(after);
}

/**
 * Reads the changed Markdown files of a commit, and sets aside those that cannot be published
 * safely.
 */
export async function readChangedFiles(
  source: Source,
  changes: readonly TreeChange[],
  trials: CommitTrials,
  languages: readonly string[],
): Promise<ChangedFiles> {
  const publishable: ChangedFile[] = [];
  const heldBack = new Set<string>();
  const problems: Problem[] = [];
  const files = changes.flatMap(({ path, after }) => (after ? [{ path, after }] : []));
  const read = await severalAtOnce(
    files,
    ({ path, after }) => readFile(source, path, after),
    sourceReadsAtOnce,
  );
  for (const file of read) {
    // One after the other: whether a text is tried depends on the texts before it.
    const loaded =
      'severity' in file ? file : await parseFile(withLanguage(file, languages), trials);
    const { path } = loaded;
    if ('severity' in loaded) {
      heldBack.add(path);
      problems.push(loaded);
    } else publishable.push(loaded);
  }
  return { publishable, heldBack, problems };
}

/** A Markdown file, or why it cannot be published. */
export async function readFile(
  source: Source,
  path: string,
  entry: TreeEntry,
): Promise<UnparsedFile | Problem> {
  const badName = unpublishableName(path);
  if (badName) return heldBackFor(path, 1, badName, 'Rename the file.');
  if (!isFile(entry)) return heldBackFor(path, 1, ...notAFile(entryKind(entry)));
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
  return draftProblem(path, decoded.text) ?? { path, blob: entry.id, bytes };
}

function withLanguage(file: UnparsedFile, languages: readonly string[]): UnparsedFile {
  const language = languageOfPath(file.path, languages);
  return language === undefined ? file : { ...file, language };
}

async function parseFile(file: UnparsedFile, trials: CommitTrials): Promise<ChangedFile | Problem> {
  const { path, bytes, language } = file;
  const text = textOf(file);
  const isTried = trials.isLarge(bytes.length);
  const document = isTried
    ? await trials.attempt({ step: 'parse', after: { path, text, language } })
    : withFallback(() => parseDocument(path, text, undefined, language), trials.mistake(path));
  if (typeof document !== 'string')
    return {
      ...file,
      document: { ...document, content: [] },
      ...(isTried ? { tried: 'parsed' } : {}),
    };
  return withFallback(
    () => shownAsSource(file, document),
    (error) => {
      trials.mistake(path)(error);
      return heldBackFor(path, 1, 'Gazette failed on this text', 'Its operators are told.');
    },
  );
}

function notAFile(kind: EntryKind | undefined): [message: string, advice: string] {
  const name = kind === 'symbolic link' ? 'a symbolic link' : 'a submodule';
  return [`this is ${name}, not a text`, 'Commit the file itself in its place.'];
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
