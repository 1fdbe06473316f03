import type { Problem } from '../../plan/model/document.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import type { DocumentChange } from './document-change.ts';
import { declaredIdKey } from './lookup-keys.ts';

export interface ClaimedIds {
  /** Document by the key of its declared id, as of this commit. */
  readonly owners: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Gives each declared id to one document of each language. The document that has the id keeps it;
 * otherwise the document whose path comes first gets it. An author who copied an id is told, and
 * that document is recognised by its path and text only.
 *
 * @param changes what the commit changes, by path
 * @param holders documents known by these ids before the commit, by key
 * @param withdrawn documents that the commit withdraws; each gives its id up to a live document
 */
export function claimIds(
  changes: readonly DocumentChange[],
  holders: ReadonlyMap<string, DocumentRecord>,
  withdrawn: readonly DocumentRecord[],
): ClaimedIds {
  const changed = new Map(changes.map((change) => [change.document, change]));
  const gone = new Set(withdrawn.map(({ document }) => document));
  const staysHolder = ({ document, live }: DocumentRecord, key: string) => {
    const change = changed.get(document);
    return change ? keyOf(change) === key : live && !gone.has(document);
  };
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const change of changes) {
    const key = keyOf(change);
    if (key === undefined) continue;
    const holder = holders.get(key);
    const owner =
      owners.get(key) ?? (holder && staysHolder(holder, key) ? holder.document : change.document);
    owners.set(key, owner);
    if (owner !== change.document) problems.push(idTaken(change));
  }
  return { owners, problems };
}

function keyOf({ file: { language, document } }: DocumentChange): string | undefined {
  const { id } = document.fields;
  return id === undefined ? undefined : declaredIdKey(language, id);
}

function idTaken({ file: { path, document } }: DocumentChange): Problem {
  return {
    path,
    line: 1,
    severity: 'warning',
    message: `the id "${document.fields.id ?? ''}" belongs to another document of this language`,
    advice: 'Give one of the two files an id of its own.',
  };
}
