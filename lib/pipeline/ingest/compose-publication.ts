import { createHash } from 'node:crypto';
import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { removalsKey } from '../../plan/model/removal.ts';
import type { TreeChange } from '../../ports/source.ts';
import type { DocumentRecord, Publication, VersionStore } from '../../ports/version-store.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import { rememberState } from '../work/remember-state.ts';
import { addressesAfter } from './addresses-after.ts';
import { readAddressesBefore } from './addresses-before.ts';
import { assemblePublication } from './assemble-publication.ts';
import { findAssetChanges } from './asset-changes.ts';
import { findBrokenLinks } from './broken-links.ts';
import type { ChangedFile } from './changed-file.ts';
import { findRelinked } from './changed-links.ts';
import { claimAddresses } from './claim-addresses.ts';
import { claimAliases } from './claim-aliases.ts';
import { claimIds } from './claim-ids.ts';
import { createCommitTrials, tryChanges } from './commit-trials.ts';
import type { CompositionInput } from './composition-input.ts';
import type { AddressedChange, DocumentChange, LinkedChange } from './document-change.ts';
import { findDoubts } from './doubts.ts';
import { leaveOutHidden } from './hidden-files.ts';
import { readKnownDocuments } from './known-documents.ts';
import { type AddressesAfter, type AssetReference, resolveTargets } from './link-targets.ts';
import { languagesKey } from './lookup-keys.ts';
import {
  type KnownDocuments,
  type Matches,
  matchDocuments,
  matchReinstated,
  matchSimilar,
} from './match-documents.ts';
import { findLanguages } from './plan-languages.ts';
import { readAhead } from './read-ahead.ts';
import { type ChangedFiles, isChange, readChangedFiles } from './read-changed-files.ts';
import { readRemovals, withRemovals } from './removals.ts';
import { findSharedNumbers, nameMembers } from './shared-numbers.ts';
import { findUnlisted } from './unlisted-files.ts';
import { findCopies } from './withdrawn-copies.ts';

/** What ingest publishes for one commit: the record, and the assets that its pages show. */
export interface Composition {
  readonly publication: Publication;
  readonly assets: readonly AssetReference[];
}

/** Works out everything that one commit adds to the record. It only reads. */
export async function composePublication(given: CompositionInput): Promise<Composition> {
  const store = rememberState(given.store);
  // Both at once: a read of the table costs milliseconds.
  await store.lookups([removalsKey, languagesKey]);
  const removals = await readRemovals(store);
  const source = withRemovals(given.source, removals);
  const input = { ...given, store, source };
  const trees = { before: input.cursor?.tree, after: input.commit.tree };
  const hidden = await leaveOutHidden(source, trees, await readTreeChanges(input));
  const treeChanges = hidden.changes;
  const markdown = treeChanges.filter(({ path }) => isMarkdown(path));
  const trials = createCommitTrials(input.trials, input.mistakes);
  const everything = input.everything ?? false;
  const { language } = input;
  const found = await findLanguages({ changes: markdown, source, store, language, everything });
  const languages = found.folders;
  const files = await readChangedFiles(source, markdown, trials, languages);
  await readAhead(store, files.publishable, markdown, source.folder);
  const known = await readKnownDocuments(store, markdown, files.publishable);
  const matches = await match(files, known, store);
  const changes = await tryChanges(
    documentChanges(matches, files.publishable, input),
    store,
    trials,
  );
  const settled = new Set([...changes, ...matches.withdrawn].map(({ document }) => document));
  const returned = [...matches.continued.values()].filter(({ document }) => !settled.has(document));
  const shown = await findAssetChanges(
    { ...input, languages },
    { treeChanges, settled, returned },
    trials,
  );
  const { addressed, problems } = await giveAddresses([...changes, ...shown], matches, input);
  const ids = claimIds(changes, known.byDeclaredId, matches.withdrawn);
  const addresses = addressesAfter(store, addressed, matches);
  const resolved = await resolveAll(addressed, input, addresses);
  const relinked = await findRelinked(input, treeChanges, addressed, matches, addresses);
  const { withdrawn } = matches;
  const folder = source.folder ?? '';
  const broken = await findBrokenLinks(store, { folder, resolved, withdrawn });
  const doubts = findDoubts(matches, addressed);
  const numbers = await findSharedNumbers(store, { addressed, withdrawn, languages }, everything);
  const unlisted = await findUnlisted(store, { resolved, withdrawn, everything });
  return {
    assets: resolved.flatMap(({ assets }) => assets),
    publication: assemblePublication(input, {
      ...{ folder, removals },
      resolved,
      relinked,
      withdrawn: withdrawn.map((record) => ({ ...record, live: false })),
      otherCopies: await findCopies(store, { addressed, withdrawn, languages }),
      successors: doubts.successors,
      members: nameMembers(addressed),
      ids: ids.owners,
      languages,
      lookups: found.lookups,
      heldBack: heldBackDocuments(files.heldBack, known, returned),
      problems: [
        ...[
          hidden.problems,
          found.problems,
          files.problems,
          problems,
          ids.problems,
          doubts.problems,
        ],
        ...[numbers, broken, unlisted],
      ].flat(),
    }),
  };
}

/** What is told of documents whose file cannot be published now, or has the published text again. */
function heldBackDocuments(
  paths: ReadonlySet<string>,
  { liveByPath }: KnownDocuments,
  returned: readonly DocumentRecord[],
): Readonly<Record<string, boolean>> {
  const held = [...paths].flatMap((path) => liveByPath.get(path) ?? []);
  return Object.fromEntries([
    ...held.map(({ document }) => [document, true] as const),
    ...returned.map(({ document }) => [document, false] as const),
  ]);
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
  { store, everything, repeated }: CompositionInput,
) {
  const earlier = await readAddressesBefore(store, repeated);
  const isAnothers = ({ before, file }: DocumentChange) =>
    (earlier.get(before?.state.address ?? '') ?? file.path) !== file.path;
  const newcomers = changes.filter(
    (change) => everything || change.kind !== 'amended' || isAnothers(change),
  );
  const leaving = new Set(
    [
      ...changes.filter((change) => change.kind === 'moved' || isAnothers(change)),
      ...matches.withdrawn,
    ].map(({ document }) => document),
  );
  const { addresses, problems } = await claimAddresses(
    store,
    newcomers.map(({ document, file }) => ({ document, path: file.path })),
    leaving,
    earlier,
  );
  const addressed: AddressedChange[] = changes.map((change) => ({
    ...change,
    address: addresses.get(change.document) ?? change.before?.state.address ?? '/',
  }));
  const { aliases, problems: taken } = await claimAliases(store, addressed, leaving);
  return {
    addressed: addressed.map((change) => {
      const own = aliases.get(change.document);
      return own ? { ...change, aliases: own } : change;
    }),
    problems: [...problems, ...taken],
  };
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

function resolveAll(
  addressed: readonly AddressedChange[],
  { commit, source }: CompositionInput,
  addresses: AddressesAfter,
): Promise<LinkedChange[]> {
  return severalAtOnce(
    addressed,
    async (entry) => {
      const { document } = entry.file;
      const found = await resolveTargets(document, commit.tree ?? '', source, addresses);
      return { ...entry, ...found };
    },
    sourceReadsAtOnce,
  );
}
