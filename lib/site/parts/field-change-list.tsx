import type { VNode } from 'preact';
import { definitionOf, type FieldChange } from '../../redline/facts/field-changes.ts';
import { namesOfField } from '../../words/field-names.ts';
import { shiftText } from '../../words/field-text.ts';
import { redlineWords } from '../../words/redline-words.ts';
import type { Words } from '../../words/words.ts';
import { statusText } from './badges.tsx';
import { dateText } from './date-text.tsx';

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
            {namesOfField(change.field, words.language).label}
            {change.milestone !== undefined && (
              <>
                {' '}
                <bdi>{change.milestone}</bdi>
              </>
            )}
          </dt>
          <dd dir="auto">
            {change.before !== undefined && <del>{valueText(change, change.before, words)}</del>}{' '}
            {change.after !== undefined && <ins>{valueText(change, change.after, words)}</ins>}
            {shiftText(change, redlineWords(words.language)) && (
              <span class="quiet"> ({shiftText(change, redlineWords(words.language))})</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function valueText({ field }: FieldChange, value: string, words: Words): string {
  if (field === 'frontMatter') return redlineWords(words.language).frontMatter.unreadable;
  const { sort } = definitionOf(field);
  if (sort === 'date') return dateText(value, words);
  return sort === 'status' ? statusText(value, words) : value;
}
