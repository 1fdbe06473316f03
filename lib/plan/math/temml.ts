import { createRequire } from 'node:module';

/** A node of the tree that Temml makes. Texts have `text`, everything else a `type`. */
export interface TemmlNode {
  readonly type?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly TemmlNode[];
  readonly classes?: readonly string[];
}

interface Temml {
  readonly __renderToMathMLTree: (tex: string, options: object) => TemmlNode;
}

let loaded: Temml | undefined;

/**
 * The tree of MathML for a formula.
 *
 * Temml is loaded when the first formula is met: it takes as long as half the start of a function,
 * and most plans have no formula. Beside the bundle of a function it is a file (`bundleHandler`).
 *
 * @throws whatever Temml makes of text that is no TeX
 */
export function readTex(tex: string, isBlock: boolean): TemmlNode {
  loaded ??= load();
  return loaded.__renderToMathMLTree(tex, {
    displayMode: isBlock,
    throwOnError: true,
    // Links, images, classes and the like are refused.
    trust: false,
    maxExpand: 200,
  });
}

function load(): Temml {
  const require = createRequire(import.meta.url);
  const find = (name: string): Temml & { default?: Temml } => require(name);
  const module = isThere(require, beside) ? find(beside) : find('temml');
  return module.default ?? module;
}

/** Where it is beside the bundle of a function, which has no packages around it. */
const beside = './temml.cjs';

function isThere(require: NodeJS.Require, name: string): boolean {
  try {
    return require.resolve(name) !== '';
  } catch {
    return false;
  }
}
