import { type Content, type Element, text } from '../../plan/model/content.ts';
import { textOf } from '../content/excerpt.ts';
import { rebuild } from '../content/rebuild.ts';
import type { Whole } from '../merged/merged.ts';

const signs: Readonly<Record<string, string>> = { em: '*', strong: '**', code: '`' };

/**
 * What was replaced and what replaced it, one after the other. Where only their tags differ, these
 * are shown in words, so that the two read differently without them.
 */
export function showTags(deleted: readonly Whole[], inserted: readonly Whole[]): Whole[] {
  const both = [...deleted, ...inserted];
  if (readingOf(deleted) !== readingOf(inserted)) return both;
  return both.flatMap((node) =>
    rebuild([node.content], withTags).map((content) => ({ ...node, content })),
  );
}

function readingOf(nodes: readonly Whole[]): string {
  return nodes.map(({ content }) => textOf(content)).join('');
}

function withTags(original: Element, children: Content[]): Content[] {
  const { name, attributes } = original;
  const sign = signs[name];
  if (sign !== undefined) return [{ ...original, children: [text(sign), ...children, text(sign)] }];
  const isNamed = attributes.href !== undefined && attributes.href !== textOf(original);
  const address =
    name === 'a' && isNamed ? [text(` (${attributes.href}${titleOf(original)})`)] : [];
  return [{ ...original, children: [...children, ...address] }];
}

function titleOf({ attributes: { title } }: Element): string {
  return title === undefined ? '' : ` “${title}”`;
}
