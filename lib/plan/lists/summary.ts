import type { Token } from 'markdown-it';
import { readmeOf, resolvePath } from '../addresses/addresses.ts';
import { tokenize } from '../markdown/engine.ts';
import { plainText } from '../markdown/headings.ts';
import type { Problem } from '../model/document.ts';
import { collectProblems, type Report } from '../model/problem.ts';
import { collapse } from '../model/text-of.ts';

/** One document of the reading order. */
export interface SummaryEntry {
  readonly title: string;
  /** Plan path. */
  readonly path: string;
  /** From 0. */
  readonly depth: number;
  /** Numbers of the list items down to this one, from 1: `2.3`. */
  readonly place: string;
  readonly line: number;
}

/** Whether a plan path is that of a SUMMARY.md, the plan's own or one of a folder. */
export function isSummary(path: string): boolean {
  return /(?:^|\/)SUMMARY\.md$/u.test(path);
}

/**
 * Reads SUMMARY.md: nested lists of links, as in GitBook and mdBook. Items without a link count for
 * positions but are no entries. The first mention of a document counts.
 *
 * @param path plan path of the SUMMARY.md, which its links are relative to
 */
export function parseSummary(
  path: string,
  source: string,
): { readonly entries: SummaryEntry[]; readonly problems: Problem[] } {
  const { report, problems } = collectProblems(path);
  const entries: SummaryEntry[] = [];
  const known = new Map<string, SummaryEntry>();
  const above: (string | undefined)[] = [];
  for (const item of readItems(source)) {
    const depth = item.numbers.length - 1;
    above.length = Math.min(above.length, depth);
    const target =
      item.target === undefined ? undefined : pathOf(path, item.target, item.line, report);
    above[depth] = target?.path;
    if (!target) continue;
    const entry = {
      ...{ title: item.title, path: target.path, depth },
      ...{ place: item.numbers.join('.'), line: item.line },
    };
    const first = known.get(target.path);
    if (!first) {
      known.set(target.path, entry);
      entries.push(entry);
    } else if (!target.isSection) reportRepeated(first, entry, above.slice(0, depth), report);
  }
  return { entries, problems: problems() };
}

function reportRepeated(
  first: SummaryEntry,
  { path, line }: SummaryEntry,
  above: readonly (string | undefined)[],
  report: Report,
): void {
  const message = above.includes(path)
    ? `"${path}" is listed below itself`
    : `"${path}" is listed again, first on line ${first.line}`;
  report(
    line,
    'warning',
    `${message}; only the first place counts`,
    'Delete one of the two lines.',
  );
}

/** One item of the lists. */
interface Item {
  readonly title: string;
  readonly target?: string;
  /** Its number and those of the items above it, outermost first. */
  readonly numbers: readonly number[];
  readonly line: number;
}

function readItems(source: string): Item[] {
  const items: Item[] = [];
  const counters: number[] = [0];
  let lists = 0;
  let isNamed = false;
  const add = (token: Token) => {
    const numbers = counters.slice(0, Math.max(lists, 1));
    items.push({ ...readLink(token.children ?? []), numbers, line: (token.map?.[0] ?? 0) + 1 });
  };
  const count = () => {
    counters[counters.length - 1] = (counters.at(-1) ?? 0) + 1;
  };
  for (const [index, token] of tokenize(source.replace(/^\ufeff/u, ''), {}).entries()) {
    if (/^(?:bullet|ordered)_list_open$/u.test(token.type) && ++lists > 1) counters.push(0);
    else if (/^(?:bullet|ordered)_list_close$/u.test(token.type) && --lists > 0) counters.pop();
    else if (token.type === 'list_item_open') {
      count();
      isNamed = false;
    } else if (token.type === 'inline' && lists > 0 && !isNamed) {
      isNamed = true;
      add(token);
    } else if (token.type === 'inline' && lists === 0 && isLinkParagraph(token, index)) {
      // mdBook's chapters before and after the lists.
      count();
      add(token);
    }
  }
  return items;
}

function isLinkParagraph({ children }: Token, _index: number): boolean {
  return children?.[0]?.type === 'link_open' && children.at(-1)?.type === 'link_close';
}

function readLink(tokens: readonly Token[]): Pick<Item, 'title' | 'target'> {
  const start = tokens.findIndex(({ type }) => type === 'link_open');
  if (start < 0) return { title: collapse(plainText(tokens)) };
  const end = tokens.findIndex(({ type }) => type === 'link_close');
  const target = String(tokens[start]?.attrs?.find(([name]) => name === 'href')?.[1] ?? '');
  const title = collapse(plainText(tokens.slice(start + 1, end)));
  return target === '' ? { title } : { title, target };
}

/** The plan path of a target; `undefined` for what is no document of the plan. */
function pathOf(
  from: string,
  target: string,
  line: number,
  report: Report,
): { path: string; isSection: boolean } | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu.test(target)) return undefined;
  const [bare = ''] = target.split(/[?#]/u, 1);
  const path = resolvePath(from, decode(bare));
  const isSection = target.includes('#');
  if (path === undefined)
    report(line, 'warning', `"${target}" leads out of the plan`, 'Correct the path.');
  else if (bare.endsWith('/')) return { path: readmeOf(path), isSection };
  else if (/\.md$/iu.test(path)) return { path, isSection };
  else
    report(
      line,
      'warning',
      `"${target}" is no Markdown file, so it is left out`,
      'Link to a file whose name ends in .md.',
    );
  return undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
