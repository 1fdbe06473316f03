import { type Content, type Text, text } from '../../plan/model/content.ts';
import { countSame } from '../content/same-content.ts';

/** Two runs of text, without their equal start and end. */
export interface Trimmed {
  readonly start: readonly Content[];
  readonly before: readonly Content[];
  readonly after: readonly Content[];
  readonly end: readonly Content[];
}

/** Takes off the equal elements and equal words at both ends. Most edits are in one place. */
export function trimText(before: readonly Content[], after: readonly Content[]): Trimmed {
  const { start, end } = countSame(before, after);
  const [oldMiddle, newMiddle] = [before, after].map((all) => all.slice(start, all.length - end));
  const common = commonWords(oldMiddle ?? [], newMiddle ?? []);
  return {
    start: [...after.slice(0, start), ...textOf(common.start)],
    before: common.before,
    after: common.after,
    end: [...textOf(common.end), ...after.slice(after.length - end)],
  };
}

interface Common {
  readonly start: string;
  readonly before: readonly Content[];
  readonly after: readonly Content[];
  readonly end: string;
}

function commonWords(before: readonly Content[], after: readonly Content[]): Common {
  const start = commonStart(textAt(before, 0), textAt(after, 0));
  const [oldRest, newRest] = [before, after].map((all) =>
    withFirst(all, (value) => value.slice(start)),
  );
  const end = commonEnd(textAt(oldRest, -1), textAt(newRest, -1));
  const cut = (value: string) => value.slice(0, value.length - end);
  const last = textAt(newRest, -1)?.value ?? '';
  return {
    start: textAt(after, 0)?.value.slice(0, start) ?? '',
    before: withLast(oldRest ?? [], cut),
    after: withLast(newRest ?? [], cut),
    end: last.slice(last.length - end),
  };
}

/** Length of the words that both texts begin with, including the white space after the last one. */
function commonStart(before: Text | undefined, after: Text | undefined): number {
  if (!before || !after) return 0;
  const [oldText, newText] = [before.value, after.value];
  let length = 0;
  while (length < oldText.length && length < newText.length && oldText[length] === newText[length])
    length++;
  while (length > 0 && !(isGap(oldText, length - 1) && isGap(newText, length - 1))) length--;
  // Longer white space in one text would be cut in two.
  return isSpace(oldText.charCodeAt(length)) || isSpace(newText.charCodeAt(length)) ? 0 : length;
}

function commonEnd(before: Text | undefined, after: Text | undefined): number {
  if (!before || !after) return 0;
  const [oldText, newText] = [before.value, after.value];
  const isEdge = (value: string, length: number) => isGap(value, value.length - length);
  const least = Math.min(oldText.length, newText.length);
  let length = 0;
  while (length < least && oldText.at(-1 - length) === newText.at(-1 - length)) length++;
  while (length > 0 && !(isEdge(oldText, length) && isEdge(newText, length))) length--;
  const isCut = [oldText, newText].some((value) =>
    isSpace(value.charCodeAt(value.length - length - 1)),
  );
  return isCut ? 0 : length;
}

/** Whether white space that separates words stands at an index. The space in 30 000 does not. */
function isGap(value: string, index: number): boolean {
  if (!isSpace(value.charCodeAt(index))) return false;
  return !(isDigit(value.charCodeAt(index - 1)) && isDigit(value.charCodeAt(index + 1)));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function textAt(content: readonly Content[] | undefined, index: number): Text | undefined {
  const node = content?.at(index);
  return node?.type === 'text' ? node : undefined;
}

function withFirst(content: readonly Content[], change: (value: string) => string): Content[] {
  const first = textAt(content, 0);
  return first ? [...textOf(change(first.value)), ...content.slice(1)] : [...content];
}

function withLast(content: readonly Content[], change: (value: string) => string): Content[] {
  const last = textAt(content, -1);
  return last ? [...content.slice(0, -1), ...textOf(change(last.value))] : [...content];
}

function textOf(value: string): Content[] {
  return value === '' ? [] : [text(value)];
}
