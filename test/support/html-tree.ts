import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type Content, element, text } from '../../lib/plan/model/content.ts';

/** Content as a browser reads it: what HTML would move, drop or invent shows as a difference. */
export function readHtml(html: string): Content[] {
  return parseFragment(html).childNodes.map(toContent);
}

function toContent(node: DefaultTreeAdapterTypes.ChildNode): Content {
  if (node.nodeName === '#text' && 'value' in node) return text(node.value);
  if (!('tagName' in node)) return text(`unexpected ${node.nodeName}`);
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return element(node.tagName, attributes, node.childNodes.map(toContent));
}
