import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { Publication, VersionStore } from '../../ports/version-store.ts';
import type { AddressedChange } from './document-change.ts';
import {
  type CommittedDocuments,
  changedDocument,
  documentsOfNames,
  isInSamePlan,
} from './documents-of-a-name.ts';
import { nameKey, numberKey } from './lookup-keys.ts';

/**
 * Finds commitments that get a number which another one of their language has. Nothing is told of
 * the one that had it before; of several that come at once, nothing of the first path.
 *
 * @param everything whether commitments are told of, too, that had their number before
 */
export async function findSharedNumbers(
  store: VersionStore,
  commit: CommittedDocuments,
  everything: boolean,
): Promise<Problem[]> {
  const renamed = commit.addressed.filter(
    (change) => isRenamed(change) || isFromElsewhere(change, commit.languages),
  );
  const told = (everything ? commit.addressed : renamed).map(changedDocument);
  const keys = told.flatMap((document) => numberKey(document) ?? []);
  const byNumber = await documentsOfNames(store, new Set(keys), commit);
  const isNew = new Set(renamed.map(({ document }) => document));
  return told.flatMap((one) => {
    const { document, path, fields } = one;
    const all = byNumber.get(numberKey(one) ?? '') ?? [];
    const holders = all.filter((holder) => isInSamePlan(holder, one));
    const first = holders.find((holder) => !isNew.has(holder.document)) ?? holders[0];
    if (!first || first.document === document) return [];
    return [numberTwice(path, fields.number ?? '', first.path)];
  });
}

/** Keeps the documents of each number or title together, where {@link documentsOfNames} finds them. */
export function nameMembers(addressed: readonly AddressedChange[]): Publication['members'] {
  return addressed.filter(isRenamed).flatMap((change) => {
    const member = change.document;
    const set = nameKey(changedDocument(change));
    const previous = change.before && nameKey(change.before.state);
    const added = { set, member, present: true };
    return previous === undefined || previous === set
      ? [added]
      : [added, { set: previous, member, present: false }];
  });
}

/** Whether a document gets its number or title with this commit. One that comes back may find it given away. */
function isRenamed(change: AddressedChange): boolean {
  const { before } = change;
  const document = changedDocument(change);
  return (
    !before?.live ||
    before.state.language !== document.language ||
    nameKey(before.state) !== nameKey(document)
  );
}

/** Whether a document comes from a folder that has another language by now, whatever it had then. */
function isFromElsewhere(change: AddressedChange, languages: readonly string[]): boolean {
  const { before } = change;
  if (!before) return false;
  return languageOfPath(before.state.path, languages) !== changedDocument(change).language;
}

function numberTwice(path: string, number: string, other: string): Problem {
  return {
    path,
    line: 1,
    severity: 'warning',
    message: `the number ${number} is also that of "${other}" in this language`,
    advice: 'Give one of the two another number, in its front matter or its heading.',
  };
}
