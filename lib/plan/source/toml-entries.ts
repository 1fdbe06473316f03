import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { collapse } from '../model/text-of.ts';
import {
  type FrontMatterEntry,
  FrontMatterError,
  type FrontMatterNode,
  type FrontMatterValue,
} from './front-matter-node.ts';

/**
 * The entries of TOML front matter, as they were written: `1.10` stays `1.10`.
 *
 * @param above lines of the file before the TOML
 * @throws {FrontMatterError} when it is not valid
 * @throws {RangeError} when it is nested too deep
 */
export function tomlEntries(toml: string, above: number): FrontMatterEntry[] {
  const context = { toml, above };
  const root = new TableBuilder();
  for (const node of parse(toml, above).body[0].body)
    if (node.type === 'TOMLKeyValue') root.add(keysOf(node), nodeOf(node.value, context));
    else
      for (const inside of node.body) {
        const value = nodeOf(inside.value, context);
        root.add([...node.resolvedKey, ...keysOf(inside)], value);
      }
  return root.entries();
}

interface Context {
  readonly toml: string;
  readonly above: number;
}

function parse(toml: string, above: number): AST.TOMLProgram {
  try {
    return parseTOML(toml);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const what = `valid TOML, so it is shown as written and its fields are not read: ${error.message.slice(0, 200)}`;
    throw new FrontMatterError(error.lineNumber + above, what, 'Correct it; text needs quotes.');
  }
}

function keysOf({ key }: AST.TOMLKeyValue): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}

function nodeOf(node: AST.TOMLContentNode, context: Context): FrontMatterNode {
  const written = collapse(context.toml.slice(...node.range));
  return { line: node.loc.start.line + context.above, written, value: valueIn(node, context) };
}

function valueIn(node: AST.TOMLContentNode, context: Context): FrontMatterValue {
  if (node.type === 'TOMLArray')
    return { kind: 'list', items: node.elements.map((item) => nodeOf(item, context)) };
  if (node.type === 'TOMLInlineTable') {
    const table = new TableBuilder();
    for (const inside of node.body) table.add(keysOf(inside), nodeOf(inside.value, context));
    return { kind: 'map', entries: table.entries() };
  }
  const text = node.kind === 'string' ? node.value : context.toml.slice(...node.range);
  return text === '' ? { kind: 'empty' } : { kind: 'scalar', text };
}

type Branch = Map<string | number, Branch | FrontMatterNode>;

/** Gathers what tables and dotted names spread over a file; numbers are places in lists of tables. */
class TableBuilder {
  readonly #root: Branch = new Map();

  add(path: readonly (string | number)[], node: FrontMatterNode): void {
    let branch = this.#root;
    for (const key of path.slice(0, -1)) {
      const next = branch.get(key);
      if (next instanceof Map) branch = next;
      else {
        const made: Branch = new Map();
        branch.set(key, made);
        branch = made;
      }
    }
    const last = path.at(-1);
    if (last !== undefined) branch.set(last, node);
  }

  entries(): FrontMatterEntry[] {
    return entriesOf(this.#root);
  }
}

function entriesOf(branch: Branch): FrontMatterEntry[] {
  return [...branch].map(([key, value]) => [String(key), finished(value)] as const);
}

function finished(value: Branch | FrontMatterNode): FrontMatterNode {
  if (!(value instanceof Map)) return value;
  const entries = entriesOf(value);
  const inside = entries.map(([name, { written }]) => `${name} = ${written}`);
  const isList = [...value.keys()].every((key) => typeof key === 'number');
  const line = entries[0]?.[1].line ?? 1;
  const written = `{ ${inside.join(', ')} }`;
  return isList
    ? { line, written, value: { kind: 'list', items: entries.map(([, node]) => node) } }
    : { line, written, value: { kind: 'map', entries } };
}
