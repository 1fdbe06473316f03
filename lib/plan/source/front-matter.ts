import type { Report } from '../model/problem.ts';
import { remembering } from '../model/remembering.ts';
import { collapse } from '../model/text-of.ts';
import {
  type FrontMatterEntry,
  FrontMatterError,
  type FrontMatterNode,
} from './front-matter-node.ts';
import { tomlEntries } from './toml-entries.ts';
import { yamlEntries } from './yaml-entries.ts';

/** Largest front matter that is read, in characters: ten times a commitment with 50 milestones. */
export const maximumFrontMatter = 64 * 1024;

/** Longest name of a fact, in characters. */
const maximumName = 200;

/** A fact as front matter has it. */
export interface FrontMatterField {
  /** As it was written: `Due`. */
  readonly name: string;
  readonly node: FrontMatterNode;
}

/** A file's front matter and the text after it. */
export interface FrontMatter {
  /** By their names in lower case, in their order. */
  readonly fields: ReadonlyMap<string, FrontMatterField>;
  readonly text: string;
  /** Lines of the file before the text. */
  readonly lineOffset: number;
  /** Front matter that could not be read, as written; empty when it is part of {@link text}. */
  readonly unread?: string;
}

/** The languages of front matter, by the line that begins it. */
const languages = {
  '---': {
    closing: /^(?:---|\.\.\.)[ \t]*(?:\n|$)/mu,
    assigns: /^[\p{L}\p{M}\p{N}_-]{1,200}[ \t]*:/u,
    read: yamlEntries,
  },
  '+++': {
    closing: /^\+\+\+[ \t]*(?:\n|$)/mu,
    assigns: /^[\w-]+[ \t]*=/u,
    read: tomlEntries,
  },
} as const;

/** A line that only TOML has. */
const tomlLine = /^[ \t]*(?:[\w."'-]+[ \t]*=|\[)/mu;

type Language = (typeof languages)[keyof typeof languages];

/**
 * Takes front matter off a file: YAML between `---`, TOML between `+++`. Blank lines and comments
 * may stand before it. Whatever is wrong with it costs the fields, never the text, nor itself:
 * readers who miss the fields should see why.
 */
export function readFrontMatter(source: string, report: Report): FrontMatter {
  const none = { fields: new Map(), text: source, lineOffset: 0 };
  const above = idleLength(source);
  const opening = /^(---|\+\+\+)[ \t]*\n/u.exec(source.slice(above, above + 100));
  if (!opening) return none;
  const mark = opening[1] as keyof typeof languages;
  const language = languages[mark];
  const start = above + opening[0].length;
  const hasFields = language.assigns.test(source.slice(start, start + maximumName));
  // A line and a text below it is no front matter where something else stands before them.
  if (above > 0 && !hasFields) return none;
  const line = lineAt(source, above);
  const closing = language.closing.exec(source.slice(start));
  if (!closing) {
    if (!hasFields || above > 0) return none;
    const advice = `End it with a line "${opening[1]}".`;
    report(line, 'error', 'front matter is not closed, so its fields are not read', advice);
    return { ...none, unread: '' };
  }
  const written = source.slice(start, start + closing.index);
  const end = start + closing.index + closing[0].length;
  const lineOffset = lineAt(source, end) - 1;
  const rest = { ...none, text: source.slice(end), lineOffset };
  // TOML is known by its assignments: anything else between such lines is a text.
  if (language === languages['+++'] && !tomlLine.test(written)) return none;
  if (written.length > maximumFrontMatter) {
    const message = `front matter has more than ${maximumFrontMatter} characters, so it is shown as written and its fields are not read`;
    report(line, 'error', message, 'Move what is text below it.');
    return { ...rest, unread: written };
  }
  const fields = readOnce(written, mark, line, report);
  if (fields === 'text') {
    if (!lacksBlanks(written)) return none;
    const message =
      'front matter is not valid YAML, so it is shown as written and its fields are not read: no blank stands behind a colon';
    report(line + 1, 'error', message, 'Write "status: limited", not "status:limited".');
    return { ...rest, unread: written };
  }
  return fields ? { ...rest, fields } : { ...rest, unread: written };
}

/** `status:limited`: fields to a person, and one text to YAML. */
function lacksBlanks(written: string): boolean {
  const lines = written.split('\n').filter((one) => one.trim() !== '');
  return (
    lines.length > 0 && lines.every((one) => /^[\p{L}\p{M}\p{N}_-]{1,200}:(?!\/\/)\S/u.test(one))
  );
}

/** Characters of blank lines and comments at the beginning of a file. */
function idleLength(source: string): number {
  let at = 0;
  for (;;) {
    const blank = /^[ \t]*\n/u.exec(source.slice(at, at + 1000));
    if (blank) at += blank[0].length;
    else if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      const rest = end < 0 ? null : /^-->[ \t]*\n/u.exec(source.slice(end, end + 1000));
      if (!rest) return at;
      at = end + rest[0].length;
    } else return at;
  }
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

type FieldsRead = FrontMatter['fields'] | 'text' | undefined;

/** Front matter as it was read, with its problems. */
interface Reading {
  readonly fields: FieldsRead;
  readonly problems: readonly Parameters<Report>[];
}

/** Front matter that was read. YAML took a seventh of the time of parsing, and versions repeat it. */
const readings = {
  '---': remembering((key) => read(key, languages['---']), 50),
  '+++': remembering((key) => read(key, languages['+++']), 50),
} as const;

/** @param key the number of its first line, and the front matter behind it */
function read(key: string, language: Language): Reading {
  const problems: Parameters<Report>[] = [];
  const [line = ''] = key.split(' ', 1);
  const written = key.slice(line.length + 1);
  const fields = readFields(written, language, Number(line), (...problem) =>
    problems.push(problem),
  );
  return { fields, problems };
}

function readOnce(
  written: string,
  mark: keyof typeof languages,
  line: number,
  report: Report,
): FieldsRead {
  const { fields, problems } = readings[mark](`${line} ${written}`);
  for (const problem of problems) report(...problem);
  return fields;
}

function readFields(written: string, language: Language, line: number, report: Report): FieldsRead {
  try {
    const entries = language.read(written, line);
    return entries ? fieldsOf(entries, report) : 'text';
  } catch (error) {
    if (error instanceof FrontMatterError)
      report(error.line, 'error', `front matter is not ${error.message}`, error.advice);
    else if (error instanceof RangeError) {
      const message =
        'front matter is nested too deep, so it is shown as written and its fields are not read';
      report(line, 'error', message, 'Write simple fields, one per line.');
    } else throw error;
    return undefined;
  }
}

function fieldsOf(entries: readonly FrontMatterEntry[], report: Report): FrontMatter['fields'] {
  const fields = new Map<string, FrontMatterField>();
  for (const [written, node] of entries) {
    const name = collapse(written).slice(0, maximumName);
    const key = name.toLowerCase();
    if (fields.has(key)) {
      const message = `front matter has "${name.slice(0, 80)}" twice; the first one counts`;
      report(node.line, 'error', message, 'Delete one of them.');
    } else fields.set(key, { name, node });
  }
  return fields;
}
