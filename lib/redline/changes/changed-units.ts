import type { Content } from '../../plan/model/content.ts';
import { imagesIn, isPictures } from '../classify/files.ts';
import { type Unit, unitsIn } from '../classify/units.ts';
import { isBlock } from '../content/elements.ts';
import { accept } from '../merged/accept-reject.ts';
import type { Merged } from '../merged/merged.ts';
import type { ListedChange } from './listed-change.ts';

/** The word that a text which stayed begins with, if a figure before it can be an amount of it. */
export function wordBehind(next: Merged | undefined): string {
  const value = next?.change === 'same' && next.content.type === 'text' ? next.content.value : '';
  return /^[ \u00a0\u202f]?[\p{L}\p{Sc}%‰][\p{L}\p{M}]{0,20}/u.exec(value)?.[0] ?? '';
}

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
export function blockUnits(node: Merged, around: Unit | undefined): ListedChange['units'] {
  if (node.change === 'moved')
    return unitsIn(accept({ content: [node] })[0] ?? { type: 'text', value: '' }, around).map(
      (unit) => ({ deed: node.inPlace ? 'restructured' : 'moved', unit }),
    );
  if (!('content' in node) || node.change === 'same' || !isBlock(node.content)) return [];
  const { change, content } = node;
  return unitsIn(content, around).map((unit) => ({ deed: change, unit }));
}
