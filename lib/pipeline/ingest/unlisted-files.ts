import { folderOf, isReadme, sharedPath } from '../../plan/addresses/addresses.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { textOf } from './changed-file.ts';
import type { LinkedChange } from './document-change.ts';
import { pathKey } from './lookup-keys.ts';

/** What is asked for files that a SUMMARY.md leaves out. */
interface Asked {
  readonly resolved: readonly LinkedChange[];
  readonly withdrawn: readonly DocumentRecord[];
  /** Whether files count that the commit leaves where they are. */
  readonly everything: boolean;
}

/** Files named in one remark. */
const mostNamed = 5;

/** Tells of files that came, and that the SUMMARY.md of their folder, or of one above, does not list. */
export async function findUnlisted(store: VersionStore, asked: Asked): Promise<Problem[]> {
  const newcomers = asked.resolved
    .filter(({ kind }) => asked.everything || kind !== 'amended')
    .map(({ file }) => file.path)
    .filter((path) => !isSummary(path) && path !== 'LANGS.md');
  const summaries = await readSummaries(newcomers, store, asked);
  const unlisted = newcomers.flatMap((path) => {
    const folder = foldersAbove(path).find((above) => summaries.has(above));
    if (folder === undefined || (isReadme(path) && folderOf(path) === folder)) return [];
    return summaries.get(folder)?.has(sharedPath(path)) ? [] : [{ path, folder }];
  });
  return [...Map.groupBy(unlisted, ({ folder }) => folder)].map(([folder, files]) =>
    remark(summaryIn(folder), files.map(({ path }) => path).sort()),
  );
}

/** What each SUMMARY.md lists that may list one of some files, by its folder. One that lists nothing says nothing. */
async function readSummaries(
  paths: readonly string[],
  store: VersionStore,
  { resolved, withdrawn }: Asked,
): Promise<Map<string, ReadonlySet<string>>> {
  const folders = [...new Set(paths.flatMap(foldersAbove))];
  const documents = await store.lookups(folders.map((folder) => pathKey(summaryIn(folder))));
  const records = await store.documents([...documents.values()]);
  const changed = new Map(resolved.map((change) => [change.file.path, change.file]));
  const left = new Set([...resolved, ...withdrawn].map(({ document }) => document));
  const readSummary = async (path: string) => {
    const file = changed.get(path);
    if (file) return file.tried === 'source' ? undefined : textOf(file);
    const record = records.get(documents.get(pathKey(path)) ?? '');
    if (!record?.live || record.state.path !== path || left.has(record.document)) return undefined;
    if (record.tried === 'source') return undefined;
    return new TextDecoder().decode(await store.source(record.document, record.state.version));
  };
  const summaries = new Map<string, ReadonlySet<string>>();
  for (const folder of folders) {
    const path = summaryIn(folder);
    const text = await readSummary(path);
    const { entries } = parseSummary(path, text ?? '');
    if (entries.length > 0)
      summaries.set(folder, new Set(entries.map((entry) => sharedPath(entry.path))));
  }
  return summaries;
}

export function summaryIn(folder: string): string {
  return folder === '' ? 'SUMMARY.md' : `${folder}/SUMMARY.md`;
}

/** The folder of a file and those above it, innermost first. */
export function foldersAbove(path: string): string[] {
  const folder = folderOf(path);
  return folder === '' ? [''] : [folder, ...foldersAbove(folder)];
}

function remark(summary: string, paths: readonly string[]): Problem {
  const [only = ''] = paths;
  const advice = `Add a line for it to ${summary} where it should stand.`;
  if (paths.length === 1)
    return {
      ...{ path: only, line: 1, severity: 'warning' },
      message: `${summary} does not list this file, so it stands after the listed ones of its chapter`,
      advice,
    };
  const more = paths.length - mostNamed;
  const named = paths.slice(0, mostNamed).map((path) => `"${path.slice(0, 200)}"`);
  return {
    ...{ path: summary, line: 1, severity: 'warning' },
    message: `${paths.length} files are not listed, so they stand after the listed ones of their chapters: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    advice: 'Add a line for each where it should stand.',
  };
}
