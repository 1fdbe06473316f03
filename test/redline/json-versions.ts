import { toHtml } from '../../lib/markup/html.ts';
import type { JsonNode } from '../../lib/redline/json/redline-to-json.ts';

type Side = 'old' | 'new';

/** One version's HTML out of a redline's JSON, the way docs/redline.md says. */
export function htmlOf(nodes: readonly JsonNode[], side: Side): string {
  return nodes.reduce((html, node) => withNode(html, node, side), '');
}

function withNode(html: string, node: JsonNode, side: Side): string {
  if (node.change === 'respaced') return html + (side === 'new' ? node.after : node.before);
  if (node.change === 'moved') return side === 'new' ? html + htmlOf([node.node], side) : html;
  if ('html' in node) {
    const isThere = node.change === 'same' || (node.change === 'deleted') === (side === 'old');
    return isThere ? html + node.html : html;
  }
  if (node.change === 'within') return continued(html, node, side);
  if ((node.change === 'wrapped') !== (side === 'new'))
    return node.children.reduce((all, child) => withNode(all, child, side), html);
  return html + tagged(node.element, node.attributes, htmlOf(node.children, side));
}

function continued(
  html: string,
  node: Extract<JsonNode, { children: unknown }>,
  side: Side,
): string {
  const children = htmlOf(node.children, side);
  if (node.join === (side === 'old' ? 'split' : 'joined'))
    return html.replace(endsBefore(node.element), (ends) => `${children}${ends}`);
  const { name, attributes } =
    side === 'old' && node.before
      ? node.before
      : { name: node.element, attributes: node.attributes };
  return html + tagged(name, attributes, children);
}

/** The ends of tags before which text goes on, or items of a list. */
function endsBefore(name: string): RegExp {
  if (name === 'ul' || name === 'ol') return /<\/[ou]l>$/u;
  return /(?:<\/code>(?=<\/pre>))?(?:<\/(?:p|li|ul|ol|dd|dt|h[1-6]|blockquote|div|section|td|th|pre)>)*$/u;
}

function tagged(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: string,
): string {
  const shell = toHtml([{ type: 'element', name, attributes, children: [] }]);
  const end = `</${name}>`;
  return shell.endsWith(end) ? `${shell.slice(0, -end.length)}${children}${end}` : shell;
}
