import type { VNode } from 'preact';
import { toHtml } from '../plan/html.ts';
import { markedContent } from '../redline/marked-content.ts';
import type { Redline } from '../redline/redline.ts';
import { redlineLanguage, redlineWords } from '../redline/redline-words.ts';
import { levelHeadings } from './heading-levels.ts';
import { languageTag } from './language.ts';
import { scopeIds } from './scope-ids.ts';

/**
 * A redline. One of the two places where HTML enters a page as it is: the redline is made of two
 * safe content trees, and its serialiser escapes.
 *
 * @param props.scope - begins every id in it, where a page shows more than one redline
 */
export function RedlineHtml(props: {
  redline: Redline;
  label: string;
  scope?: string | undefined;
  language?: string | undefined;
}): VNode {
  const { redline, scope } = props;
  const marked = markedContent(
    redline.content,
    'change-',
    redlineWords(redlineLanguage(props.language)),
  );
  const html = toHtml(
    levelHeadings(scope === undefined ? marked : scopeIds(marked, scope, props.label)),
  );
  return (
    <section
      class="redline"
      dir="auto"
      lang={languageTag(props.language)}
      aria-label={props.label}
      // A wide table makes the frame scroll, and the keyboard must be able to do that too.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
