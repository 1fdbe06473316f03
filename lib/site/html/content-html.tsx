import type { VNode } from 'preact';
import { toHtml } from '../../markup/html.ts';
import { type Content, type Element, element } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';
import { languageTag } from '../../words/language.ts';
import type { Words } from '../../words/words.ts';
import { formulaOf, isWide } from './formula-of.ts';
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
  const framed = withFrames(withDirections(content, direction), words, props.about);
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

/**
 * Formulas as MathML. A wide table or formula scrolls in a frame of its own that the keyboard can
 * reach, so that the page never does.
 */
function withFrames(
  content: readonly Content[],
  words: Words,
  about: string | undefined,
): Content[] {
  const ofWhat = about === undefined ? '' : ` (${about})`;
  let tables = 0;
  let formulas = 0;
  return rebuild(content, (node, children) => {
    const same = { ...node, children };
    if (node.name === 'table') return [frame('table', same, `${words.table} ${++tables}${ofWhat}`)];
    const formula = formulaOf(node);
    if (!formula) return [same];
    const isBlock = node.name === 'pre';
    if (!isBlock && !isWide(formula)) return [formula];
    return [
      frame(
        'formula',
        formula,
        `${words.formula} ${++formulas}${ofWhat}`,
        isBlock ? 'div' : 'span',
      ),
    ];
  });
}

function frame(
  kind: 'table' | 'formula',
  inside: Element,
  label: string,
  name: 'div' | 'span' = 'div',
): Element {
  const attributes = {
    ...{ class: `${kind}-frame`, role: 'region', tabindex: '0', 'aria-label': label },
  };
  return element(name, attributes, [inside]);
}
