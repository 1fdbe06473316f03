import { type Content, element, text } from '../../plan/model/content.ts';
import { fieldLabel, fieldValue, shiftText } from '../../words/field-text.ts';
import type { RedlineWords } from '../../words/redline-words.ts';
import { type FieldChange, visibleFields } from '../facts/field-changes.ts';

/** The changed fields as a list, with bare `ins` and `del`. Empty when no visible field changed. */
export function fieldList(fields: readonly FieldChange[], words: RedlineWords): Content[] {
  const items = visibleFields(fields).map((change) => {
    const label = `${fieldLabel(change, words)}${words.colon}`;
    const [oldValue, newValue] = [
      markedValue('del', fieldValue(change, 'before', words)),
      markedValue('ins', fieldValue(change, 'after', words)),
    ];
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

function markedValue(name: 'ins' | 'del', value: string | undefined): Content | undefined {
  return value === undefined ? undefined : element(name, {}, [text(value)]);
}
