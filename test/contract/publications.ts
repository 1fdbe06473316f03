import { createHash } from 'node:crypto';
import { documentAddress } from '../../lib/plan/addresses/addresses.ts';
import type {
  Change,
  ChangeKind,
  DocumentState,
  Targets,
  Version,
} from '../../lib/plan/model/change.ts';
import type { Cursor, DocumentRecord, Publication } from '../../lib/ports/version-store.ts';

/** One document of a publication to be made up. */
export interface DocumentChange {
  readonly path: string;
  readonly text?: string | Uint8Array;
  /** Identity; by default made from the path. */
  readonly document?: string;
  /** Version number, 1 by default. */
  readonly number?: number;
  readonly kind?: ChangeKind;
  /** Path before, where the document moved. */
  readonly from?: string;
  readonly targets?: Targets;
}

export function hash(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

export function idOf(path: string): string {
  return hash(path).slice(0, 16);
}

export function cursorAt(sequence: number): Cursor {
  return {
    sequence,
    commit: hash(`commit ${sequence}`),
    tree: hash(`tree ${sequence}`),
    date: new Date(Date.UTC(2015, 0, sequence)).toISOString(),
  };
}

/** Makes up the publication that follows the cursor at `sequence - 1`. */
export function publicationOf(
  sequence: number,
  drafts: readonly DocumentChange[],
  extra: Partial<Omit<Publication, 'changeSet'>> & {
    readonly changeSet?: Partial<Publication['changeSet']>;
  } = {},
): Publication {
  const cursor = cursorAt(sequence);
  const written = drafts.map((draft) => write(draft, cursor));
  return {
    expected: sequence === 1 ? undefined : cursorAt(sequence - 1),
    cursor,
    versions: written.flatMap(({ version, source }) => (version ? [{ version, source }] : [])),
    documents: written.map(({ record }) => record),
    lookups: written.map(({ record }) => ({
      key: `PATH#${record.state.path}`,
      value: record.document,
    })),
    members: [],
    ...extra,
    changeSet: {
      sequence,
      commit: cursor.commit,
      tree: cursor.tree ?? '',
      author: 'Élodie Ångström',
      date: cursor.date,
      note: `Change ${sequence} ⚖️`,
      rewrite: false,
      changes: written.map(({ change }) => change),
      relinked: [],
      problems: [],
      ...extra.changeSet,
    },
  };
}

function stateOf({ path, number = 1 }: DocumentChange, cursor: Cursor): DocumentState {
  return {
    path,
    address: documentAddress(path),
    kind: 'page',
    fields: { title: `Title of ${path}`, lead: [], milestones: [] },
    version: number,
    commit: cursor.commit,
  };
}

function write(draft: DocumentChange, cursor: Cursor) {
  const { path, number = 1, targets = {}, document = idOf(path) } = draft;
  const { sequence, commit, date } = cursor;
  const kind = draft.kind ?? (number === 1 ? 'created' : 'amended');
  const after = stateOf(draft, cursor);
  const source = bytesOf(draft.text ?? `# ${path}\n\nVersion ${number}.\n`);
  const blob = createHash('sha1').update(source).digest('hex');
  const earlier = { ...draft, path: draft.from ?? path, number: number - 1 };
  const change: Change = {
    document,
    kind,
    ...(kind === 'created' ? {} : { before: stateOf(earlier, cursorAt(sequence - 1)) }),
    after,
  };
  const { address } = after;
  const about = { author: 'Élodie Ångström', note: `Change ${sequence} ⚖️`, change: kind, targets };
  const version: Version = {
    document,
    number,
    sequence,
    commit,
    path,
    address,
    blob,
    date,
    ...about,
  };
  const live = kind !== 'withdrawn';
  const record: DocumentRecord = { document, state: after, live, blob, targets };
  return { change, record, source, version: live ? version : undefined };
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text) : text;
}
