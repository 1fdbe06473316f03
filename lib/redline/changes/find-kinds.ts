import { kindOfText } from '../classify/kind-of-text.ts';
import { type Kind, kinds } from '../classify/kinds.ts';
import { writtenForm } from '../classify/written-form.ts';
import { definitionOf, type FieldChange, isTold } from '../facts/field-changes.ts';
import type { Redline } from '../merged/redline-result.ts';
import { listChanges } from './list-changes.ts';

/** A kind of change that was found, and why. */
export interface FoundKind {
  readonly kind: Kind;
  /** Facts and places in the text that changed in this way. */
  readonly count: number;
  /** The first of these changes, as evidence. */
  readonly example: { readonly before: string; readonly after: string };
}

/**
 * The kinds of change in a redline, the gravest first. They are found in the texts alone; an
 * author's remarks about a change count nothing.
 */
export function findKinds({ fields, content }: Pick<Redline, 'fields' | 'content'>): FoundKind[] {
  const found = new Map<Kind, FoundKind>();
  const add = (kind: Kind, before: string, after: string) => {
    const known = found.get(kind);
    const count = (known?.count ?? 0) + 1;
    found.set(kind, { kind, count, example: known?.example ?? { before, after } });
  };
  for (const change of fields) {
    const { field, before = '', after = '' } = change;
    if (isTold(field)) add(kindOfField(change), before, after);
  }
  for (const { kind, before, after } of listChanges(content)) add(kind, before, after);
  return [...found.values()].sort(
    (one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind),
  );
}

/** The kind of change that a fact's change is. */
export function kindOfField({ field, before, after, unread }: FieldChange): Kind {
  const { sort, changes, isPromise } = definitionOf(field);
  const isOneSided = before === undefined || after === undefined;
  const isFoundAgain = before === undefined && unread === 'before';
  if (isOneSided && isPromise && !isFoundAgain) return 'obligation';
  // A slip or a correction of how a fact is written makes no promise and drops none.
  if ((unread === 'before' || unread === 'after') && changes !== 'wording') return 'figures';
  const [oldText, newText] = [before ?? '', after ?? ''];
  const heading = sort === 'title' ? { before: oldText, after: newText } : undefined;
  const kind = kindOfText(oldText, newText, heading ? { heading } : {});
  if (kind === 'typography' || changes === 'wording') return kind;
  return sort === 'texts' && areSameNames(oldText, newText) ? 'wording' : changes;
}

/** Whether two lists of names differ only in capitals and in the signs between names: nobody came or went. */
function areSameNames(before: string, after: string): boolean {
  const [old, young] = [before, after].map((names) =>
    writtenForm(names)
      .toLowerCase()
      .replace(/[,;\s]+/gu, ' ')
      .trim(),
  );
  return old === young;
}
