import { compile, type HtmlToTextOptions } from 'html-to-text';

/** Levels of elements that are shown; what is deeper ends in "…". */
const deepest = 60;

function optionsWith(link: Readonly<Record<string, unknown>>): HtmlToTextOptions {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  return {
    wordwrap: false,
    limits: { maxDepth: deepest, ellipsis: '…' },
    selectors: [
      { selector: 'h2[hidden]', format: 'skip' },
      ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: 'a', options: link },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
    ],
  };
}

const withAddresses = compile(
  optionsWith({ hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] }),
);
const withoutAddresses = compile(optionsWith({ ignoreHref: true }));

/**
 * The content of an entry as plain text: blocks with a blank line between them. What went and came is
 * marked in the text itself ([-…-], {+…+}).
 *
 * @param html safe, of Gazette's own making
 * @param links whether the addresses of links stand behind them
 */
export function contentText(html: string, links: 'with addresses' | 'as words'): string {
  const convert = links === 'as words' ? withoutAddresses : withAddresses;
  const lines = convert(html)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
