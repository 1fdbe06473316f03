import { createHash } from 'node:crypto';
import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { TreeChange } from '../../ports/source.ts';
import type { DocumentRecord, Publication, VersionStore } from '../../ports/version-store.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import { assemblePublication } from './assemble-publication.ts';
import type { ChangedFile } from './changed-file.ts';
import { findRelinked } from './changed-links.ts';
import { claimAddresses } from './claim-addresses.ts';
import { claimIds } from './claim-ids.ts';
import { createCommitTrials, tryRedlines } from './commit-trials.ts';
import type { CompositionInput } from './composition-input.ts';
import type { AddressedChange, DocumentChange, LinkedChange } from './document-change.ts';
import { readKnownDocuments } from './known-documents.ts';
import { type AddressOfPath, type AssetReference, resolveTargets } from './link-targets.ts';
import { pathKey } from './lookup-keys.ts';
import {
  type KnownDocuments,
  type Matches,
  matchDocuments,
  matchReinstated,
  matchSimilar,
} from './match-documents.ts';
import { type ChangedFiles, isChange, readChangedFiles } from './read-changed-files.ts';

/** What ingest publishes for one commit: the record, and the assets that its pages show. */
export interface Composition {
  readonly publication: Publication;
  readonly assets: readonly AssetReference[];
}

/** Works out everything that one commit adds to the record. It only reads. */
export async function composePublication(input: CompositionInput): Promise<Composition> {
  const { store, source } = input;
  const treeChanges = await readTreeChanges(input);
  const markdown = treeChanges.filter(({ path }) => isMarkdown(path));
  const trials = createCommitTrials(input.trials, input.mistakes);
  const files = await readChangedFiles(source, markdown, trials);
  const known = await readKnownDocuments(store, markdown, files.publishable);
  const matches = await match(files, known, store);
  const changes = await tryRedlines(
    documentChanges(matches, files.publishable, input),
    store,
    trials,
  );
  const { addressed, problems } = await giveAddresses(changes, matches, input);
  const ids = claimIds(changes, known.byDeclaredId, matches.withdrawn);
  const addressOfPath = addressesAfter(store, addressed, matches);
  const resolved = await resolveAll(addressed, input, addressOfPath);
  const relinked = await findRelinked(input, treeChanges, addressed, matches, addressOfPath);
  return {
    assets: [...resolved, ...relinked].flatMap(({ assets }) => assets),
    publication: assemblePublication(input, {
      resolved,
      relinked,
      withdrawn: matches.withdrawn.map((record) => ({ ...record, live: false })),
      ids: ids.owners,
      problems: [...files.problems, ...problems, ...ids.problems],
    }),
  };
}

/** The files to look at: those that the commit changes, or all. */
async function readTreeChanges({
  commit,
  cursor,
  source,
  everything,
}: CompositionInput): Promise<TreeChange[]> {
  const changes = (await source.compareTrees(cursor?.tree, commit.tree)).filter(isChange);
  if (!everything || cursor?.tree === undefined) return changes;
  const changed = new Set(changes.map(({ path }) => path));
  const files = await source.compareTrees(undefined, commit.tree);
  const kept = files.filter(({ path }) => !changed.has(path));
  return [
    ...changes,
    ...kept.map((file) => ({ ...file, ...(file.after && { before: file.after }) })),
  ];
}

/**
 * Decides which document each file continues: first where that is certain, then by similar text,
 * then among withdrawn documents.
 */
async function match(
  { publishable, heldBack }: ChangedFiles,
  known: KnownDocuments,
  store: VersionStore,
): Promise<Matches> {
  const exact = matchDocuments(publishable, heldBack, known);
  const textOf = await readTexts(store, exact);
  return matchReinstated(publishable, matchSimilar(publishable, exact, textOf), known);
}

/** Gives each change its address. */
async function giveAddresses(
  changes: readonly DocumentChange[],
  matches: Matches,
  { store, everything }: CompositionInput,
) {
  const newcomers = changes.filter(({ kind }) => everything || kind !== 'amended');
  const leaving = [...changes.filter(({ kind }) => kind === 'moved'), ...matches.withdrawn];
  const { addresses, problems } = await claimAddresses(
    store,
    newcomers.map(({ document, file }) => ({ document, path: file.path })),
    new Set(leaving.map(({ document }) => document)),
  );
  const addressed: AddressedChange[] = changes.map((change) => ({
    ...change,
    address: addresses.get(change.document) ?? change.before?.state.address ?? '/',
  }));
  return { addressed, problems };
}

function documentChanges(
  matches: Matches,
  files: readonly ChangedFile[],
  input: CompositionInput,
): DocumentChange[] {
  return files.flatMap((file) => {
    const before = matches.continued.get(file);
    const kind = kindOfChange(file, before) ?? (input.everything ? 'amended' : undefined);
    if (kind === undefined) return [];
    const document = before?.document ?? documentId(input, file.path);
    return [{ file, document, kind, before }];
  });
}

/**
 * `undefined` when nothing changed: the file was held back before, and now has the published text
 * again.
 */
function kindOfChange(file: ChangedFile, before: DocumentRecord | undefined) {
  if (!before) return 'created' as const;
  if (!before.live) return 'reinstated' as const;
  if (before.state.path !== file.path) return 'moved' as const;
  return before.blob === file.blob ? undefined : ('amended' as const);
}

/**
 * A document's identity comes from the commit and path that created it, so every run gives the same
 * one.
 */
function documentId({ commit, cursor, repeated }: CompositionInput, path: string): string {
  const again = repeated === undefined ? '' : `\0${cursor?.sequence}`;
  return createHash('sha256').update(`${commit.id}\0${path}${again}`).digest('hex').slice(0, 16);
}

/**
 * Reads the texts of the documents that may have been renamed or displaced. Reads nothing when
 * every document is still at its path.
 */
async function readTexts(
  store: VersionStore,
  { continued, withdrawn }: Matches,
): Promise<(record: DocumentRecord) => string> {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder();
  const inPlace = [...continued].filter(([{ path }, { state }]) => state.path === path);
  const compared = withdrawn.length === 0 ? [] : [...withdrawn, ...inPlace.map(([, held]) => held)];
  for (const { document, state } of compared)
    texts.set(document, decoder.decode(await store.source(document, state.version)));
  return ({ document }) => texts.get(document) ?? '';
}

/** Finds the address of the document at a path, as of after the commit. */
function addressesAfter(
  store: VersionStore,
  addressed: readonly AddressedChange[],
  matches: Matches,
): AddressOfPath {
  const changed = new Map(addressed.map(({ file, address }) => [file.path, address]));
  const gone = new Set(matches.withdrawn.map(({ document }) => document));
  return async (path) => {
    const address = changed.get(path);
    if (address !== undefined) return address;
    const document = (await store.lookups([pathKey(path)])).get(pathKey(path));
    if (document === undefined || gone.has(document)) return undefined;
    const record = (await store.documents([document])).get(document);
    return record?.live && record.state.path === path ? record.state.address : undefined;
  };
}

function resolveAll(
  addressed: readonly AddressedChange[],
  { commit, source }: CompositionInput,
  addressOfPath: AddressOfPath,
): Promise<LinkedChange[]> {
  return severalAtOnce(
    addressed,
    async (entry) => {
      const { document } = entry.file;
      const found = await resolveTargets(document, commit.tree ?? '', source, addressOfPath);
      return { ...entry, ...found };
    },
    sourceReadsAtOnce,
  );
}
