import { type Content, element, text } from '../plan/model/content.ts';

/** A note as content: a paragraph per block of lines, line breaks kept. */
export function noteContent(note: string): Content[] {
  return note
    .split(/\n\s*\n/u)
    .filter((block) => block.trim() !== '')
    .map((block) => element('p', { dir: 'auto' }, lines(block.trim())));
}

function lines(block: string): Content[] {
  return block
    .split(/\r?\n/u)
    .flatMap((line, index) => (index === 0 ? [text(line)] : [element('br'), text(`\n${line}`)]));
}
