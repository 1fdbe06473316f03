/** An HTML element that authors may write in Markdown. */
interface AllowedElement {
  /** The element that it becomes, where that is another one. */
  readonly becomes?: string;
  /** Attributes that are kept as written. */
  readonly keeps?: readonly string[];
}

/** Elements that become elements of the content tree, by the name that their authors write. */
export const allowedElements: ReadonlyMap<string, AllowedElement> = new Map<string, AllowedElement>(
  [
    ['a', { keeps: ['title'] }],
    ['abbr', { keeps: ['title'] }],
    ['b', { becomes: 'strong' }],
    ['blockquote', {}],
    ['br', {}],
    ['caption', {}],
    ['cite', {}],
    ['code', {}],
    ['dd', {}],
    ['del', {}],
    ['details', { keeps: ['open'] }],
    ['dfn', {}],
    ['dl', {}],
    ['dt', {}],
    ['em', {}],
    ['i', { becomes: 'em' }],
    ['img', { keeps: ['alt', 'title'] }],
    ['ins', {}],
    ['kbd', {}],
    ['li', {}],
    ['mark', {}],
    ['ol', {}],
    ['q', {}],
    ['s', {}],
    ['samp', {}],
    ['small', {}],
    ['strike', { becomes: 's' }],
    ['strong', {}],
    ['sub', {}],
    ['summary', {}],
    ['sup', {}],
    ['table', {}],
    ['tbody', {}],
    ['td', {}],
    ['tfoot', {}],
    ['th', {}],
    ['thead', {}],
    ['tr', {}],
    ['tt', { becomes: 'code' }],
    ['u', {}],
    ['ul', {}],
    ['var', {}],
  ],
);

/** Elements whose tags are left out, while what stands in them is kept. */
export const droppedElements: ReadonlySet<string> = new Set([
  ...['big', 'col', 'colgroup', 'font', 'nobr', 'picture', 'source', 'span', 'wbr'],
]);

/** The same; what stands in them is a paragraph of its own. */
export const wrapperElements: ReadonlySet<string> = new Set([
  ...['article', 'aside', 'center', 'div', 'figcaption', 'figure', 'footer', 'header', 'hgroup'],
  ...['hr', 'main', 'nav', 'p', 'section'],
]);

/** Elements that group blocks and may be written as HTML. Markdown may stand in them. */
export const groupingElements: ReadonlySet<string> = new Set([
  ...['details', 'summary', 'dl', 'dt', 'dd', 'ul', 'ol', 'li', 'blockquote'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
]);
