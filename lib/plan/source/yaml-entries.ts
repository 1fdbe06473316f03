import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { collapse } from '../model/text-of.ts';
import {
  type FrontMatterEntry,
  FrontMatterError,
  type FrontMatterNode,
  type FrontMatterValue,
} from './front-matter-node.ts';

/**
 * The entries of YAML front matter; every scalar is text, so that `24` and `2016-06-30` are what
 * was written. `undefined`: this is no front matter but a text between two lines.
 *
 * @param above lines of the file before the YAML
 * @throws {FrontMatterError} when it is not valid
 * @throws {RangeError} when it is nested too deep
 */
export function yamlEntries(yaml: string, above: number): FrontMatterEntry[] | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, {
    ...{ lineCounter, schema: 'failsafe', uniqueKeys: false, prettyErrors: false },
  });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + above;
  const [error] = document.errors;
  if (error) {
    const what = `valid YAML, so it is shown as written and its fields are not read: ${error.message.slice(0, 200)}`;
    const advice = 'Correct it; values with a colon need quotes.';
    throw new FrontMatterError(lineAt(error.pos[0]), what, advice);
  }
  const { contents } = document;
  if (contents === null) return [];
  if (!isMap(contents)) return undefined;
  return entriesOf(contents.items as readonly Pair[], { yaml, lineAt });
}

interface Pair {
  readonly key: unknown;
  readonly value: unknown;
}

interface Context {
  readonly yaml: string;
  readonly lineAt: (offset: number) => number;
}

function entriesOf(pairs: readonly Pair[], context: Context): FrontMatterEntry[] {
  return pairs.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const line = context.lineAt(key.range?.[0] ?? 0);
    return [[String(key.value), nodeOf(value as Node | null, line, context)] as const];
  });
}

/** A value with the line of its name, or of its own where it is an item of a list. */
function nodeOf(node: Node | null, line: number, context: Context): FrontMatterNode {
  const [from, to] = node?.range ?? [0, 0];
  const written = collapse(context.yaml.slice(from, to));
  return { line, written, value: valueIn(node, line, context) };
}

function valueIn(node: Node | null, line: number, context: Context): FrontMatterValue {
  if (isAlias(node)) return { kind: 'alias' };
  if (isMap(node))
    return { kind: 'map', entries: entriesOf(node.items as readonly Pair[], context) };
  if (isSeq(node)) {
    const items = (node.items as readonly (Node | null)[]).map((item) =>
      nodeOf(item, item?.range ? context.lineAt(item.range[0]) : line, context),
    );
    return { kind: 'list', items };
  }
  if (!isScalar(node) || node.value === null) return { kind: 'empty' };
  const text = String(node.value);
  // YAML 1.2 section 10.3.2; a quoted "null" is the word.
  const isNull = node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/u.test(text);
  return isNull ? { kind: 'empty' } : { kind: 'scalar', text };
}
