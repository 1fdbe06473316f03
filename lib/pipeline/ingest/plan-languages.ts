import { isFile } from '../../git-trees/modes.ts';
import { firstFolder, possibleLanguage } from '../../plan/addresses/language-of-path.ts';
import { parseLanguages } from '../../plan/lists/languages.ts';
import type { Problem } from '../../plan/model/document.ts';
import { decodeSource } from '../../plan/source/decode.ts';
import type { Source, TreeChange } from '../../ports/source.ts';
import type { Publication, VersionStore } from '../../ports/version-store.ts';
import { triedBytes } from '../work/limits.ts';
import { languagesKey, pathKey } from './lookup-keys.ts';

/** What ingest keeps of the plan's languages. */
interface LanguageState {
  /** First folders whose texts are in the language that they are named for. */
  readonly folders: readonly string[];
  /** First folders that are named as languages are, whatever they hold. */
  readonly seen: readonly string[];
  /** Whether a LANGS.md decides. */
  readonly isListed: boolean;
}

/** The languages of the plan as a commit leaves it. */
export interface PlanLanguages {
  readonly folders: readonly string[];
  readonly lookups: Publication['lookups'];
  readonly problems: readonly Problem[];
}

interface Asked {
  /** Of the plan's Markdown files. */
  readonly changes: readonly TreeChange[];
  readonly source: Source;
  readonly store: VersionStore;
  /** BCP 47 tag of the site. */
  readonly language: string | undefined;
  /** Whether files count that the commit leaves where they are. */
  readonly everything: boolean;
}

const none: LanguageState = { folders: [], seen: [], isListed: false };

const listPath = 'LANGS.md';

/** Every folder has one, whatever it is about. */
const everywhere = /^(?:README|SUMMARY|GLOSSARY|_?index|introduction)\.md$/iu;

/**
 * Decides which first folders of a plan are its languages (docs/decisions/languages-by-path.md).
 * LANGS.md says so where there is one. Otherwise a folder becomes one that has a region in its name,
 * is named for the site's language, or has a file of the same name as another such folder; it stays
 * one until a LANGS.md says otherwise.
 */
export async function findLanguages(asked: Asked): Promise<PlanLanguages> {
  const { store, everything } = asked;
  const kept = (await store.lookups([languagesKey])).get(languagesKey);
  const before = kept === undefined ? none : (JSON.parse(kept) as LanguageState);
  const seen = sorted([...before.seen, ...arrivals(asked).map(firstFolder)].filter(isPossible));
  const listed = await readList(asked, before);
  const isListed = listed !== undefined;
  const found = isListed ? [] : await findAlike(asked, { ...before, seen });
  const sure = isListed ? [] : seen.filter((folder) => isSure(folder, asked.language));
  const folders = sorted(listed ?? [...before.folders, ...sure, ...found]);
  const value = JSON.stringify({ folders, seen, isListed } satisfies LanguageState);
  const isTold = (folder: string) => everything || !before.seen.includes(folder);
  const open = seen.filter((folder) => !isListed && !folders.includes(folder) && isTold(folder));
  return {
    folders,
    lookups: value === (kept ?? JSON.stringify(none)) ? [] : [{ key: languagesKey, value }],
    problems: [
      ...guessed(found, folders, asked),
      ...open.flatMap((folder) => undecided(folder, asked)),
    ],
  };
}

/** The folders that LANGS.md lists; `undefined` where there is none. */
async function readList(
  { changes, source }: Asked,
  before: LanguageState,
): Promise<readonly string[] | undefined> {
  const change = changes.find(({ path }) => path === listPath);
  if (!change) return before.isListed ? before.folders : undefined;
  const { after } = change;
  if (!after || !isFile(after)) return undefined;
  const { bytes } = await source.blob(after.id, triedBytes);
  const decoded = bytes && decodeSource(bytes);
  const listed = decoded && 'text' in decoded ? parseLanguages(decoded.text) : [];
  return listed
    .filter(({ folder, language }) => language !== 'und' && !folder.includes('/'))
    .map(({ folder }) => folder);
}

