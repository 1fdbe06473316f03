import { element } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept } from '../merged/accept-reject.ts';
import type { Merged } from '../merged/merged.ts';

/** The last heading before the old place of each move, in its new wording, by the move's number. */
export function sectionsLeft(nodes: readonly Merged[]): ReadonlyMap<number, string> {
  const survey: Survey = { left: new Map(), section: undefined };
  walk(nodes, survey);
  return survey.left;
}

interface Survey {
  readonly left: Map<number, string>;
  section: string | undefined;
}

function walk(nodes: readonly Merged[], survey: Survey): void {
  for (const node of nodes) {
    if (node.change === 'deleted' && node.move !== undefined) {
      const isKnown = survey.section === undefined || survey.left.has(node.move);
      if (!isKnown && survey.section) survey.left.set(node.move, survey.section);
    } else if (isHeadingNode(node)) survey.section = readText(accept({ content: [node] }));
    else if ('children' in node) walk(node.children, survey);
  }
}

function isHeadingNode(node: Merged): boolean {
  if (node.change === 'moved') return isHeadingNode(node.node);
  if (node.change === 'deleted' || node.change === 'respaced') return false;
  return isHeading('content' in node ? node.content : element(node.name));
}
