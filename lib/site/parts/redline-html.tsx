import type { VNode } from 'preact';
import { toHtml } from '../../markup/html.ts';
import { href } from '../../plan/addresses/addresses.ts';
import { element, text } from '../../plan/model/content.ts';
import type { Merged } from '../../redline/merged/merged.ts';
import { omitUnchanged } from '../../redline/merged/omit-unchanged.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import { markedContent } from '../../redline/page/marked-content.ts';
import { languageTag, wordLanguage } from '../../words/language.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { levelHeadings } from '../html/heading-levels.ts';
import { idsIn, leadInnerLinks } from '../html/inner-links.ts';
import { scopeIds } from '../html/scope-ids.ts';
import { textDirection, withDirections } from '../html/text-direction.ts';

/**
 * A redline. One of the places where HTML enters a page as it is: the redline is made of two
 * safe content trees, and its serialiser escapes.
 *
 * @param props.folded - leaves out blocks that did not change
 * @param props.whole - address of a page with what is left out
 * @param props.scope - begins every id in it, where a page shows more than one redline
 */
export function RedlineHtml(props: {
  redline: Redline;
  label: string;
  scope?: string | undefined;
  language?: string | undefined;
  folded?: boolean;
  whole?: string | undefined;
}): VNode {
  const { redline, scope, folded } = props;
  const marked = markedContent(
    folded ? withoutUnchanged(redline.content) : redline.content,
    'change-',
    redlineWords(wordLanguage(props.language)),
    { steps: true },
  );
  const whole = props.whole === undefined ? undefined : href(props.whole);
  // A whole redline gives both versions back, links included.
  const linked = folded ? leadInnerLinks(marked, idsIn(marked), whole) : marked;
  const scoped = scope === undefined ? linked : scopeIds(linked, scope, props.label);
  const direction = textDirection(props.language);
  const html = toHtml(levelHeadings(withDirections(scoped, direction)));
  return (
    <section
      class="redline"
      dir={direction}
      lang={languageTag(props.language)}
      aria-label={props.label}
      // A wide table makes the frame scroll, and the keyboard must be able to do that too.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

const omission = element('p', { class: 'omitted' }, [text('…')]);

/** A text that is all new, or all gone, has nothing to leave out. */
function withoutUnchanged(nodes: readonly Merged[]): Merged[] {
  return omitUnchanged(nodes).flatMap((part): readonly Merged[] =>
    part.kind === 'shown' ? part.nodes : [{ change: 'same', content: omission }],
  );
}
