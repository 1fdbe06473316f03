import { compile } from 'html-to-text';

/** Levels of elements that are shown; what is deeper ends in "…". */
const deepest = 60;

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: deepest, ellipsis: '…' },
  selectors: [
    { selector: 'h2[hidden]', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * The content of an entry as plain text: blocks with a blank line between them, links with their
 * addresses. What went and came is marked in the text itself ([-…-], {+…+}).
 *
 * @param html safe, of Gazette's own making
 */
export function contentText(html: string): string {
  return convert(html).trim();
}
