import { type Content, element } from '../model/content.ts';

const blocks: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'table', 'hr'],
  ...['section', 'details', 'summary', 'dl', 'dt', 'dd'],
]);

/** Elements whose children are blocks and nothing else. */
const holdsBlocks: ReadonlySet<string> = new Set(['', 'blockquote', 'details', 'dl']);

/** Elements in which white space is no text. */
const holdsParts: ReadonlySet<string> = new Set(['ul', 'ol', 'thead', 'tbody', 'tfoot', 'tr']);

/** Whether text between the blocks of an element is wrapped into paragraphs. */
export function hasParagraphs(name: string): boolean {
  return holdsBlocks.has(name) && name !== 'dl';
}

/**
 * Wraps inline text that raw HTML leaves between blocks into paragraphs. So the text of a document
 * (`name` is then empty) is always a sequence of blocks. White space between blocks is dropped, as
 * are paragraphs that raw HTML left empty.
 */
export function wrapRuns(name: string, given: readonly Content[]): readonly Content[] {
  if (holdsParts.has(name)) return given.filter((child) => isPart(child) && !isPlace(child));
  const children = name === 'dl' ? given.filter((child) => !isPlace(child)) : given;
  if (!holdsBlocks.has(name)) return children;
  if (children.every(isBlock)) return children.filter(isFilled);
  const wrapped: Content[] = [];
  let run: Content[] = [];
  const endRun = () => {
    if (!isBlank(run)) wrapped.push(element('p', {}, trimRun(run)));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      if (isFilled(child)) wrapped.push(child);
    }
  }
  endRun();
  return wrapped;
}

/** A place to link to, which no list has between its parts. */
function isPlace(child: Content): boolean {
  return child.type === 'element' && child.name === 'span' && child.children.length === 0;
}

function isPart(child: Content): boolean {
  return child.type === 'element' && child.name !== 'br';
}

/** A run of inline text without the white space at its ends. No-break spaces stay. */
export function trimRun(run: readonly Content[]): readonly Content[] {
  const last = run.length - 1;
  const trimmed = run.map((child, index) => {
    if (child.type !== 'text' || (index > 0 && index < last)) return child;
    // A text alone keeps the white space at its end: so permanent pages have been published.
    const value = index === 0 ? trimStart(child.value) : trimEnd(child.value);
    return value === child.value ? child : { ...child, value };
  });
  return trimmed.every(isShown) ? trimmed : trimmed.filter(isShown);
}

function isShown(child: Content): boolean {
  return child.type === 'element' || child.value !== '';
}

function isBlank(run: readonly Content[]): boolean {
  return run.every((child) => child.type === 'text' && /^[ \t\n]*$/u.test(child.value));
}

function isFilled(child: Content): boolean {
  return child.type !== 'element' || child.name !== 'p' || !isBlank(child.children);
}

function isBlock(child: Content): boolean {
  return child.type === 'element' && blocks.has(child.name);
}

function trimStart(value: string): string {
  return value.replace(/^[ \t\n]+/u, '');
}

function trimEnd(value: string): string {
  let end = value.length;
  while (end > 0 && ' \t\n'.includes(value.charAt(end - 1))) end--;
  return value.slice(0, end);
}
