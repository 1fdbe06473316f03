import type { Content } from '../markdown/content.ts';
import { textOf } from '../markdown/text-of.ts';
import { parseDocument } from '../parse.ts';

/** One term of the glossary, as plain text. */
export interface GlossaryEntry {
  readonly term: string;
  /** Paragraphs are separated by an empty line. */
  readonly definition: string;
}

/** Reads GLOSSARY.md: each heading with text after it is a term; the first of two equal terms counts. */
export function parseGlossary(source: string): GlossaryEntry[] {
  const { content } = parseDocument('GLOSSARY.md', source);
  const entries = new Map<string, string[]>();
  let definition: string[] | undefined;
  for (const block of content) {
    if (block.type === 'element' && /^h[1-6]$/u.test(block.name)) {
      definition = openTerm(entries, textOf(block.children));
      continue;
    }
    const words = blockText(block);
    if (words !== '') definition?.push(words);
  }
  return [...entries]
    .filter(([, paragraphs]) => paragraphs.length > 0)
    .map(([term, paragraphs]) => ({ term, definition: paragraphs.join('\n\n') }));
}

function openTerm(entries: Map<string, string[]>, term: string): string[] | undefined {
  if (term === '' || entries.has(term)) return undefined;
  const definition: string[] = [];
  entries.set(term, definition);
  return definition;
}

function blockText(block: Content): string {
  if (block.type === 'text' || !['ul', 'ol'].includes(block.name)) return textOf([block]);
  return block.children.map((item) => textOf([item])).join('; ');
}
