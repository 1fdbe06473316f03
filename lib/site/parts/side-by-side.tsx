import type { VNode } from 'preact';
import { toHtml } from '../../markup/html.ts';
import type { Content } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';
import type { Merged } from '../../redline/merged/merged.ts';
import { omitUnchanged } from '../../redline/merged/omit-unchanged.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import { type Side, sideOf } from '../../redline/merged/side-of.ts';
import { markedContent } from '../../redline/page/marked-content.ts';
import { languageTag, wordLanguage } from '../../words/language.ts';
import { redlineWords } from '../../words/redline-words.ts';
import type { Words } from '../../words/words.ts';
import { levelHeadings } from '../html/heading-levels.ts';
import { idsIn, leadInnerLinks } from '../html/inner-links.ts';
import { textDirection, withDirections } from '../html/text-direction.ts';

/**
 * The changed parts of a text, the old version on the left and the new one on the right; for wide
 * screens, closed until it is asked for. Ids stay with the redline in one column.
 */
export function SideBySide(props: {
  redline: Redline;
  language?: string | undefined;
  words: Words;
}): VNode | null {
  const { redline, language, words } = props;
  const runs = omitUnchanged(redline.content);
  if (!runs.some(({ kind }) => kind === 'shown')) return null;
  // Links within the text lead to the redline in one column.
  const ids = idsIn(marked(redline.content, 'change-', language));
  return (
    <details class="side-by-side">
      <summary>{words.sideBySide}</summary>
      <div class="columns" lang={languageTag(language)}>
        <p>{words.before}</p>
        <p>{words.after}</p>
        {runs.map((part, index) =>
          part.kind === 'omitted' ? (
            <p key={String(index)} class="omitted">
              …
            </p>
          ) : (
            rowsOf(part.nodes).map((row, place) => (
              <Row key={`${index} ${place}`} row={row} ids={ids} language={language} />
            ))
          ),
        )}
      </div>
    </details>
  );
}

interface RowProps {
  readonly row: readonly Merged[];
  /** Those of the redline in one column. */
  readonly ids: ReadonlySet<string>;
  readonly language: string | undefined;
}

function Row(props: RowProps): VNode {
  return (
    <>
      <Cell {...props} side="old" />
      <Cell {...props} side="new" />
    </>
  );
}

function marked(
  merged: readonly Merged[],
  idPrefix: string,
  language: string | undefined,
): readonly Content[] {
  return markedContent(merged, idPrefix, redlineWords(wordLanguage(language)));
}

/** One of the places where HTML enters a page as it is: see `RedlineHtml`. */
function Cell({ row, side, ids, language }: RowProps & { side: Side }): VNode {
  const cell = leadInnerLinks(withoutIds(marked(sideOf(row, side), '', language)), ids);
  return (
    <div
      class={side === 'old' ? 'redline old' : 'redline'}
      dir={textDirection(language)}
      dangerouslySetInnerHTML={{
        __html: toHtml(levelHeadings(withDirections(cell, textDirection(language)))),
      }}
    />
  );
}

/** A block that was split stands beside all its parts, and deleted blocks beside those that came. */
function rowsOf(nodes: readonly Merged[]): Merged[][] {
  const rows: Merged[][] = [];
  for (const node of nodes) {
    const previous = rows.at(-1)?.at(-1);
    const isJoined = node.change === 'within' && node.join !== undefined;
    const isReplacement = previous?.change === 'deleted' && node.change === 'inserted';
    if (isJoined || isReplacement) rows.at(-1)?.push(node);
    else rows.push([node]);
  }
  return rows;
}

/** An id may stand in a page once. */
function withoutIds(content: readonly Content[]): Content[] {
  return rebuild(content, (node, children) => {
    const {
      id: _,
      'aria-labelledby': __,
      'aria-describedby': ___,
      ...attributes
    } = node.attributes;
    return [{ ...node, attributes, children }];
  });
}
