import { fieldParts } from '../../words/field-parts.ts';
import { fieldLabel, shiftText } from '../../words/field-text.ts';
import { redlineWords } from '../../words/redline-words.ts';
import { nameInvisible } from '../content/invisible.ts';
import { type FieldChange, visibleFields } from '../facts/field-changes.ts';
import type { Redline } from '../merged/redline-result.ts';
import { type Segment, type TextLine, textLines } from './text-lines.ts';

const english = redlineWords('en');

/** How changed text is marked: with brackets, as `git diff --word-diff` does, or with colours. */
const plainMarks = {
  deleted: ['[-', '-]'],
  inserted: ['{+', '+}'],
  same: ['', ''],
  note: ['', ''],
} as const;
const colorMarks = {
  deleted: ['\u001b[31;9m', '\u001b[0m'],
  inserted: ['\u001b[32;4m', '\u001b[0m'],
  same: ['', ''],
  note: ['\u001b[2m', '\u001b[0m'],
} as const;

type Marks = typeof plainMarks | typeof colorMarks;

/**
 * Writes the changes for a terminal: facts, then changed blocks, one paragraph each, after their
 * heading. "…" replaces unchanged blocks. Empty when nothing visible changed.
 */
export function redlineToText(redline: Redline, options: { readonly color: boolean }): string {
  const marks = options.color ? colorMarks : plainMarks;
  const fields = visibleFields(redline.fields).map((change) => fieldLine(change, marks));
  const blocks = folded(textLines(redline.content)).map((line) => lineText(line, marks));
  const parts = [...(fields.length > 0 ? [fields.join('\n')] : []), ...blocks];
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

function fieldLine(change: FieldChange, marks: Marks): string {
  const segments = fieldParts(change, english);
  const shift = shiftText(change, english);
  const days = shift ? ` (${shift})` : '';
  return `${clean(fieldLabel(change, english))}: ${segmentsText(segments, marks)}${days}`;
}

/** Changed lines, each after its heading; `undefined` where unchanged lines are left out. */
function folded(lines: readonly TextLine[]): (TextLine | undefined)[] {
  const result: (TextLine | undefined)[] = [];
  let heading: TextLine | undefined;
  let isOmitting = false;
  const omit = () => {
    if (isOmitting) result.push(undefined);
    isOmitting = false;
  };
  for (const line of lines) {
    if (isChanged(line)) {
      if (heading) result.push(heading);
      omit();
      result.push(line);
      heading = undefined;
    } else if (line.isHeading) [heading, isOmitting] = [line, false];
    else isOmitting = true;
  }
  if (result.length > 0 && (isOmitting || heading)) result.push(undefined);
  return result;
}

function isChanged({ segments, moved }: TextLine): boolean {
  return moved !== undefined || segments.some(({ change }) => change !== 'same');
}

function lineText(line: TextLine | undefined, marks: Marks): string {
  if (!line) return '…';
  const { prefix, segments, moved } = line;
  const indent = ' '.repeat(prefix.length);
  const label = moved === 'here' ? english.movedHere : english.movedAway;
  const note = moved ? `${marks.note[0]}(${label.toLowerCase()})${marks.note[1]} ` : '';
  return `${note}${prefix}${segmentsText(joined(segments), marks).trimEnd().replaceAll('\n', `\n${indent}`)}`;
}

function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last?.change === segment.change)
      result[result.length - 1] = { change: last.change, text: last.text + segment.text };
    else if (segment.text !== '') result.push(segment);
  }
  return result;
}

function segmentsText(segments: readonly Segment[], marks: Marks): string {
  return segments
    .map(({ change, text }) => {
      const [start, end] = marks[change];
      const shown = change === 'same' ? text : nameInvisible(text);
      return `${start}${clean(shown)}${end}`;
    })
    .join('');
}

/** Replaces control characters, so that a plan's text cannot control the terminal. */
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}
