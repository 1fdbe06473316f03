import { firstFolder, languageOfFolder } from '../plan/addresses/language-of-path.ts';
import type { Change, ChangeKind, ChangeSet } from '../plan/model/change.ts';
import { readNote } from '../plan/note.ts';
import { capitalize } from '../plan/source/capitalize.ts';
import { type EntryWords, entryWords } from '../words/entry-words.ts';
import { listFormat } from '../words/formats.ts';
import type { Headlines } from '../words/headlines.ts';
import { wordLanguage } from '../words/language.ts';
import { redlineWords } from '../words/redline-words.ts';

/** Longest title, in UTF-16 units: readers cut their lists at 60 to 80. */
const longestTitle = 120;

/** Longest names of documents in a title, so that there is room for what changed: the first that fits. */
const longestNames = [60, 36, 24] as const;

/** So many numbers can be read at a glance; of more only the count is given. */
const mostNumbers = 7;

/** Documents that a title names. */
const mostNamed = 3;

/** The words of a title, and how long names in it are. */
interface TitleWords extends EntryWords {
  readonly longestName: number;
}

/** A change, and what a title tells of it in the title's language. */
export interface ToldChange extends Headlines {
  readonly change: Change;
  /** BCP 47 tag of the document. */
  readonly language: string;
}

/**
 * A title that states what changed, what matters most first: "Commitment 24: due date moved from …"
 * for one document; "Commitment 7: …; Commitment 8: …" for a few; of many the gravest change and
 * how many others there are. In plain text, never longer than 120 UTF-16 units.
 *
 * @param told its changes, or some of them
 * @param language BCP 47 tag of the title; English where Gazette has no words for it
 * @param beginning what stands before it
 */
export function changeSetTitle(
  { note, rewrite }: Pick<ChangeSet, 'note' | 'rewrite'>,
  told: readonly ToldChange[],
  language?: string,
  beginning = '',
): string {
  const withNames = (longestName: number) => ({ ...entryWords(language), longestName });
  const { rewritten, colon } = entryWords(language);
  const start = beginning + (rewrite ? `${rewritten}${colon}` : '');
  const room = longestTitle - start.length;
  const changes = inOrder(told, language);
  if (changes.length === 0) return start + noTextTitle(note, room, entryWords(language));
  const forms = longestNames.map((longest) => formsOf(changes, room, withNames(longest)));
  // The best form with shorter names rather than a worse one with longer names.
  const candidates = (forms[0] ?? [])
    .flatMap((_, form) => forms.map((some) => some[form] ?? ''))
    .filter((candidate) => candidate !== '');
  return start + shorten(firstThatFits(candidates, room), room);
}

/** The forms that a title may have, the one that says most first. */
function formsOf(changes: readonly ToldChange[], room: number, words: TitleWords): string[] {
  const [first, ...others] = changes;
  if (!first) return [];
  if (others.length === 0) return [aloneTitle(first, room, words)];
  return others.length < mostNamed
    ? fewTitles(first, others, words)
    : manyTitles(first, others, words);
}

function noTextTitle(note: string, room: number, words: EntryWords): string {
  const end = ` (${words.noTextChanged})`;
  const [line = ''] = readNote(note).text.split('\n', 1);
  return `${shorten(line, room - end.length)}${end}`.trim();
}

/** One document, with all of its phrases that there is room for. */
function aloneTitle({ change, phrases }: ToldChange, room: number, words: TitleWords): string {
  const name = nameOf(change, words);
  let title = name;
  for (const [index, phrase] of phrases.entries()) {
    const forms = [plain(phrase), withoutRemark(plain(phrase))].map(
      (form) => `${title}${index === 0 ? words.colon : words.separator}${form}`,
    );
    const fitting = forms.find(({ length }) => length <= room);
    title = fitting ?? (index === 0 ? forms[0] : undefined) ?? title;
  }
  return title;
}

/** What a phrase says without what stands in brackets behind it: how much a section holds, how often. */
function withoutRemark(phrase: string): string {
  return phrase.replace(/ \([^()]{1,60}\)$/u, '');
}

/** A few documents: each with what changed, or the others only by name. */
function fewTitles(first: ToldChange, others: readonly ToldChange[], words: TitleWords): string[] {
  const all = [first, ...others];
  const join = (...parts: string[]) => parts.join(words.separator);
  const tell = (told: readonly ToldChange[]) => told.map((one) => toldTitle(one, words));
  const names = new Set(all.map(({ change }) => nameOf(change, words)));
  const named = [
    join(...tell(all)),
    join(...tell(all.slice(0, 2)), groups(others.slice(1), words)),
    join(...tell([first]), groups(others, words)),
  ];
  // Names that are cut until they are the same tell nobody which is meant.
  const forms = names.size === all.length ? named : named.map(() => '');
  return [...forms, join(...tell([first]), words.more(others.length))];
}

