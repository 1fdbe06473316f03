import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Report } from '../model/problem.ts';

/** Largest front matter that is read, in characters: ten times a commitment with 50 milestones. */
export const maximumFrontMatter = 64 * 1024;

/** One field of front matter with the line it stands at in the file. */
export interface FrontMatterField {
  readonly node: Node | null;
  readonly line: number;
}

/** A file's front matter and the text after it. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, FrontMatterField>;
  /** Line of a node within front matter. */
  readonly lineOf: (node: Node | null | undefined) => number;
  readonly text: string;
  /** Lines of the file before the text. */
  readonly lineOffset: number;
  /** Front matter that could not be read, as written; empty when it is part of {@link text}. */
  readonly unread?: string;
}

/**
 * Splits YAML front matter from a file's text. An error in it costs the fields, never the text.
 * Unreadable front matter is kept too, so that readers who miss the fields see why. Every value is
 * a string, so that `24` and `2016-06-30` stay as written.
 */
export function readFrontMatter(source: string, report: Report): FrontMatter {
  const none = { fields: new Map(), lineOf: () => 1, text: source, lineOffset: 0 };
  const opening = /^---[ \t]*\n/u.exec(source);
  if (!opening) return none;
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu.exec(source.slice(start));
  if (!closing) {
    if (!/^[\w-]+[ \t]*:/u.test(source.slice(start))) return none;
    report(
      1,
      'error',
      'front matter is not closed, so its fields are not read',
      'End it with a line "---".',
    );
    return { ...none, unread: '' };
  }
  const yaml = source.slice(start, start + closing.index);
  const end = start + closing.index + closing[0].length;
  const lineOffset = source.slice(0, end).split('\n').length - 1;
  const rest = { ...none, text: source.slice(end), lineOffset };
  if (yaml.length > maximumFrontMatter) {
    report(
      1,
      'error',
      `front matter has more than ${maximumFrontMatter} characters, so it is shown as written and its fields are not read`,
      'Move what is text below it.',
    );
    return { ...rest, unread: yaml };
  }
  const read = readOnce(yaml, report);
  if (read === 'text') return none;
  return read ? { ...rest, ...read } : { ...rest, unread: yaml };
}

type YamlRead = Pick<FrontMatter, 'fields' | 'lineOf'> | 'text' | undefined;

/**
 * The front matter that was read last, with its problems. YAML took a fifth of the time of parsing,
 * and two versions that are compared mostly have the same front matter.
 */
let last:
  | { readonly yaml: string; readonly read: YamlRead; readonly problems: Parameters<Report>[] }
  | undefined;

function readOnce(yaml: string, report: Report): YamlRead {
  if (last?.yaml !== yaml) {
    const problems: Parameters<Report>[] = [];
    const read = readYaml(yaml, (...problem) => problems.push(problem));
    last = { yaml, read, problems };
  }
  for (const problem of last.problems) report(...problem);
  return last.read;
}

/** `text` says that this is not front matter but text between two lines. */
function readYaml(yaml: string, report: Report): YamlRead {
  const lineCounter = new LineCounter();
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + 1;
  try {
    const document = parseDocument(yaml, {
      ...{ lineCounter, schema: 'failsafe', uniqueKeys: false, prettyErrors: false },
    });
    const [error] = document.errors;
    if (error) {
      report(
        lineAt(error.pos[0]),
        'error',
        `front matter is not valid YAML, so it is shown as written and its fields are not read: ${error.message.slice(0, 200)}`,
        'Correct it; values with a colon need quotes.',
      );
      return undefined;
    }
    if (document.contents === null) return { fields: new Map(), lineOf: () => 1 };
    if (!isMap(document.contents)) return 'text';
    const lineOf = (node: Node | null | undefined) => lineAt(node?.range?.[0] ?? 0);
    return {
      fields: fieldsOf(document.contents as YAMLMap<Node, Node | null>, lineOf, report),
      lineOf,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(
      1,
      'error',
      'front matter is nested too deep, so it is shown as written and its fields are not read',
      'Write simple fields, one per line.',
    );
    return undefined;
  }
}

function fieldsOf(
  map: YAMLMap<Node, Node | null>,
  lineOf: (node: Node) => number,
  report: Report,
): ReadonlyMap<string, FrontMatterField> {
  const fields = new Map<string, FrontMatterField>();
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const line = lineOf(key);
    if (fields.has(name))
      report(
        line,
        'error',
        `front matter has "${name.slice(0, 80)}" twice; the first one counts`,
        'Delete one of them.',
      );
    else fields.set(name, { node: value, line });
  }
  return fields;
}
