import { type Content, element, text } from '../../plan/model/content.ts';
import { fieldLabel, fieldValue, shiftText } from '../../words/field-text.ts';
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
    const write = (mark: Mark, value: string | undefined) =>
      value === undefined ? undefined : writers[marks](mark, value, words);
    const oldValue = write('deleted', fieldValue(change, 'before', words));
    const newValue = write('inserted', fieldValue(change, 'after', words));
    const values = oldValue && newValue ? [oldValue, text(' '), newValue] : [oldValue, newValue];
    const shift = shiftText(change, words);
    const days = shift ? [text(` (${shift})`)] : [];
    return element('li', {}, [
      text(label),
      ...values.filter((value) => value !== undefined),
      ...days,
    ]);
  });
  return items.length === 0 ? [] : [element('ul', {}, items)];
}
