import { unpublishableName } from '../addresses/addresses.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import type { FrontMatterNode } from '../source/front-matter-node.ts';

/** Most addresses that lead to one document from elsewhere. */
const mostAddresses = 50;

/** Names in front matter for addresses that a page has or had: Jekyll's two, and Hugo's. */
const names = ['permalink', 'redirect_from', 'aliases'] as const;

/**
 * Addresses of another site of the same text, which lead to the document here: `/old/page/`,
 * `/old/page.html`. Each begins and ends with a slash, as a page is asked for. What is no address
 * (`My note`, `/:year/:title/`) is none.
 */
export function readFormerAddresses({ fields }: FrontMatter): readonly string[] {
  const found = names.flatMap((name) => addressesIn(fields.get(name)?.node));
  return [...new Set(found)].slice(0, mostAddresses);
}

/** Whether a fact of front matter says nothing but such addresses. */
export function saysAddresses(name: string, node: FrontMatterNode): boolean {
  return names.some((one) => one === name) && addressesIn(node).length > 0;
}

function addressesIn(node: FrontMatterNode | undefined): readonly string[] {
  if (node?.value.kind === 'list') return node.value.items.flatMap(addressesIn);
  return node?.value.kind === 'scalar' ? addressOf(node.value.text.trim()) : [];
}

function addressOf(written: string): readonly string[] {
  const isPath = /^[^:?#*{}<>\s]{1,500}$/u.test(written) && /\/|\.html?$/iu.test(written);
  if (!isPath || written.startsWith('//')) return [];
  const bare = decode(written)
    .replace(/(^|\/)index\.html?$/iu, '$1')
    .replace(/^\/|\/$/gu, '');
  return bare === '' || unpublishableName(bare) !== undefined ? [] : [`/${bare}/`];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
