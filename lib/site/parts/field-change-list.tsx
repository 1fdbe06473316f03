import type { VNode } from 'preact';
import { definitionOf, type FieldChange } from '../../redline/facts/field-changes.ts';
import { namesOfField } from '../../words/field-names.ts';
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
            {change.before !== undefined && <del>{valueText(change, 'before', words)}</del>}{' '}
            {change.after !== undefined && <ins>{valueText(change, 'after', words)}</ins>}
            {shiftText(change, redlineWords(words.language)) && (
              <span class="quiet"> ({shiftText(change, redlineWords(words.language))})</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As {@link fieldValue} has it, but for states, which pages name in full. */
function valueText(change: FieldChange, side: 'before' | 'after', words: Words): string {
  const value = fieldValue(change, side, redlineWords(words.language)) ?? '';
  const isRead = change.unread !== side && change.unread !== 'both';
  const isStatus = definitionOf(change.field).sort === 'status';
  return isStatus && isRead ? statusText(change[side] ?? '', words) : value;
}
