import type { Content } from '../../plan/model/content.ts';
import { rebuild } from '../../redline/content/rebuild.ts';

/**
 * The same content with headings that skip a level raised to the next one: authors write them, and
 * redlines have them where a heading was replaced by a lower one. People who move from heading to
 * heading by keyboard then miss none, and the page is valid (the Nu checker counts a skipped level
 * as an error and does not read `aria-level`). The class `heading-3` keeps the level that was
 * written: it decides the look, and undoes this.
 *
 * @param above level of the heading that stands before the content on the page
 */
export function levelHeadings(content: readonly Content[], above = 1): Content[] {
  let previous = above;
  return rebuild(content, (node, children) => {
    const written = /^h([1-6])$/u.exec(node.name)?.[1];
    if (written === undefined) return [{ ...node, children }];
    const level = Math.min(Number(written), previous + 1);
    previous = level;
    if (level === Number(written)) return [{ ...node, children }];
    const attributes = { ...node.attributes, class: `heading-${written}` };
    return [{ ...node, name: `h${level}`, attributes, children }];
  });
}
