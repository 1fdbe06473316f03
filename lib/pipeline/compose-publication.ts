import { createHash } from 'node:crypto';
import type { Change, ChangeKind, DocumentState, Targets, Version } from '../plan/change.ts';
import { checkDocument } from '../plan/check.ts';
import type { Problem } from '../plan/document.ts';
import type {
  Commit,
  Cursor,
  DocumentRecord,
  Publication,
  Source,
  VersionStore,
} from '../ports.ts';
import { type Candidate, isMarkdown, loadCandidates } from './candidate.ts';
import { claimAddresses } from './claim-addresses.ts';
import { addressKey, declaredIdKey, linkSet, pathKey } from './keys.ts';
import { readKnownDocuments } from './known-documents.ts';
import { type Matches, matchDocuments, matchReinstated, matchSimilar } from './match-documents.ts';
import { relink } from './relink.ts';
import {
  type AddressOfPath,
  type AssetReference,
  resolveTargets,
  watchedPaths,
} from './targets.ts';

/** What ingest publishes for one commit: the record, and the assets its pages show. */
export interface Composition {
  readonly publication: Publication;
  readonly assets: readonly AssetReference[];
}

/** What composing needs: the commit, what is published, and where to read. */
export interface CompositionInput {
  readonly commit: Commit;
  readonly cursor: Cursor | undefined;
  readonly rewrite: boolean;
  readonly source: Source;
  readonly store: VersionStore;
}

/** Works out everything that one commit adds to the record. Reads only; changes nothing. */
export async function composePublication(input: CompositionInput): Promise<Composition> {
  const { commit, cursor, source, store } = input;
  const treeChanges = await source.compareTrees(cursor?.tree, commit.tree);
  const markdown = treeChanges.filter(({ path }) => isMarkdown(path));
  const { publishable, heldBack, problems } = await loadCandidates(source, markdown);
  const known = await readKnownDocuments(store, markdown, publishable);
  const exact = matchDocuments(publishable, heldBack, known);
  const matches = matchReinstated(
    publishable,
    matchSimilar(publishable, exact, await readTexts(store, publishable, exact)),
    known,
  );
  const drafts = draftDocuments(matches, publishable, commit);
  const claimed = await claimAddresses(
    store,
    drafts.filter(({ change }) => change !== 'amended').map(claimOf),
    new Set(
      [...drafts.filter(({ change }) => change === 'moved'), ...withdrawnDrafts(matches)].map(
        ({ document }) => document,
      ),
    ),
  );
  const settled = drafts.map((draft) => ({
    ...draft,
    address: claimed.addresses.get(draft.document) ?? draft.before?.state.address ?? '/',
  }));
  const addressOfPath = addressesAfter(store, settled, matches);
  const resolved = await resolveAll(settled, input, addressOfPath);
  const relinked = await relink(input, treeChanges, settled, matches, addressOfPath);
  const sequence = (cursor?.sequence ?? 0) + 1;
  const date = cursor && cursor.date > commit.date ? cursor.date : commit.date;
  const written = resolved.map((entry) => writeDocument(entry, commit, sequence, date));
  const withdrawn = matches.withdrawn.map((record) => ({ ...record, live: false }));
  const changeSet = {
    sequence,
    commit: commit.id,
    tree: commit.tree ?? '',
    author: commit.author,
    date,
    note: commit.note,
    rewrite: input.rewrite,
    changes: [...written.map(({ change }) => change), ...withdrawn.map(withdrawal)].sort(byPath),
    relinked: relinked.map(({ document, targets }) => ({ document, targets })),
    problems: sortProblems([
      ...problems,
      ...claimed.problems,
      ...resolved.flatMap(({ candidate, targets }) => documentProblems(candidate, targets)),
    ]),
  };
  const documents = [...written.map(({ record }) => record), ...relinked, ...withdrawn];
  return {
    assets: [
      ...resolved.flatMap(({ assets }) => assets),
      ...relinked.flatMap(({ assets }) => assets),
    ],
    publication: {
      expected: cursor,
      cursor: {
        sequence,
        commit: commit.id,
        date,
        ...(commit.tree === undefined ? {} : { tree: commit.tree }),
      },
      changeSet,
      versions: written.map(({ version, candidate }) => ({ version, source: candidate.bytes })),
      documents: documents.map(asRecord),
      lookups: written.flatMap(({ record }) => lookupsOf(record)),
      members: [
        ...resolved.flatMap((entry) => memberships(entry.document, entry.before, entry.targets)),
        ...relinked.flatMap((entry) => memberships(entry.document, entry.before, entry.targets)),
      ],
    },
  };
}

/** One file on its way into the record. */
interface Draft {
  readonly candidate: Candidate;
  readonly document: string;
  readonly change: ChangeKind;
  readonly before: DocumentRecord | undefined;
}

interface Settled extends Draft {
  readonly address: string;
}

interface Resolved extends Settled {
  readonly targets: Targets;
  readonly assets: readonly AssetReference[];
}

