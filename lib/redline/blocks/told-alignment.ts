import type { Merged, StartTag, Within } from '../merged/merged.ts';

/**
 * Marks a cell whose other alignment is told elsewhere: a column's header tells of the cells below
 * it, and the first of several headers with the same change tells of the others.
 *
 * @param previous the node right before in the row
 */
export function toldAlignment(node: Merged, previous: Merged | undefined): Merged {
  if (node.change !== 'within' || !node.before || !areAligned(node, node.before)) return node;
  const isSameAgain =
    previous?.change === 'within' &&
    previous.name === node.name &&
    previous.before?.attributes.class === node.before.attributes.class &&
    previous.attributes.class === node.attributes.class;
  return node.name === 'td' || isSameAgain ? { ...node, isTold: true } : node;
}

/** Whether two tags are of cells that differ in their alignment only, which is a class. */
function areAligned({ name, attributes }: Within, before: StartTag): boolean {
  if (name !== before.name || (name !== 'td' && name !== 'th')) return false;
  const names = Object.keys({ ...attributes, ...before.attributes });
  return names.every((key) => key === 'class' || attributes[key] === before.attributes[key]);
}
