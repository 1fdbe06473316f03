import { formulaClasses } from '../../plan/markdown/math.ts';
import { readFormula } from '../../plan/math/mathml.ts';
import type { Content, Element } from '../../plan/model/content.ts';
import { textOf } from '../../plan/model/text-of.ts';

/** Characters of a formula that fit into a line of a phone. */
const widest = 20;

/**
 * The MathML of an element that the parser took for a formula: `code` within a line, `pre` around
 * it among blocks. Redlines show its source instead, because that is what is compared.
 */
export function formulaOf(node: Element): Element | undefined {
  const isBlock = node.name === 'pre';
  const tex = isBlock
    ? texOf(node.children[0], formulaClasses.block)
    : texOf(node, formulaClasses.inline);
  const formula = tex === undefined ? undefined : readFormula(tex, isBlock);
  return formula && 'mathml' in formula ? formula.mathml : undefined;
}

/** Whether a formula may be wider than a line of a phone. */
export function isWide(formula: Element): boolean {
  return textOf([formula]).length > widest;
}

function texOf(node: Content | undefined, name: string): string | undefined {
  if (node?.type !== 'element' || node.name !== 'code') return undefined;
  if (node.attributes.class !== name) return undefined;
  const [inside] = node.children;
  return inside?.type === 'text' ? inside.value : undefined;
}
