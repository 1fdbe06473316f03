import type { Content } from '../model/content.ts';

/** Levels below a text that are looked into: labels and their values stand near the top. */
const deepest = 20;

/**
 * Content without what its author struck out: `~~June 2016~~ June 2017` states June 2017. Content
 * with nothing struck out stays the same.
 */
export function withoutStruck(content: readonly Content[], depth = 0): readonly Content[] {
  if (depth > deepest || !hasStruck(content, depth)) return content;
  return content.filter((node) => !isStruck(node)).map((node) => inside(node, depth));
}

function hasStruck(content: readonly Content[], depth: number): boolean {
  return content.some(
    (node) =>
      isStruck(node) ||
      (node.type === 'element' && depth < deepest && hasStruck(node.children, depth + 1)),
  );
}

function isStruck(node: Content): boolean {
  return node.type === 'element' && (node.name === 's' || node.name === 'del');
}

function inside(node: Content, depth: number): Content {
  if (node.type === 'text') return node;
  const children = withoutStruck(node.children, depth + 1);
  return children === node.children ? node : { ...node, children: [...children] };
}