/** Many documents: the gravest change where it is one of substance, and which others there are. */
function manyTitles(first: ToldChange, others: readonly ToldChange[], words: TitleWords): string[] {
  const changes = [first, ...others];
  const lead = toldTitle(first, words);
  const isLead = leads(first);
  return [
    ...(isLead
      ? [
          `${lead}${words.separator}${groups(others, words)}`,
          `${lead}${words.separator}${words.more(others.length)}`,
        ]
      : []),
    ...(hasNames(changes) ? [namedTitle(changes, first, words)] : []),
    groups(changes, words) + gravest(first, words),
    groups(changes, words, 0) + gravest(first, words),
    `${toldTitle(first, words)}${words.separator}${words.more(others.length)}`,
  ];
}

/** Commitments are told by number or count: their names are long, and often all of them change. */
function hasNames(changes: readonly ToldChange[]): boolean {
  return changes.every(
    ({ change: { kind, after } }) => kind === 'amended' && after.kind !== 'commitment',
  );
}

/** "Survey design, Start pages, Testing and 6 more documents amended (formatting)" */
function namedTitle(changes: readonly ToldChange[], first: ToldChange, words: TitleWords): string {
  const names = changes.slice(0, mostNamed).map(({ change }) => nameOf(change, words));
  const left = changes.length - names.length;
  const list = listFormat(words.lists).format([...names, words.more(left)]);
  return `${list} ${words.verb('amended', changes.length, false)}${gravest(first, words)}`;
}

/** Facts and figures with their values, and chapters, say more than that something was amended or moved. */
function leads({ change, isTelling }: ToldChange): boolean {
  return change.kind === 'moved' || (change.kind === 'amended' && isTelling);
}

/** " (formatting)": of amendments that are only counted, the gravest kind. */
function gravest({ change, kind }: ToldChange, words: TitleWords): string {
  if (kind === undefined || change.kind !== 'amended') return '';
  return ` (${redlineWords(wordLanguage(words.lists)).kinds[kind]})`;
}

function toldTitle({ change, phrases }: ToldChange, words: TitleWords): string {
  const [phrase = ''] = phrases;
  const name = nameOf(change, words);
  return phrase === '' ? name : `${name}${words.colon}${plain(phrase)}`;
}

/** What is told first: see {@link toldWeight}. Documents and their translations are told once. */
function inOrder(told: readonly ToldChange[], language: string | undefined): ToldChange[] {
  const isForeign = (one: ToldChange) =>
    Number(wordLanguage(one.language) !== wordLanguage(language));
  const sorted = told.toSorted(
    (one, other) =>
      toldWeight(one) - toldWeight(other) ||
      Number(other.isTelling) - Number(one.isTelling) ||
      isForeign(one) - isForeign(other),
  );
  // Two of one language are no translations of each other: plans of several years have the same numbers.
  const seen = new Map<string, string>();
  return sorted.filter((one) => {
    const keys = translationKeys(one);
    const isTold = keys.some((key) => (seen.get(key) ?? one.language) !== one.language);
    if (!isTold) for (const key of keys) if (!seen.has(key)) seen.set(key, one.language);
    return !isTold;
  });
}

/**
 * What a change shares with that of a translation of its document: the id, the number of a commitment,
 * or else the path in the folder of its language.
 */
function translationKeys({
  change: { kind, after, otherCopy },
  language,
}: ToldChange): readonly string[] {
  const { id, number } = after.fields;
  const folder = firstFolder(after.path);
  const isNumbered = after.kind === 'commitment' && number !== undefined;
  const isInFolder = folder !== '' && languageOfFolder(folder) === language;
  return [
    ...(id === undefined ? [] : [`id ${id}`]),
    ...(isNumbered ? [`number ${number}`] : []),
    ...(isInFolder && !isNumbered ? [`path ${after.path.slice(folder.length)}`] : []),
  ].map((key) => `${kind} ${otherCopy !== undefined} ${key}`);
}

