import type { Change, ChangeKind, ChangeSet } from '../plan/model/change.ts';
import { type EntryWords, entryWords } from '../words/entry-words.ts';

/** Longest title, in UTF-16 units: more than any reader shows in a list. */
const longestTitle = 250;

/** So many numbers can be read at a glance; of more only the count is given. */
const mostNumbers = 7;

/** The order in which a title tells what happened. */
const changeOrder: readonly ChangeKind[] = [
  'amended',
  'created',
  'moved',
  'withdrawn',
  'reinstated',
];

/**
 * A title that states what changed: "Commitment 24: due date moved from …" for one document,
 * "Commitments 3, 7 and 12 amended; 1 page added" for several.
 *
 * @param changeSet - its changes, and its note for when there are none
 * @param descriptions - one sentence per change, in the order of the changes
 * @param language - BCP 47 tag of the title; English where Gazette has no words for it
 */
export function changeSetTitle(
  changeSet: Pick<ChangeSet, 'changes' | 'note' | 'rewrite'>,
  descriptions: readonly { readonly summary: string }[],
  language?: string,
): string {
  const words = entryWords(language);
  const [change] = changeSet.changes;
  const title =
    change === undefined
      ? `${firstLine(changeSet.note)} (${words.noTextChanged})`.trim()
      : changeSet.changes.length === 1
        ? changeTitle(change, descriptions[0]?.summary ?? '', language)
        : countedTitle(changeSet.changes, words);
  return shorten(changeSet.rewrite ? `${words.rewritten}${words.colon}${title}` : title);
}

/** The title of one document's change, as a document's own feed shows it. */
export function changeTitle(change: Change, summary: string, language?: string): string {
  const words = entryWords(language);
  const name = documentName(change, words);
  return shorten(summary === '' ? name : `${name}${words.colon}${withoutCapital(summary)}`);
}

function documentName({ after }: Change, words: EntryWords): string {
  const { number, title } = after.fields;
  return after.kind === 'commitment' && number !== undefined
    ? `${capital(words.noun('commitment', 1))} ${number}`
    : title;
}

function countedTitle(changes: readonly Change[], words: EntryWords): string {
  return changeOrder
    .map((kind) => changes.filter((change) => change.kind === kind))
    .filter((group) => group.length > 0)
    .map((group) => capital(groupPhrase(group, words)))
    .join(words.separator);
}

/** "commitments 3, 7 and 12, 1 chapter and 2 pages amended" */
function groupPhrase(group: readonly Change[], words: EntryWords): string {
  const kinds = (['commitment', 'chapter', 'page', 'introduction'] as const).filter((kind) =>
    group.some(({ after }) => after.kind === kind),
  );
  const subjects = kinds.map((kind) =>
    subject(
      group.filter(({ after }) => after.kind === kind),
      words,
    ),
  );
  const verb = words.verb(
    group[0]?.kind ?? 'amended',
    group.length,
    kinds.every((kind) => words.isFeminine(kind)),
  );
  return `${new Intl.ListFormat(words.lists).format(subjects)} ${verb}`;
}

/** Documents of one kind: by number where they are few commitments, else by count. */
function subject(group: readonly Change[], words: EntryWords): string {
  const kind = group[0]?.after.kind ?? 'page';
  // A commitment and its translations share their number; it is told once.
  const numbers = new Set(group.flatMap(({ after }) => after.fields.number ?? []));
  const isNumbered = group.every(({ after }) => after.fields.number !== undefined);
  if (kind !== 'commitment' || !isNumbered || numbers.size > mostNumbers)
    return `${group.length} ${words.noun(kind, group.length)}`;
  const sorted = [...numbers].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const list = new Intl.ListFormat(words.lists).format(sorted);
  return `${words.noun(kind, sorted.length)} ${list}`;
}

function firstLine(note: string): string {
  return note.trim().split('\n')[0] ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence after a colon begins small, unless it begins with an abbreviation. */
function withoutCapital(sentence: string): string {
  return /^\p{Lu}\p{Ll}/u.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

function shorten(title: string): string {
  const tidy = title.replace(/\s+/gu, ' ').trim();
  if (tidy.length <= longestTitle) return tidy;
  return `${tidy
    .slice(0, longestTitle - 1)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}