/** Folders that have a file of the same name as another one, where either is no language yet. */
async function findAlike(asked: Asked, { folders, seen }: LanguageState): Promise<string[]> {
  const here = new Map(asked.changes.map(({ path, after }) => [path, after !== undefined]));
  const found = new Set<string>();
  const isOpen = ({ pair }: Namesake) =>
    pair.some((folder) => !folders.includes(folder) && !found.has(folder));
  const unknown: Namesake[] = [];
  for (const namesake of namesakes(asked, seen)) {
    if (!isOpen(namesake)) continue;
    const isHere = here.get(namesake.path);
    if (isHere === undefined) unknown.push(namesake);
    if (isHere) for (const folder of namesake.pair) found.add(folder);
  }
  const open = unknown.filter(isOpen);
  const held = await livePaths(sorted(open.map(({ path }) => path)), asked.store);
  for (const { path, pair } of open) if (held.has(path)) for (const one of pair) found.add(one);
  return [...found].filter((folder) => !folders.includes(folder));
}

/** Where a file of the same name would stand, and the two folders that would have it. */
interface Namesake {
  readonly path: string;
  readonly pair: readonly [string, string];
}

function* namesakes(asked: Asked, seen: readonly string[]): Generator<Namesake> {
  for (const path of arrivals(asked)) {
    const folder = firstFolder(path);
    if (!seen.includes(folder)) continue;
    const name = path.slice(folder.length + 1);
    const counts = (other: string) =>
      !everywhere.test(name) || [folder, other].some((one) => isSure(one, asked.language));
    for (const other of seen)
      if (other !== folder && counts(other))
        yield { path: `${other}/${name}`, pair: [folder, other] };
  }
}

/** Those of some paths at which a document stands. */
async function livePaths(paths: readonly string[], store: VersionStore): Promise<Set<string>> {
  const documents = await store.lookups(paths.map(pathKey));
  const records = await store.documents([...new Set(documents.values())]);
  const live = [...records.values()].filter((record) => record.live);
  return new Set(live.map(({ state }) => state.path));
}

/** Paths of the files that a commit adds, or of all that it has. */
function arrivals({ changes, everything }: Asked): string[] {
  return changes.flatMap(({ path, before, after }) =>
    after && (everything || !before) ? [path] : [],
  );
}

function isPossible(folder: string): boolean {
  return possibleLanguage(folder) !== undefined;
}

/** Whether a folder is a language without further evidence. */
function isSure(folder: string, language: string | undefined): boolean {
  return folder.includes('-') || folder === language?.slice(0, 2).toLowerCase();
}

function sorted(folders: readonly string[]): string[] {
  return [...new Set(folders)].sort();
}

/** Told of those that are sure, too: only LANGS.md makes their documents translations of each other. */
function guessed(found: readonly string[], folders: readonly string[], asked: Asked): Problem[] {
  const [first] = found.flatMap((folder) => firstIn(folder, asked));
  if (first === undefined) return [];
  const named = folders
    .filter(isPossible)
    .map((folder) => `"${folder}" (${possibleLanguage(folder)})`)
    .join(', ');
  const advice =
    'List the languages of the plan in LANGS.md: only then do pages lead to their translations, and each commitment counts once. A LANGS.md that lists no folder says that there are none.';
  const message = `folders that have files of the same names are taken for languages: ${named}`;
  return [{ path: first, line: 1, severity: 'warning', message, advice }];
}

function undecided(folder: string, asked: Asked): Problem[] {
  const advice = `If its texts are ${possibleLanguage(folder)}, list it in LANGS.md; if not, nothing is to be done.`;
  const message = `the folder "${folder}" is not taken for a language: no LANGS.md lists it, and no folder of another language has files of the same names`;
  return firstIn(folder, asked).map((path) => ({
    ...{ path, line: 1, severity: 'warning', message, advice },
  }));
}

/** The first file that a commit brings into a folder. */
function firstIn(folder: string, asked: Asked): string[] {
  return arrivals(asked)
    .filter((path) => firstFolder(path) === folder)
    .slice(0, 1);
}
