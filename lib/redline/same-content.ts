import type { Content, Element } from '../plan/content.ts';

/** Whether two nodes are equal with all they contain; depth is no limit. */
export function isSameContent(before: Content, after: Content): boolean {
  const pending: [Content, Content][] = [[before, after]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [old, young] = pair;
    if (old === young) continue;
    if (old.type === 'text') {
      if (young.type !== 'text' || old.value !== young.value) return false;
      continue;
    }
    if (
      young.type === 'text' ||
      !isSameTag(old, young) ||
      old.children.length !== young.children.length
    )
      return false;
    for (const [index, child] of old.children.entries()) {
      const other = young.children[index];
      if (other) pending.push([child, other]);
    }
  }
  return true;
}

/** Attributes keep their order, as in HTML. */
function isSameTag(one: Element, other: Element): boolean {
  if (one.name !== other.name) return false;
  const [ours, theirs] = [Object.keys(one.attributes), Object.keys(other.attributes)];
  return (
    ours.length === theirs.length &&
    ours.every(
      (name, index) => name === theirs[index] && one.attributes[name] === other.attributes[name],
    )
  );
}

/** How many nodes are equal at the start and at the end of two lists; no node is counted twice. */
export function countSame(
  before: readonly Content[],
  after: readonly Content[],
): { readonly start: number; readonly end: number } {
  const least = Math.min(before.length, after.length);
  const isSame = (one: Content | undefined, other: Content | undefined) =>
    one !== undefined && other !== undefined && isSameContent(one, other);
  let start = 0;
  while (start < least && isSame(before[start], after[start])) start++;
  let end = 0;
  while (start + end < least && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  return { start, end };
}
