import { element } from '../../plan/model/content.ts';
import type { TextPlace } from '../classify/kind-of-text.ts';
import { writtenForm } from '../classify/written-form.ts';
import { isBlock } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import { isWrapped, type Within, type Wrapped } from '../merged/merged.ts';
import { isBlockNode } from './surroundings.ts';

/** Both versions of a line of text, as a reader understands them. */
export interface LineTexts {
  readonly before: string;
  readonly after: string;
}

/** Both versions of a line of text; `undefined` where a node holds blocks, code or part of a line. */
export function textsIn({ name, children }: Within | Wrapped): LineTexts | undefined {
  if (name === 'pre' || !isBlock(element(name)) || children.some(isBlockNode)) return undefined;
  return {
    before: readText(reject({ content: children })),
    after: readText(accept({ content: children })),
  };
}

/** Whether a paragraph became or was a line in bold, which is a heading of what follows. */
export function becameBoldLine(node: Within | Wrapped, text: string): boolean {
  const [only, more] = node.children;
  const isParagraph = node.name === 'p' && (!('before' in node) || node.before?.name === 'p');
  return (
    isParagraph &&
    only !== undefined &&
    !more &&
    isWrapped(only) &&
    only.name === 'strong' &&
    !/[.!?…。！？]$/u.test(text.trim())
  );
}

/** How little a line changed as a whole: `undefined` where its words are others. */
export function kindOfLine(before: string, after: string): TextPlace['lineKind'] {
  // A line break of the source reads as a space.
  const [old, young] = [before, after].map((text) => text.replace(/[ \t\r\n]+/gu, ' '));
  if (old === young) return 'formatting';
  return writtenForm(before) === writtenForm(after) ? 'typography' : undefined;
}
