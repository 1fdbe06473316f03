import type { Content } from '../model/content.ts';

/** Levels below a text that are looked into: labels and their values stand near the top. */
const deepest = 20;

/**
 * Content without what its author struck out: `~~June 2016~~ June 2017` states June 2017. Content
 * with nothing struck out stays the same.
 */
export function withoutStruck(content: readonly Content[], depth = 0): readonly Content[] {
  if (depth > deepest) return content;
  const kept = content.filter((node) => !isStruck(node)).map((node) => inside(node, depth));
  const isSame = kept.length === content.length && kept.every((node, at) => node === content[at]);
  return isSame ? content : kept;
}

function isStruck(node: Content): boolean {
  return node.type === 'element' && (node.name === 's' || node.name === 'del');
}

function inside(node: Content, depth: number): Content {
  if (node.type === 'text') return node;
  const children = withoutStruck(node.children, depth + 1);
  return children === node.children ? node : { ...node, children: [...children] };
}
