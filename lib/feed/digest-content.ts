import { toHtml } from '../markup/html.ts';
import { element, text } from '../plan/model/content.ts';
import { entryWords } from '../words/entry-words.ts';
import { type EntryPart, entrySection, linksTo } from './change-set-content.ts';

/** The documents of one chapter, what matters most first. */
export interface DigestChapter {
  readonly title: string;
  readonly parts: readonly EntryPart[];
}

/**
 * The content of a digest: chapter by chapter what became of each document, as long as there is room,
 * then links to the others.
 *
 * @param options.maximumCharacters room for redlines, in UTF-16 units of HTML; links come on top
 * @param options.others documents that only have a link
 * @param options.more absolute URL of the page with everything
 */
export function digestContent(
  chapters: readonly DigestChapter[],
  options: {
    readonly maximumCharacters: number;
    readonly others: readonly Pick<EntryPart, 'url' | 'title'>[];
    readonly more: string;
    readonly language: string;
  },
): string {
  const { language, maximumCharacters, others, more } = options;
  const blocks: string[] = [];
  const left: Pick<EntryPart, 'url' | 'title'>[] = [];
  let used = 0;
  for (const { title, parts } of chapters) {
    const shown = parts.filter(({ html }) => {
      used += html.length;
      return used <= maximumCharacters;
    });
    left.push(...parts.slice(shown.length));
    if (shown.length === 0) continue;
    blocks.push(toHtml([element('h2', { dir: 'auto' }, [text(title)])]));
    blocks.push(...shown.map((part) => entrySection(part, language, 'h3')));
  }
  const links = linksTo([...left, ...others], entryWords(language).notShown, more);
  return [...blocks, ...links.map((block) => toHtml([block]))].join('\n');
}
