import { type Content, element, text } from '../../plan/model/content.ts';
import { areWhole, fieldParts } from '../../words/field-parts.ts';
import { fieldLabel, shiftText } from '../../words/field-text.ts';
import type { RedlineWords } from '../../words/redline-words.ts';
import { type FieldChange, visibleFields } from '../facts/field-changes.ts';
import { type Mark, markElement } from './feed-marks.ts';

/** How a value is written: with signs in its mark, with the bare mark as on a page, or without. */
const writers = {
  signs: (mark: Mark, value: string, words: RedlineWords) =>
    markElement(mark, [text(value)], words),
  bare: (mark: Mark, value: string) =>
    element(mark === 'inserted' ? 'ins' : 'del', {}, [text(value)]),
  none: (_mark: Mark, value: string) => text(value),
} as const;

/** The fields that changed as a list; nothing where none did. */
export function fieldList(
  fields: readonly FieldChange[],
  words: RedlineWords,
  marks: keyof typeof writers,
): Content[] {
  const items = visibleFields(fields).map((change) => {
    const label = `${fieldLabel(change, words)}${words.colon}`;
    const parts = fieldParts(change, words);
    const between = areWhole(parts) ? [text(' ')] : [];
    const values = parts.flatMap(({ change: mark, text: value }, index) => [
      ...(index > 0 ? between : []),
      mark === 'same' ? text(value) : writers[marks](mark, value, words),
    ]);
    const shift = shiftText(change, words);
    const days = shift ? [text(` (${shift})`)] : [];
    return element('li', {}, [text(label), ...values, ...days]);
  });
  return items.length === 0 ? [] : [element('ul', {}, items)];
}