/** The same with what its first phrase says: a status or duty comes before an amount. */
function toldWeight(one: ToldChange): number {
  const own = weight(one);
  const isOfSubstance = one.change.kind === 'amended' && own <= weightOfWording;
  if (!isOfSubstance || one.sort === undefined) return own;
  return Math.min(own, one.sort === 'fact' ? 1.8 : 1.9);
}

const weightOfWording = 3;

/** Where a change stands among others: withdrawn, obligation, figures, published, wording, links, structure, other; tables of contents come last. */
export function weight({
  change: { kind, after, otherCopy },
  kind: gravity,
}: Pick<ToldChange, 'change' | 'kind'>): number {
  if (/(?:^|\/)(?:SUMMARY|LANGS)\.md$/iu.test(after.path)) return 9;
  if (otherCopy !== undefined) return 8;
  if (kind === 'withdrawn') return 0;
  const order = [
    'obligation',
    'figures',
    'wording',
    'links',
    'structure',
    'moved',
    'formatting',
    'typography',
  ];
  const found = gravity === undefined ? order.length : order.indexOf(gravity);
  if (kind === 'created' || kind === 'reinstated') return 2.5;
  return kind === 'moved' ? Math.min(found + 1, 2.7) : found + 1;
}

/** The order in which a title counts what happened. */
const changeOrder: readonly ChangeKind[] = [
  'withdrawn',
  'created',
  'reinstated',
  'moved',
  'amended',
];

/** "Commitments 3, 7 and 12 amended; Methodology added" */
function groups(told: readonly ToldChange[], words: TitleWords, named = mostNamed): string {
  const changes = told.map(({ change }) => change);
  const documents = changes.filter(({ otherCopy }) => otherCopy === undefined);
  const copies = changes.length - documents.length;
  return changeOrder
    .map((kind) => documents.filter((change) => change.kind === kind))
    .filter((group) => group.length > 0)
    .map((group) => capitalize(groupPhrase(group, words, group.length <= named)))
    .concat(copies > 0 ? [words.copiesWithdrawn(copies)] : [])
    .join(words.separator);
}

/** Documents by name where they are few, commitments by number, else by count. */
function groupPhrase(group: readonly Change[], words: TitleWords, isNamed: boolean): string {
  const kinds = (['commitment', 'chapter', 'page', 'introduction'] as const).filter((kind) =>
    group.some(({ after }) => after.kind === kind),
  );
  const subjects = kinds.flatMap((kind) =>
    subject(
      group.filter(({ after }) => after.kind === kind),
      isNamed,
      words,
    ),
  );
  const isFeminine = kinds.every((kind) => words.isFeminine(kind));
  const verb = words.verb(group[0]?.kind ?? 'amended', group.length, isFeminine);
  return `${listFormat(words.lists).format(subjects)} ${verb}`;
}

function subject(group: readonly Change[], isNamed: boolean, words: TitleWords): string[] {
  const kind = group[0]?.after.kind ?? 'page';
  const numbers = group.flatMap(({ after }) => after.fields.number ?? []);
  const isNumbered = kind === 'commitment' && new Set(numbers).size === group.length;
  if (isNumbered && numbers.length <= mostNumbers) {
    const sorted = numbers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const list = listFormat(words.lists).format(sorted);
    return [`${words.noun(kind, sorted.length)} ${list}`];
  }
  const names = new Set(group.map((change) => nameOf(change, words)));
  if (!isNumbered && isNamed && names.size === group.length) return [...names];
  return [`${group.length} ${words.noun(kind, group.length)}`];
}

function nameOf({ after }: Change, words: TitleWords): string {
  const { number, title } = after.fields;
  return after.kind === 'commitment' && number !== undefined
    ? `${capitalize(words.noun('commitment', 1))} ${number}`
    : shorten(plain(title), words.longestName);
}

function firstThatFits(candidates: readonly string[], room: number): string {
  return candidates.find(({ length }) => length <= room) ?? candidates.at(-1) ?? '';
}

/** On one line, without Markdown's signs of emphasis. */
function plain(value: string): string {
  return value.replaceAll('**', '').replace(/\s+/gu, ' ').trim();
}

/** Cut behind a whole word, where one ends near the end: Chinese and Japanese have no spaces. */
function shorten(title: string, longest: number): string {
  const tidy = plain(title);
  if (tidy.length <= longest) return tidy;
  const end = tidy.lastIndexOf(' ', longest - 1);
  if (end > longest * fullest) return `${tidy.slice(0, end)}…`;
  const cut = tidy.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/u, '');
  return `${cut.trimEnd()}…`;
}

/** The part of the room that a text of whole words takes at least. */
const fullest = 0.6;
