import { type Content, element, text } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';

/** Gives each heading below the page's own that has an id a link to itself, so that readers can copy its address. */
export function withHeadingLinks(content: readonly Content[], label: string): Content[] {
  return rebuild(content, (node, children) => {
    const { id } = node.attributes;
    if (id === undefined || !/^h[2-6]$/u.test(node.name)) return [{ ...node, children }];
    const attributes = { class: 'anchor', href: `#${encodeURIComponent(id)}`, 'aria-label': label };
    const link = element('a', attributes, [text('#')]);
    return [{ ...node, children: [...children, text(' '), link] }];
  });
}
