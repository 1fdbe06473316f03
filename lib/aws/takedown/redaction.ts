import { blobOfAsset } from '../../plan/addresses/addresses.ts';
import { recordedFields } from '../../plan/fields/fields.ts';
import type {
  Change,
  ChangeSet,
  DocumentState,
  Targets,
  Version,
} from '../../plan/model/change.ts';
import type { Removal } from '../../plan/model/removal.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';

/** What of the record a removal changes, and how. */
export interface Redaction {
  readonly removal: Removal;
  /** All removals of the plan, this one among them. */
  readonly removals: readonly Removal[];
  /** What stands in place of a text; `undefined` when an image or attachment is removed. */
  readonly notice: string | undefined;
  readonly versions: readonly { readonly document: string; readonly number: number }[];
  readonly changes: readonly { readonly document: string; readonly sequence: number }[];
  readonly relinks: readonly { readonly document: string; readonly sequence: number }[];
  readonly changeSets: readonly number[];
  readonly documents: readonly string[];
  ofVersion(version: Version): Version;
  ofChange(change: Change): Change;
  ofTargets(targets: Targets): Targets;
  ofChangeSet(changeSet: ChangeSet): ChangeSet;
  ofRecord(record: DocumentRecord): DocumentRecord;
}

/** Finds everything in the record that shows a removed text or asset: reads the whole history. */
export async function findRedaction(
  store: VersionStore,
  removal: Removal,
  others: readonly Removal[],
): Promise<Redaction> {
  const isText = removal.notice !== '';
  const changeSets = await readAll(store);
  const last = changeSets.at(-1)?.sequence ?? 0;
  const documents = [...new Set(changeSets.flatMap(documentsOf))];
  const shows = (targets: Targets) =>
    Object.values(targets).some((target) => isRemoved(target, removal.blob));
  const versions: Version[] = [];
  for (const document of documents)
    for (const version of await store.versionsOf(document, last))
      if (isText ? version.blob === removal.blob : shows(version.targets)) versions.push(version);
  const named = new Set(versions.map(({ document, number }) => `${number} ${document}`));
  const isShown = (document: string, state: DocumentState | undefined) =>
    state !== undefined && named.has(`${state.version} ${document}`);
  const touches = ({ document, before, after }: Change) =>
    isShown(document, before) || isShown(document, after);
  const redact = redactors(removal, isText, isShown);
  return {
    ...{ removal, removals: [...others, removal], versions, ...redact },
    notice: isText ? removal.notice : undefined,
    changes: changeSets.flatMap(({ sequence, changes }) =>
      changes.filter(touches).map(({ document }) => ({ document, sequence })),
    ),
    relinks: changeSets.flatMap(({ sequence, relinked }) =>
      relinked
        .filter(({ targets }) => !isText && shows(targets))
        .map(({ document }) => ({ document, sequence })),
    ),
    changeSets: changeSets
      .filter(
        ({ changes, relinked }) =>
          changes.some(touches) || relinked.some(({ targets }) => !isText && shows(targets)),
      )
      .map(({ sequence }) => sequence),
    documents,
  };
}

function redactors(
  { blob, date, reason, notice }: Removal,
  isText: boolean,
  isShown: (document: string, state: DocumentState | undefined) => boolean,
): Pick<Redaction, 'ofVersion' | 'ofChange' | 'ofTargets' | 'ofChangeSet' | 'ofRecord'> {
  const ofTargets = (targets: Targets): Targets =>
    Object.fromEntries(
      Object.entries(targets).map(([path, target]) => [
        path,
        isRemoved(target, blob) ? { kind: 'missing' as const } : target,
      ]),
    );
  const ofState = <State extends DocumentState | undefined>(
    document: string,
    state: State,
  ): State =>
    isText && isShown(document, state) && state
      ? { ...state, ...noticeFields(state, notice) }
      : state;
  const ofChange = (change: Change): Change => ({
    ...change,
    ...(change.before && { before: ofState(change.document, change.before) }),
    after: ofState(change.document, change.after),
  });
  return {
    ofTargets,
    ofChange,
    ofVersion: (version) => {
      if (!isText) return { ...version, targets: ofTargets(version.targets) };
      if (version.removed) return version;
      return { ...version, removed: { date, reason }, targets: assetsAmong(version.targets) };
    },
    ofChangeSet: (changeSet) => {
      const hidden = new Set(
        changeSet.changes
          .filter(({ document, after }) => isText && isShown(document, after))
          .map(({ after }) => after.path),
      );
      return {
        ...changeSet,
        changes: changeSet.changes.map(ofChange),
        relinked: changeSet.relinked.map((one) => ({ ...one, targets: ofTargets(one.targets) })),
        // What authors were told may quote the text.
        problems: changeSet.problems.filter(({ path }) => !hidden.has(path)),
      };
    },
    ofRecord: ({ linked, ...record }) => {
      const isGone = isText && isShown(record.document, record.state);
      return {
        ...record,
        state: ofState(record.document, record.state),
        targets: isGone ? assetsAmong(record.targets) : ofTargets(record.targets),
        ...(linked && !isGone && { linked }),
      };
    },
  };
}

/** What the notice says of itself as a document; an id stays, by which the document is known. */
function noticeFields({ path, language, fields: { id } }: DocumentState, notice: string) {
  const { fields } = parseDocument(path, notice, undefined, language);
  return { fields: { ...recordedFields(fields), ...(id !== undefined && { id }) } };
}

/** Files that a removed text showed are published still; where else it led is part of the text. */
function assetsAmong(targets: Targets): Targets {
  return Object.fromEntries(Object.entries(targets).filter(([, { kind }]) => kind === 'asset'));
}

function isRemoved(target: Targets[string] | undefined, blob: string): boolean {
  return target?.kind === 'asset' && blobOfAsset(target.address) === blob;
}

function documentsOf({ changes, relinked }: ChangeSet): string[] {
  return [...changes, ...relinked].map(({ document }) => document);
}

const readAtOnce = 100;

async function readAll(store: VersionStore): Promise<ChangeSet[]> {
  const last = (await store.cursor('ingested'))?.sequence ?? 0;
  const all: ChangeSet[] = [];
  for (let first = 1; first <= last; first += readAtOnce)
    all.push(...(await store.changeSets(first, Math.min(last, first + readAtOnce - 1))));
  return all;
}
