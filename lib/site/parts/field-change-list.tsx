import { Fragment, type VNode } from 'preact';
import { definitionOf, type FieldChange } from '../../redline/facts/field-changes.ts';
import { namesOfField } from '../../words/field-names.ts';
import { areWhole, fieldParts, wholeParts } from '../../words/field-parts.ts';
import { fieldValue, shiftText } from '../../words/field-text.ts';
import { redlineWords } from '../../words/redline-words.ts';
import type { Words } from '../../words/words.ts';
import { statusText } from './badges.tsx';

/** The facts that changed, each with its value before and after. */
export function FieldChangeList(props: {
  changes: readonly FieldChange[];
  words: Words;
}): VNode | null {
  const { changes, words } = props;
  if (changes.length === 0) return null;
  return (
    <dl class="field-changes">
      {changes.map((change, index) => (
        <div key={String(index)}>
          <dt>
            {change.name === undefined ? (
              namesOfField(change.field, words.language).label
            ) : (
              <bdi>{change.name}</bdi>
            )}
            {change.milestone !== undefined && (
              <>
                {' '}
                <bdi>{change.milestone}</bdi>
              </>
            )}
          </dt>
          <dd dir="auto">
            <Values change={change} words={words} />
            {shiftText(change, redlineWords(words.language)) && (
              <span class="quiet"> ({shiftText(change, redlineWords(words.language))})</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Both values, with what changed in them. */
function Values({ change, words }: { change: FieldChange; words: Words }): VNode {
  const isStatus = definitionOf(change.field).sort === 'status';
  const parts = isStatus
    ? wholeParts(valueText(change, 'before', words), valueText(change, 'after', words))
    : fieldParts(change, redlineWords(words.language));
  const between = areWhole(parts) ? ' ' : '';
  return (
    <>
      {parts.map(({ change: mark, text }, index) => (
        <Fragment key={String(index)}>
          {index > 0 && between}
          {mark === 'deleted' ? <del>{text}</del> : mark === 'inserted' ? <ins>{text}</ins> : text}
        </Fragment>
      ))}
    </>
  );
}

/** A state as pages name it, in full. */
function valueText(
  change: FieldChange,
  side: 'before' | 'after',
  words: Words,
): string | undefined {
  const value = change[side];
  if (value === undefined) return undefined;
  const isRead = change.unread !== side && change.unread !== 'both';
  return isRead ? statusText(value, words) : fieldValue(change, side, redlineWords(words.language));
}
