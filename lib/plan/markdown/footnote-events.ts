import type { Token } from 'markdown-it';
import type { EventWriter } from './event-writer.ts';
import type { Footnote } from './footnotes.ts';

/** Writes the mark that leads to a footnote. */
export function writeReference(token: Token, writer: EventWriter): void {
  const number = Number(token.meta?.number);
  const id = referenceId(number, Number(token.meta?.occurrence));
  writer.open('sup');
  writer.open('a', { href: `#footnote-${number}`, id, role: 'doc-noteref' });
  writer.text(`[${number}]`);
  writer.close();
  writer.close();
}

/** Writes the footnotes of a document, each with the way back to every place that refers to it. */
export function writeFootnotes(
  footnotes: readonly Footnote[],
  writer: EventWriter,
  writeBlocks: (tokens: readonly Token[]) => void,
): void {
  if (footnotes.length === 0) return;
  const label = writer.context.words.footnotes;
  writer.open('section', { class: 'footnotes', role: 'doc-endnotes', 'aria-label': label });
  writer.open('ol');
  for (const footnote of footnotes) {
    writer.open('li', { id: `footnote-${footnote.number}` });
    writeBlocks(footnote.tokens);
    writeBackLinks(footnote, writer);
    writer.close();
  }
  writer.close();
  writer.close();
}

/** Puts the way back into the last paragraph of the footnote, where it has one. */
function writeBackLinks({ number, references, tokens }: Footnote, writer: EventWriter): void {
  const last = tokens.at(-1);
  const inParagraph = last?.type === 'paragraph_close' && !last.hidden;
  if (inParagraph) writer.events.pop();
  for (let occurrence = 1; occurrence <= references; occurrence++) {
    const shown = occurrence === 1 ? `${number}` : `${number}.${occurrence}`;
    writer.text(' ');
    writer.open('a', {
      href: `#${referenceId(number, occurrence)}`,
      role: 'doc-backlink',
      'aria-label': `${writer.context.words.backToReference} ${shown}`,
    });
    // With the selector for text style, so that no system shows a coloured picture.
    writer.text('\u21a9\ufe0e');
    writer.close();
  }
  if (inParagraph) writer.close();
}

function referenceId(number: number, occurrence: number): string {
  return `footnote-reference-${number}${occurrence === 1 ? '' : `-${occurrence}`}`;
}
