import type { Token } from 'markdown-it';
import { element } from '../model/content.ts';
import type { EventWriter } from './event-writer.ts';
import { writeText } from './inline-events.ts';

const mark = /^\[([ xX])\](?=[ \t\u00a0])/u;

/** Whether the list item that opens at `index` begins with a check box, `[ ]` or `[x]`. */
export function isTask(tokens: readonly Token[], index: number): boolean {
  const first = tokens[index + 2]?.children?.[0];
  return (
    tokens[index]?.type === 'list_item_open' &&
    tokens[index + 1]?.type === 'paragraph_open' &&
    first?.type === 'text' &&
    mark.test(first.content)
  );
}

/** Writes the first text of a task: its check box, which readers cannot change, and the rest. */
export function writeTask({ content }: Token, writer: EventWriter): void {
  const { words } = writer.context;
  const done = !content.startsWith('[ ');
  const attributes = {
    type: 'checkbox',
    disabled: '',
    ...(done ? { checked: '' } : {}),
    'aria-label': done ? words.done : words.toDo,
  };
  writer.leaf(element('input', attributes));
  writeText(content.slice('[x]'.length), writer);
}
