import type { VNode } from 'preact';
import { toHtml } from '../../markup/html.ts';
import { type Content, type Element, element } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';
import { languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import { levelHeadings } from './heading-levels.ts';
import { withHeadingLinks } from './heading-links.ts';
import { withParagraphIds } from './paragraph-ids.ts';
import { textDirection, withDirections } from './text-direction.ts';

/**
 * The text of a document. One of the two places where HTML enters a page as it is: the content
 * tree holds only what the parser lets through, and its serialiser escapes.
 */
export function ContentHtml(props: {
  content: readonly Content[];
  language?: string | undefined;
  /** Whether the text never changes: then its paragraphs have addresses of their own. */
  isPermanent?: boolean;
  /** Level of the heading before it on the page. */
  above?: number;
  /** What the text is about, where it is not alone on its page: names of its tables tell it. */
  about?: string;
  words: Words;
}): VNode {
  const { language, words } = props;
  const content = props.isPermanent ? withParagraphIds(props.content) : props.content;
  const direction = textDirection(language, content);
  const framed = withScrollingTables(withDirections(content, direction), words, props.about);
  const html = toHtml(withHeadingLinks(levelHeadings(framed, props.above), words.linkToHeading));
  return (
    <div
      class="content"
      dir={direction}
      lang={languageTag(language)}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** A wide table scrolls in a frame of its own that the keyboard can reach, so that the page never does. */
function withScrollingTables(
  content: readonly Content[],
  words: Words,
  about: string | undefined,
): Content[] {
  const ofWhat = about === undefined ? '' : ` (${about})`;
  let tables = 0;
  return rebuild(content, (node, children) => {
    const same = { ...node, children };
    if (node.name !== 'table') return [same];
    tables += 1;
    return [frame(same, `${words.table} ${tables}${ofWhat}`)];
  });
}

function frame(table: Element, label: string): Element {
  const attributes = { class: 'table-frame', role: 'region', tabindex: '0', 'aria-label': label };
  return element('div', attributes, [table]);
}