function draftDocuments(
  matches: Matches,
  candidates: readonly Candidate[],
  commit: Commit,
): Draft[] {
  return candidates.flatMap((candidate) => {
    const before = matches.continued.get(candidate);
    const change = kindOfChange(candidate, before);
    if (change === undefined) return [];
    const document = before?.document ?? documentId(commit.id, candidate.path);
    return [{ candidate, document, change, before }];
  });
}

/** A file that was held back and returns to the published text is no change. */
function kindOfChange(candidate: Candidate, before: DocumentRecord | undefined) {
  if (!before) return 'created' as const;
  if (!before.live) return 'reinstated' as const;
  if (before.state.path !== candidate.path) return 'moved' as const;
  return before.blob === candidate.blob ? undefined : ('amended' as const);
}

/** A document's identity comes from the commit and path that created it, so that any run gives the same. */
function documentId(commit: string, path: string): string {
  return createHash('sha256').update(`${commit}\0${path}`).digest('hex').slice(0, 16);
}

function withdrawnDrafts(matches: Matches): readonly { document: string }[] {
  return matches.withdrawn;
}

function claimOf({ document, candidate }: Draft) {
  return { document, path: candidate.path };
}

/** Texts of the documents that may have been renamed; read only when there is something to pair them with. */
async function readTexts(
  store: VersionStore,
  candidates: readonly Candidate[],
  matches: Matches,
): Promise<(record: DocumentRecord) => string> {
  const texts = new Map<string, string>();
  if (candidates.length > matches.continued.size) {
    const decoder = new TextDecoder();
    for (const { document, state } of matches.withdrawn)
      texts.set(document, decoder.decode(await store.source(document, state.version)));
  }
  return ({ document }) => texts.get(document) ?? '';
}

/** Addresses by path as they are after the commit. */
function addressesAfter(
  store: VersionStore,
  settled: readonly Settled[],
  matches: Matches,
): AddressOfPath {
  const changed = new Map(settled.map(({ candidate, address }) => [candidate.path, address]));
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

async function resolveAll(
  settled: readonly Settled[],
  { commit, source }: CompositionInput,
  addressOfPath: AddressOfPath,
): Promise<Resolved[]> {
  const resolved: Resolved[] = [];
  for (const entry of settled) {
    const { document } = entry.candidate;
    const found = await resolveTargets(document, commit.tree ?? '', source, addressOfPath);
    resolved.push({ ...entry, ...found });
  }
  return resolved;
}

function writeDocument(entry: Resolved, commit: Commit, sequence: number, date: string) {
  const { candidate, document, before, address, targets } = entry;
  const state: DocumentState = {
    path: candidate.path,
    address,
    kind: candidate.document.kind,
    fields: candidate.document.fields,
    version: (before?.state.version ?? 0) + 1,
    commit: commit.id,
  };
  const change: Change = {
    document,
    kind: entry.change,
    ...(before ? { before: before.state } : {}),
    after: state,
  };
  const version: Version = {
    document,
    number: state.version,
    sequence,
    commit: commit.id,
    path: candidate.path,
    address,
    blob: candidate.blob,
    date,
    author: commit.author,
    note: commit.note,
    change: entry.change,
    targets,
  };
  const record: DocumentRecord = { document, state, live: true, blob: candidate.blob, targets };
  return { candidate, change, version, record };
}

function withdrawal(record: DocumentRecord): Change {
  return {
    document: record.document,
    kind: 'withdrawn',
    before: record.state,
    after: record.state,
  };
}

function asRecord({ document, state, live, blob, targets }: DocumentRecord): DocumentRecord {
  return { document, state, live, blob, targets };
}

function lookupsOf({ document, state }: DocumentRecord) {
  return [
    { key: pathKey(state.path), value: document },
    { key: addressKey(state.address), value: document },
    ...(state.fields.id === undefined
      ? []
      : [{ key: declaredIdKey(state.fields.id), value: document }]),
  ];
}

function memberships(document: string, before: DocumentRecord | undefined, targets: Targets) {
  const previous = new Set(before ? watchedPaths(before.targets) : []);
  const current = new Set(watchedPaths(targets));
  return [
    ...[...current]
      .filter((path) => !previous.has(path))
      .map((path) => ({ set: linkSet(path), member: document, present: true })),
    ...[...previous]
      .filter((path) => !current.has(path))
      .map((path) => ({ set: linkSet(path), member: document, present: false })),
  ];
}

function documentProblems(candidate: Candidate, targets: Targets): readonly Problem[] {
  return checkDocument(
    candidate.document,
    (path) => Object.hasOwn(targets, path) && targets[path]?.kind !== 'missing',
  );
}

function byPath(a: Change, b: Change): number {
  if (a.after.path !== b.after.path) return a.after.path < b.after.path ? -1 : 1;
  return a.document < b.document ? -1 : 1;
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1,
  );
}
