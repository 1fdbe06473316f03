import { type Content, element } from '../model/content.ts';

const blocks: ReadonlySet<string> = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'table', 'hr'],
  ...['section', 'details', 'summary', 'dl', 'dt', 'dd'],
]);

/** Elements whose children are blocks and nothing else. */
const holdsBlocks: ReadonlySet<string> = new Set(['', 'blockquote', 'details', 'dl']);

/**
 * Wraps inline text that raw HTML leaves between blocks into paragraphs. So the text of a document
 * (`name` is then empty) is always a sequence of blocks. White space between blocks is dropped.
 */
export function wrapRuns(name: string, children: readonly Content[]): readonly Content[] {
  if (!holdsBlocks.has(name) || children.every(isBlock)) return children;
  const wrapped: Content[] = [];
  let run: Content[] = [];
  const endRun = () => {
    if (run.some((child) => child.type === 'element' || child.value.trim() !== ''))
      wrapped.push(element('p', {}, run.map(trimAt(0)).map(trimAt(run.length - 1))));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      wrapped.push(child);
    }
  }
  endRun();
  return wrapped;
}

function isBlock(child: Content): boolean {
  return child.type === 'element' && blocks.has(child.name);
}

/** Takes white space off the outer side of the first or last child. */
function trimAt(position: number): (child: Content, index: number) => Content {
  return (child, index) => {
    if (index !== position || child.type !== 'text') return child;
    return { ...child, value: position === 0 ? child.value.trimStart() : child.value.trimEnd() };
  };
}
