import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { href } from '../plan/addresses/addresses.ts';
import { contentText } from './content-text.ts';
import type { EntryDocument, FeedEntry } from './feed.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/**
 * What an entry's content shows of each document, as plain text without the document's name, by the
 * address of its redline. A document that the content only links to has none.
 */
export function entrySections(
  { content, links }: Pick<FeedEntry, 'content' | 'links'>,
  documents: readonly Pick<EntryDocument, 'redline'>[],
): ReadonlyMap<string, string> {
  const known = new Set(documents.map(({ redline }) => redline));
  const sections = new Map<string, string>();
  const { childNodes } = parseFragment(content, { sourceCodeLocationInfo: true });
  const starts = childNodes.flatMap((node) => {
    const redline = redlineOf(node);
    // An address leads one section: its own text may have a heading with a link of the same form.
    if (redline === undefined || !known.delete(redline)) return [];
    return [{ redline, at: node.sourceCodeLocation?.startOffset ?? 0 }];
  });
  const end = linksAt(childNodes, links.page) ?? content.length;
  for (const [place, { redline, at }] of starts.entries()) {
    const section = content.slice(at, starts[place + 1]?.at ?? Math.max(at, end));
    sections.set(redline, contentText(withoutHeading(section), 'with addresses'));
  }
  return sections;
}

/** Sections begin with a heading that is a link (lib/feed/change-set-content.ts). */
function redlineOf(node: Node | undefined): string | undefined {
  if (!node || !('tagName' in node)) return undefined;
  if (node.tagName === 'div') return redlineOf(node.childNodes.find((child) => 'tagName' in child));
  const [link] = node.childNodes;
  if (node.tagName !== 'h2' || !link || !('tagName' in link)) return undefined;
  return hrefOf(link);
}

function hrefOf({ attrs }: DefaultTreeAdapterTypes.Element): string | undefined {
  return attrs.find(({ name }) => name === 'href')?.value;
}

/**
 * Where the links begin to what is not shown: a list after a link to the page of the change set, at the
 * end.
 */
function linksAt(nodes: readonly Node[], page: string): number | undefined {
  const [before, last] = nodes.filter((node) => 'tagName' in node).slice(-2);
  const [link, ...others] = before?.childNodes ?? [];
  const leads = link !== undefined && 'tagName' in link && hrefOf(link)?.endsWith(href(page));
  const isThere = last?.tagName === 'ul' && leads && others.length === 0;
  return isThere ? before?.sourceCodeLocation?.startOffset : undefined;
}

function withoutHeading(section: string): string {
  return section.replace('<h2', '<h2 hidden');
}
