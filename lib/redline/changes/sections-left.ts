import { type Content, element } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept } from '../merged/accept-reject.ts';
import { type Merged, moveOf } from '../merged/merged.ts';
import { isIn, tagOn } from '../merged/side-of.ts';
import { OpenHeadings } from './headings-met.ts';

/**
 * The heading that each move was under in the old version, in its new wording where it stayed, by the
 * move's number.
 */
export function sectionsLeft(nodes: readonly Merged[]): ReadonlyMap<number, string> {
  const survey: Survey = { left: new Map(), headings: new OpenHeadings() };
  walk(nodes, survey);
  return survey.left;
}

interface Survey {
  readonly left: Map<number, string>;
  readonly headings: OpenHeadings;
}

function walk(nodes: readonly Merged[], survey: Survey): void {
  for (const node of nodes) {
    if (!isIn(node, 'old')) continue;
    const move = moveOf(node);
    const content: readonly Content[] = 'content' in node ? [node.content] : [];
    const left = move === undefined ? undefined : survey.headings.over(content[0]);
    if (move !== undefined && left && !survey.left.has(move)) survey.left.set(move, left);
    const tag = tagOn(node, 'old');
    if (tag && isHeading(element(tag.name)))
      survey.headings.enter(
        tag.name,
        readText('content' in node ? content : accept({ content: [node] })),
      );
    else if ('children' in node) walk(node.children, survey);
  }
}
