import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { contentText } from './content-text.ts';
import type { EntryDocument, FeedEntry } from './feed.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/**
 * What an entry's content shows of each document, as plain text without the document's name, by the
 * address of its redline. A document that the content only links to has none.
 */
export function entrySections(
  { content }: Pick<FeedEntry, 'content'>,
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
  const end = endOf(childNodes, content);
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
  return link.attrs.find(({ name }) => name === 'href')?.value;
}

/** Where the links begin to what is not shown: they follow a paragraph that is nothing but a link. */
function endOf(nodes: readonly Node[], content: string): number {
  const elements = nodes.filter((node) => 'tagName' in node);
  const [before, last] = elements.slice(-2);
  const isList = last?.tagName === 'ul' && before?.tagName === 'p';
  const [link, ...others] = before?.childNodes ?? [];
  const isLink = link !== undefined && 'tagName' in link && link.tagName === 'a';
  return isList && isLink && others.length === 0
    ? (before?.sourceCodeLocation?.startOffset ?? content.length)
    : content.length;
}

function withoutHeading(section: string): string {
  return section.replace('<h2', '<h2 hidden');
}
