import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { isFile } from '../../git-trees/modes.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { meantPaths } from '../../plan/addresses/linked-documents.ts';
import type { Target, Targets } from '../../plan/model/change.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { Source, TreeChange, TreeEntry } from '../../ports/source.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import { withFallback } from '../work/own-failures.ts';
import { type ChangedFile, shownAsSource } from './changed-file.ts';
import type { CommitTrials } from './commit-trials.ts';
import type { CompositionInput } from './composition-input.ts';
import type { DocumentChange } from './document-change.ts';
import { resolveAsset } from './link-targets.ts';
import { linkSet } from './lookup-keys.ts';
import { isChange } from './read-changed-files.ts';

/** What the commit does to documents, as far as it is known when assets are looked at. */
export interface TextChanges {
  readonly treeChanges: readonly TreeChange[];
  /** Documents that get a new version, or are withdrawn, whatever they show. */
  readonly settled: ReadonlySet<string>;
  /** Documents whose file is back with the published text: what they show may have changed meanwhile. */
  readonly returned: readonly DocumentRecord[];
}

interface AssetInput extends Pick<CompositionInput, 'commit' | 'cursor' | 'source' | 'store'> {
  readonly languages: readonly string[];
}

/**
 * Finds the documents whose text the commit leaves alone, but that show or link to an asset which it
 * adds, replaces or removes: each gets a new version (docs/decisions/assets.md). The store says who
 * links to a path, so the work grows with the changed assets and the documents that have them.
 */
export async function findAssetChanges(
  { commit, cursor, source, store, languages }: AssetInput,
  { treeChanges, settled, returned }: TextChanges,
  trials: CommitTrials,
): Promise<DocumentChange[]> {
  if (!cursor || commit.tree === undefined) return [];
  const entries = new Map(treeChanges.map(({ path, after }) => [path, after]));
  const assets = treeChanges.filter((change) => !isMarkdown(change.path) && isChange(change));
  const linking = await documentsLinking(
    assets.map(({ path }) => path),
    store,
  );
  const records = await store.documents([...linking].sort());
  const back = new Set(returned.map(({ document }) => document));
  const candidates = [...records.values(), ...returned].filter(
    (record) => record.live && !settled.has(record.document),
  );
  const inTree = entriesIn(commit.tree, entries, source);
  const showsOther = ({ document, targets }: DocumentRecord) =>
    showsOthers(targets, (path) => back.has(document) || entries.has(path), inTree, source);
  const changes = await severalAtOnce(
    new Map(candidates.map((record) => [record.document, record])).values(),
    async (record) =>
      (await isAsPublished(record, inTree)) && (await showsOther(record))
        ? [await unchangedText(record, store, trials, languages)]
        : [],
    sourceReadsAtOnce,
  );
  return changes.flat();
}

async function documentsLinking(
  paths: readonly string[],
  store: VersionStore,
): Promise<ReadonlySet<string>> {
  const members = await severalAtOnce(paths, (path) => store.members(linkSet(path)));
  return new Set(members.flat());
}

type InTree = (path: string) => Promise<TreeEntry | undefined>;

function entriesIn(
  tree: string,
  changed: ReadonlyMap<string, TreeEntry | undefined>,
  source: Source,
): InTree {
  return async (path) => (changed.has(path) ? changed.get(path) : source.entry(tree, path));
}

/** A document whose file is held back stays whole as it was published: text, images and all. */
async function isAsPublished({ state, blob }: DocumentRecord, inTree: InTree): Promise<boolean> {
  return (await inTree(state.path))?.id === blob;
}

/** Whether an asset that these targets lead to is another one now, or came, or went. */
async function showsOthers(
  targets: Targets,
  mayChange: (path: string) => boolean,
  inTree: InTree,
  source: Source,
): Promise<boolean> {
  for (const [path, target] of Object.entries(targets)) {
    const meant = meantPaths(path, source.folder ?? '');
    if (isMarkdown(path) || target.kind === 'document' || !meant.some(mayChange)) continue;
    const found = await firstFile(meant, inTree);
    if (found || target.kind === 'asset')
      if (!isSame(target, await targetOf(found, source))) return true;
  }
  return false;
}

interface FoundFile {
  readonly path: string;
  readonly entry: TreeEntry;
}

async function firstFile(paths: readonly string[], inTree: InTree): Promise<FoundFile | undefined> {
  for (const path of paths) {
    const entry = await inTree(path);
    if (entry && isFile(entry)) return { path, entry };
  }
  return undefined;
}

async function targetOf(found: FoundFile | undefined, source: Source): Promise<Target> {
  return found
    ? (await resolveAsset(found.path, found.entry.id, source)).target
    : { kind: 'missing' };
}

function isSame(one: Target, other: Target): boolean {
  return one.kind === other.kind && addressOf(one) === addressOf(other);
}

function addressOf(target: Target): string | undefined {
  return 'address' in target ? target.address : undefined;
}

/** The published text again, as the text of a new version. */
async function unchangedText(
  record: DocumentRecord,
  store: VersionStore,
  trials: CommitTrials,
  languages: readonly string[],
): Promise<DocumentChange> {
  const { document, state, blob, tried } = record;
  const { path, version } = state;
  const bytes = await store.source(document, version);
  const language = languageOfPath(path, languages);
  const read = { path, blob, bytes, ...(language && { language }) };
  const file = withFallback(
    (): ChangedFile => ({
      ...read,
      // Its pages are made from the stored text.
      document: { ...parseDocument(path, bytes, undefined, language), content: [] },
      ...(tried && { tried }),
    }),
    (error) => shownAsSource(read, trials.mistake(path)(error)),
  );
  return { file, document, kind: 'amended', before: record, isTextSame: true };
}
