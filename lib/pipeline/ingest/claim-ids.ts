import type { Problem } from '../../plan/document.ts';
import type { DocumentRecord } from '../../ports.ts';
import type { Draft } from './document-change.ts';
import { declaredIdKey } from './lookup-keys.ts';

export interface ClaimedIds {
  /** Document by the key of the id it is known by from now on. */
  readonly owners: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Gives each declared id to one document of each language: to the one that has it already, else
 * to the one whose path comes first. Who copies an id is told, and is known by path and text only.
 *
 * @param drafts what the commit changes, by path
 * @param holders documents known by these ids before the commit, by key
 * @param withdrawn documents that the commit withdraws: they give up their id to a living one
 */
export function claimIds(
  drafts: readonly Draft[],
  holders: ReadonlyMap<string, DocumentRecord>,
  withdrawn: readonly DocumentRecord[],
): ClaimedIds {
  const changed = new Map(drafts.map((draft) => [draft.document, draft]));
  const gone = new Set(withdrawn.map(({ document }) => document));
  const staysHolder = ({ document, live }: DocumentRecord, key: string) => {
    const draft = changed.get(document);
    return draft ? keyOf(draft) === key : live && !gone.has(document);
  };
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key === undefined) continue;
    const holder = holders.get(key);
    const owner =
      owners.get(key) ?? (holder && staysHolder(holder, key) ? holder.document : draft.document);
    owners.set(key, owner);
    if (owner !== draft.document) problems.push(idTaken(draft));
  }
  return { owners, problems };
}

function keyOf({ candidate: { path, document } }: Draft): string | undefined {
  const { id } = document.fields;
  return id === undefined ? undefined : declaredIdKey(path, id);
}

function idTaken({ candidate: { path, document } }: Draft): Problem {
  return {
    path,
    line: 1,
    severity: 'warning',
    message: `the id "${document.fields.id ?? ''}" belongs to another document of this language`,
    advice: 'Give one of the two files an id of its own.',
  };
}
