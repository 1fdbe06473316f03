import { type Content, type Element, text } from '../plan/model/content.ts';
import { countSameEnds } from './content/same-ends.ts';
import { compareFields } from './facts/field-changes.ts';
import { countChanges, type Merged } from './merged/merged.ts';
import type { LineRedline } from './merged/redline-result.ts';
import type { RedlineInput } from './redline.ts';
import { type Alignment, align } from './sequences/align.ts';

/** Up to this many lines on both sides together, equal lines in the middle are aligned. */
const mostLines = 200_000;

/**
 * Most changed places that are told apart. Nobody reads more than these, so then everything in the
 * middle becomes one change.
 */
const mostPlaces = 2_000;

/**
 * Compares two versions that are shown as written (see `parseAsSource`): one block of code each,
 * line by line. The time depends only on their size, whatever they say.
 */
export function redlineByLines(before: RedlineInput, after: RedlineInput): LineRedline {
  const fields = compareFields(before.fields, after.fields);
  const [oldLines, newLines] = [linesOf(before.content), linesOf(after.content)];
  const content = [within('pre', [within('code', compareLines(oldLines, newLines))])];
  return { byLines: true, fields, changes: fields.length + countChanges(content), content };
}

function within(name: string, children: readonly Merged[]): Merged {
  return { change: 'within', name, attributes: {}, children };
}

/** Each line keeps its line break, so that joining the lines gives the text. */
function linesOf([block]: readonly Content[]): string[] {
  const code = firstElement(block)?.children[0];
  const [written] = firstElement(code)?.children ?? [];
  const value = written?.type === 'text' ? written.value : '';
  return value.split(/(?<=\n)/u).filter((line) => line !== '');
}

function firstElement(node: Content | undefined): Element | undefined {
  return node?.type === 'element' ? node : undefined;
}

function compareLines(before: readonly string[], after: readonly string[]): Merged[] {
  const { start, end } = countSameEnds(before, after);
  const oldMiddle = before.slice(start, before.length - end);
  const newMiddle = after.slice(start, after.length - end);
  const isLong = oldMiddle.length + newMiddle.length > mostLines;
  const fine = isLong
    ? undefined
    : placesOf(oldMiddle, newMiddle, alignLines(oldMiddle, newMiddle));
  const middle = fine && fine.length <= mostPlaces ? fine : [whole(oldMiddle, newMiddle)];
  return [
    ...written('same', after.slice(0, start)),
    ...middle.flat(),
    ...written('same', after.slice(after.length - end)),
  ];
}

function alignLines(before: readonly string[], after: readonly string[]): Alignment {
  const numbers = new Map<string, number>();
  const numberOf = (line: string) => {
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  return align(before.map(numberOf), after.map(numberOf), { steps: 0 });
}

/** Changed lines and equal lines, in turn. */
function placesOf(
  before: readonly string[],
  after: readonly string[],
  alignment: Alignment,
): Merged[][] {
  const places: Merged[][] = [];
  let [oldIndex, newIndex] = [0, 0];
  while (oldIndex < before.length || newIndex < after.length) {
    const [oldStart, newStart] = [oldIndex, newIndex];
    while (oldIndex < before.length && alignment[oldIndex] === -1) oldIndex++;
    newIndex = oldIndex < before.length ? (alignment[oldIndex] ?? newIndex) : after.length;
    places.push(whole(before.slice(oldStart, oldIndex), after.slice(newStart, newIndex)));
    const same = newIndex;
    while (
      oldIndex < before.length &&
      newIndex < after.length &&
      alignment[oldIndex] === newIndex
    ) {
      oldIndex++;
      newIndex++;
    }
    places.push(written('same', after.slice(same, newIndex)));
  }
  return places;
}

function whole(before: readonly string[], after: readonly string[]): Merged[] {
  return [...written('deleted', before), ...written('inserted', after)];
}

function written(change: 'same' | 'deleted' | 'inserted', lines: readonly string[]): Merged[] {
  return lines.length === 0 ? [] : [{ change, content: text(lines.join('')) }];
}
