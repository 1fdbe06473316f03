import { toHtml } from '../markup/html.ts';
import { type Content, element, text } from '../plan/model/content.ts';
import { entryWords } from '../words/entry-words.ts';

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
}

/** Longer lists of documents end in a count: nobody reads them in a feed. */
const mostLinks = 50;

/** Redlines of one line each have more around them than in them: room alone would not bound them. */
const mostSections = 50;

/**
 * The content of a change set's feed entry: each document's redline under its name, in order, as
 * long as there is room, then links to the others.
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
  },
): string {
  const words = entryWords(options.language);
  const shown = countThatFit(parts, options.maximumCharacters);
  const sections = parts.slice(0, shown).map((part) => section(part, words.theRest));
  const remark = options.remark ? [element('p', {}, [text(options.remark)])] : [];
  return (
    toHtml(remark) +
    sections.join('\n') +
    toHtml(linksTo(parts.slice(shown), words.notShown, options.more))
  );
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

function section(
  { title, summary, kinds = '', html, url, cut }: EntryPart,
  theRest: string,
): string {
  const opening = [
    element('h2', { dir: 'auto' }, [link(url, title)]),
    ...[summary, kinds]
      .filter((sentence) => sentence !== '')
      .map((sentence) => element('p', { dir: 'auto' }, [text(sentence)])),
  ];
  const rest = cut ? [element('p', {}, [link(url, theRest)])] : [];
  return `${toHtml(opening)}
${html}${toHtml(rest)}`;
}

function linksTo(
  parts: readonly EntryPart[],
  notShown: (count: number) => string,
  more: string,
): Content[] {
  if (parts.length === 0) return [];
  const items = parts
    .slice(0, mostLinks)
    .map(({ url, title }) => element('li', {}, [link(url, title)]));
  return [
    element('p', {}, [link(more, notShown(parts.length))]),
    element(
      'ul',
      {},
      parts.length > mostLinks ? [...items, element('li', {}, [text('…')])] : items,
    ),
  ];
}

function link(url: string, title: string): Content {
  return element('a', { href: url }, [text(title)]);
}
