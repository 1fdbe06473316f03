import { toHtml } from '../markup/html.ts';
import { type Content, element, text } from '../plan/model/content.ts';
import { shortNote } from '../plan/model/text-of.ts';
import type { Note } from '../plan/note.ts';
import { noteText } from '../plan/note.ts';
import { type EntryWords, entryWords } from '../words/entry-words.ts';
import { direction } from '../words/language.ts';

import { noteContent } from './note-content.ts';

/** The redline of one document as it goes into a feed entry. */
export interface EntryPart {
  readonly title: string;
  /** What changed, in one sentence. */
  readonly summary: string;
  /** What kinds of change were found, in one sentence; may be empty. */
  readonly kinds?: string;
  /** Safe HTML of whole blocks. */
  readonly html: string;
  /** Absolute URL of the whole redline. */
  readonly url: string;
  /** Whether blocks were left out at the end. */
  readonly cut: boolean;
  /** BCP 47 tag, where it is another one than the entry's. */
  readonly language?: string;
}

/** Longer lists of documents end in a count: nobody reads them in a feed. */
const mostLinks = 50;

/** Redlines of one line each have more around them than in them: room alone would not bound them. */
const mostSections = 50;

/**
 * The content of a change set's feed entry: what its author says of it, then each document's redline
 * under its name, in order, as long as there is room, then links to the others.
 *
 * @param options.maximumCharacters - room for redlines, in UTF-16 units of HTML; links come on top
 * @param options.remark - a sentence about the change set as a whole, before everything else; may be empty
 * @param options.more - absolute URL of the page with everything
 */
export function changeSetContent(
  parts: readonly EntryPart[],
  options: {
    readonly maximumCharacters: number;
    readonly more: string;
    readonly language?: string;
    readonly remark?: string;
    readonly note?: Pick<Note, 'text' | 'changeNote' | 'coAuthors'>;
  },
): string {
  const words = entryWords(options.language);
  const shown = countThatFit(parts, options.maximumCharacters);
  const remark = options.remark ? [element('p', {}, [text(options.remark)])] : [];
  return [
    ...remark.map((block) => toHtml([block])),
    ...(options.note ? quotation(options.note, words) : []).map((block) => toHtml([block])),
    ...parts.slice(0, shown).map((part) => entrySection(part, options.language)),
    ...linksTo(parts.slice(shown), words.notShown, options.more).map((block) => toHtml([block])),
  ].join('\n');
}

/** Readers that show a content show no summary, so the author's reason is part of it. */
function quotation(
  note: Pick<Note, 'text' | 'changeNote' | 'coAuthors'>,
  words: EntryWords,
): Content[] {
  const { coAuthors } = note;
  const paragraphs = noteContent(shortNote(noteText(note)));
  const quoted = paragraphs.flatMap((block) => [block, text('\n')]);
  return [
    ...(quoted.length > 0 ? [element('blockquote', {}, quoted)] : []),
    ...(coAuthors.length > 0 ? [element('p', {}, [text(words.writtenWith(coAuthors))])] : []),
  ];
}

/** Parts are shown in order: one that does not fit ends the list, so that nothing is passed over unseen. */
function countThatFit(parts: readonly EntryPart[], room: number): number {
  let used = 0;
  const end = parts.findIndex(({ html }) => {
    used += html.length;
    return used > room;
  });
  return Math.min(end < 0 ? parts.length : end, mostSections);
}

/**
 * What an entry says of one document, under its name.
 *
 * @param around BCP 47 tag of what is around it
 */
export function entrySection(
  { title, summary, kinds = '', html, url, cut, language }: EntryPart,
  around: string | undefined,
  heading: 'h2' | 'h3' = 'h2',
): string {
  const { theRest } = entryWords(around);
  const sentence = (value: string) =>
    value === '' ? '' : toHtml([element('p', { dir: 'auto' }, [text(value)])]);
  const content = [
    toHtml([element(heading, { dir: 'auto' }, [link(url, title)])]),
    sentence(summary),
    html,
    cut ? toHtml([element('p', {}, [link(url, theRest)])]) : '',
    sentence(kinds),
  ].filter((part) => part !== '');
  const joined = content.join('\n');
  const own = language ?? around;
  const isTurned = own !== undefined && direction(own) === 'rtl';
  return own === undefined || (language === undefined && !isTurned)
    ? joined
    : inLanguage(own, joined);
}

/** `content` is HTML of whole blocks already. */
function inLanguage(language: string, content: string): string {
  // Many readers ignore the entry's own language: only `dir` turns lists and tables around.
  const attributes = {
    lang: language,
    ...(direction(language) === 'rtl' ? { dir: 'rtl' } : {}),
  };
  const [end, empty] = ['</div>', toHtml([element('div', attributes)])];
  return `${empty.slice(0, -end.length)}\n${content}\n${end}`;
}

/** Names documents that an entry has no room for; `more` is the absolute URL of where they are shown. */
export function linksTo(
  parts: readonly Pick<EntryPart, 'url' | 'title'>[],
  notShown: (count: number) => string,
  more: string,
): Content[] {
  if (parts.length === 0) return [];
  const links = parts.slice(0, mostLinks).map(({ url, title }) => link(url, title));
  const items = parts.length > mostLinks ? [...links, text('…')] : links;
  return [
    element('p', {}, [link(more, notShown(parts.length))]),
    element(
      'ul',
      {},
      items.flatMap((item) => [element('li', {}, [item]), text('\n')]),
    ),
  ];
}

function link(url: string, title: string): Content {
  return element('a', { href: url }, [text(title)]);
}
