import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../../errors/errors.ts';
import { type CommitTrials, createCommitTrials } from '../../pipeline/ingest/commit-trials.ts';
import { unpublishableName } from '../../plan/addresses/addresses.ts';
import { checkDocument } from '../../plan/check.ts';
import { draftProblem } from '../../plan/fields/draft-mark.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type { Document, Problem } from '../../plan/model/document.ts';
import { parseAsSource, parseDocument } from '../../plan/parse.ts';
import { decodeSource, maximumSourceBytes } from '../../plan/source/decode.ts';
import type { TextTrials } from '../../ports/text-trials.ts';

/**
 * Checks a folder of Markdown files as a push of it would be checked.
 *
 * @throws {SourceError} when the folder cannot be read
 */
export async function checkFolder(
  directory: string,
  trials: TextTrials,
): Promise<{ readonly files: number; readonly problems: readonly Problem[] }> {
  const paths = await listFiles(directory);
  const known = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]));
  const problems: Problem[] = [];
  const commitTrials = createCommitTrials(trials);
  const documents: Document[] = [];
  const markdown = paths.filter((path) => /\.md$/iu.test(path)).sort();
  for (const path of markdown) {
    const { document, found } = await checkFile(directory, path, known, commitTrials);
    for (const problem of found) problems.push(problem);
    if (document) documents.push(document);
  }
  return { files: markdown.length, problems: [...problems, ...duplicateIds(documents)] };
}

async function checkFile(
  directory: string,
  path: string,
  known: ReadonlySet<string>,
  trials: CommitTrials,
) {
  const name = unpublishableName(path);
  if (name) return { found: [error(path, 1, name, 'Rename the file.')] };
  const file = join(directory, path);
  const { size } = await lstat(file);
  if (!(await lstat(file)).isFile())
    return { found: [error(path, 1, 'this is not a file', 'Put the file itself in its place.')] };
  if (size > maximumSourceBytes)
    return { found: [error(path, 1, `the file has ${size} bytes`, 'Split it.')] };
  const decoded = decodeSource(await readFile(file));
  if ('reason' in decoded)
    return { found: [error(path, decoded.line, decoded.reason, decoded.advice)] };
  const { text } = decoded;
  const draft = draftProblem(path, text);
  if (draft) return { found: [draft] };
  const tried = trials.isLarge(size)
    ? await trials.attempt({ after: { path, text } })
    : parseDocument(path, text);
  const document = typeof tried === 'string' ? parseAsSource(path, text, tried) : tried;
  const exists = (target: string) => target === '' || known.has(target);
  const isOutline = document === tried && isSummary(path);
  const summary = isOutline ? parseSummary(path, text).problems : [];
  return { document, found: [...checkDocument(document, exists), ...summary] };
}

/** Two documents cannot share an identity: the second one's is not used. */
function duplicateIds(documents: readonly Document[]): Problem[] {
  const first = new Map<string, string>();
  return documents.flatMap(({ path, fields: { id } }) => {
    const other = id === undefined ? undefined : first.get(id);
    if (id !== undefined && other === undefined) first.set(id, path);
    // Translations share their id: the same id in another top folder is meant so.
    if (id === undefined || other === undefined || topOf(other) !== topOf(path)) return [];
    return [error(path, 1, `the id "${id}" is also that of ${other}`, 'Give it one of its own.')];
  });
}

function topOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

async function listFiles(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .filter((path) => !/(^|\/)(\.git|node_modules)\//u.test(path));
  } catch (cause) {
    throw new SourceError(`${directory} cannot be read`, 'Give the folder of the plan.', { cause });
  }
}

function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

function error(path: string, line: number, message: string, advice: string): Problem {
  return { path, line, severity: 'error', message, advice };
}
