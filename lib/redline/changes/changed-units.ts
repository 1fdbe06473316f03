import type { Content } from '../../plan/model/content.ts';
import { isMeasured } from '../classify/amounts.ts';
import { imagesIn, isPictures } from '../classify/files.ts';
import { type Unit, unitsIn } from '../classify/units.ts';
import { isBlock, isHeading } from '../content/elements.ts';
import { lineEnd, readText } from '../content/read-text.ts';
import { accept } from '../merged/accept-reject.ts';
import type { Merged } from '../merged/merged.ts';
import type { ChangedUnit, ListedChange } from './listed-change.ts';
import type { Sections } from './whole-sections.ts';

/**
 * The word that a text which stayed begins with, if a figure before it can be an amount of it; with
 * the unit behind it, where it tells the sort of that: " working days". Or the year of a date.
 */
export function wordBehind(next: Merged | undefined): string {
  const value = next?.change === 'same' && next.content.type === 'text' ? next.content.value : '';
  const ofMore = moreOrThem.exec(value)?.[0];
  if (ofMore !== undefined) return ofMore;
  const [, word = '', second = ''] =
    /^( (?:19|20)\p{N}{2}(?![.,:/-]?\p{N})|[ \u00a0\u202f]?[\p{L}\p{Sc}%‰°][\p{L}\p{M}]{0,20}(?:[²³]|\/\p{L}{1,3}(?!\p{L}))?)([ \u00a0\u202f]\p{L}{1,20})?/u.exec(
      value,
    ) ?? [];
  return second !== '' && !isMeasured(word) && isMeasured(second) ? word + second : word;
}

/** What a number says of others: "three or more", "two of whom"; and the halves of a day. */
const moreOrThem =
  /^[ \u00a0\u202f](?:or (?:more|less|fewer|later|older|younger)|of (?:whom|them|which|these|those)|ou (?:plus|moins)|d’entre (?:eux|elles)|oder (?:mehr|weniger)|von (?:ihnen|denen)|o (?:más|menos)|de (?:ellos|ellas)|[ap]\.m\.|[ap]m)(?!\p{L})/u;

/** The images of a place that changed; `undefined` where they are the same, or stand among words. */
export function imageUnits(
  before: readonly Content[],
  after: readonly Content[],
): ListedChange['units'] | undefined {
  const [old, young] = [imagesIn(before), imagesIn(after)];
  const isSame =
    old.length === young.length && old.every((address, index) => address === young[index]);
  const areAlone = [before, after].every((side) => side.length === 0 || isPictures(side));
  if (isSame || !areAlone) return undefined;
  const deed = old.length === 0 ? 'inserted' : young.length === 0 ? 'deleted' : 'exchanged';
  const { length } = young.length > 0 ? young : old;
  return Array.from({ length }, () => ({ deed, unit: 'image' }) as const);
}

/** The blocks that a node brings, takes away, moves or puts into other elements. */
export function blockUnits(
  node: Merged,
  around: Unit | undefined,
  { whole, heads, titles }: Sections,
): ListedChange['units'] {
  const [content] = 'content' in node ? [node.content] : accept({ content: [node] });
  const deed = deedOf(node);
  if (!content || !deed || (node.change !== 'moved' && !isBlock(content))) return [];
  const section = whole.get(node);
  const isNamed = isHeading(content) && !titles.has(node);
  const title = (isNamed && readText([content])) || undefined;
  const units = unitsIn(content, around);
  const texts = textsOf(content, units.length);
  return units.map((unit, index) => ({
    ...{ deed, unit },
    ...(title === undefined ? {} : { title }),
    ...(texts && unit !== 'heading' ? { text: texts[index] ?? '' } : {}),
    ...(section ? { whole: section } : {}),
    ...(heads.has(node) ? { isHead: true as const } : {}),
  }));
}

/** The texts of units in content; `undefined` where these are not its blocks one by one. */
function textsOf(content: Content, count: number): readonly string[] | undefined {
  const text = readText([content]).trim();
  const texts = count === 1 ? [text] : text.split('\n\n');
  return texts.length === count ? texts.map(plainText) : undefined;
}

/** Cells side by side, and no marks of footnotes, nor the sign that leads back from one. */
function plainText(text: string): string {
  return text
    .replace(/\t+/gu, ', ')
    .replace(/\[\d{1,5}\]|↩\uFE0E?/gu, '')
    .replaceAll(lineEnd, '\n')
    .trim();
}

function deedOf(node: Merged): ChangedUnit['deed'] | undefined {
  if (node.change === 'moved') return node.inPlace ? 'restructured' : 'moved';
  return node.change === 'inserted' || node.change === 'deleted' ? node.change : undefined;
}
