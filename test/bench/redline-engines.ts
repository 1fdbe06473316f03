import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanupSemantic, makeDiff } from '@sanity/diff-match-patch';
import { diffWords } from 'diff';
import { diff as diffMyers } from 'fast-myers-diff';
import { JSDOM } from 'jsdom';
import diffHtml from 'node-htmldiff';
import { visualDomDiff } from 'visual-dom-diff';
import { toHtml } from '../../lib/markup/html.ts';
import type { Document } from '../../lib/plan/model/document.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import { mergedSegments } from './redline-merged.ts';
import type { Segment } from './redline-segments.ts';
import { bareText, isLine } from './redline-text.ts';

/** A document in every form that an engine may want; made before the clock starts. */
export interface Version {
  readonly markdown: string;
  readonly document: Document;
  readonly text: string;
  readonly html: string;
}

/** A comparison that is ready to run: `run` is what is timed, its result gives the segments. */
export interface Comparison {
  readonly run: () => () => Segment[];
  readonly close?: () => void;
}

export type Engine = (before: Version, after: Version) => Comparison;

/** Every engine gets what it is made for: the tree, bare text, HTML, DOM nodes or files. */
export const engines = {
  gazette: (before, after) => ({
    run: () => {
      const { content } = redline(before.document, after.document);
      return () => mergedSegments(content);
    },
  }),
  'gazette with parsing': (before, after) => ({
    run: () => {
      const parse = ({ markdown, document }: Version) => parseDocument(document.path, markdown);
      const { content } = redline(parse(before), parse(after));
      return () => mergedSegments(content);
    },
  }),
  jsdiff: (before, after) => ({
    run: () => {
      const changes = diffWords(before.text, after.text);
      return () =>
        separated(
          changes.map(({ added, removed, value }) =>
            segment(Number(added) - Number(removed), value),
          ),
        );
    },
  }),
  'diff-match-patch': (before, after) => ({
    run: () => {
      const changes = cleanupSemantic(makeDiff(before.text, after.text));
      return () => changes.map(([operation, value]) => segment(operation, value));
    },
  }),
  'fast-myers-diff': (before, after) => ({ run: () => compareTokens(before.text, after.text) }),
  'node-htmldiff': (before, after) => ({
    run: () => {
      const html = diffHtml(before.html, after.html, 'bench-diff');
      return () => domSegments(bodyOf(html));
    },
  }),
  'visual-dom-diff': (before, after) => {
    const [old, young] = [bodyOf(before.html), bodyOf(after.html)];
    return {
      run: () => {
        const fragment: Node = visualDomDiff(old, young);
        return () => domSegments(fragment);
      },
    };
  },
  'git --word-diff': compareFiles,
  wikidiff2: compareWiki,
} as const satisfies Readonly<Record<string, Engine>>;

export type EngineName = keyof typeof engines;

/** Whether PHP with wikidiff2 is on this machine (Debian's php-cli and php-wikidiff2). */
export function hasWiki(): boolean {
  const { stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
  return /^wikidiff2$/mu.test(stdout ?? '');
}

export const engineNames = Object.keys(engines)
  .filter(isEngine)
  .filter((name) => name !== 'wikidiff2' || hasWiki());

function isEngine(name: string): name is EngineName {
  return name in engines;
}

/** A document in all its forms. */
export function versionOf(path: string, markdown: string): Version {
  const document = parseDocument(path, markdown);
  const { content } = document;
  return { markdown, document, text: bareText(content), html: toHtml(content) };
}

const lineBreak: Segment = { mark: 'same', text: '\n' };

/** For engines whose pieces end where words end, but that lose the white space there. */
function separated(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((one) => [one, lineBreak]);
}

function segment(sign: number, text: string): Segment {
  return { mark: sign > 0 ? 'inserted' : sign < 0 ? 'deleted' : 'same', text };
}

/** Words, white space and single other characters, as a user of a bare algorithm would write it. */
export function compareTokens(before: string, after: string): () => Segment[] {
  const [old, young] = [tokensOf(before), tokensOf(after)];
  const edits = [...diffMyers(old, young)];
  return () => {
    const segments: Segment[] = [];
    let next = 0;
    for (const [oldStart, oldEnd, newStart, newEnd] of edits) {
      segments.push(segment(0, old.slice(next, oldStart).join('')));
      segments.push(segment(-1, old.slice(oldStart, oldEnd).join('')));
      segments.push(segment(1, young.slice(newStart, newEnd).join('')));
      next = oldEnd;
    }
    return [...segments, segment(0, old.slice(next).join(''))];
  };
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+|\s+|./gsu) ?? [];
}

function bodyOf(html: string): Node {
  return new JSDOM(`<!doctype html><body>${html}`).window.document.body;
}

/** Reads marks by the engine's own class: an author may write `ins` and `del` too. */
function domSegments(root: Node): Segment[] {
  const segments: Segment[] = [];
  const visit = (node: Node, mark: Segment['mark']) => {
    const name = node.nodeName.toLowerCase();
    if (name === '#text') segments.push({ mark, text: node.textContent ?? '' });
    const inner = markOf(node) ?? mark;
    if (isLine(name)) segments.push(lineBreak);
    for (const child of Array.from(node.childNodes)) visit(child, inner);
    if (isLine(name)) segments.push(lineBreak);
  };
  visit(root, 'same');
  return segments;
}

function markOf(node: Node): Segment['mark'] | undefined {
  const classes = 'className' in node ? String(node.className).split(' ') : [];
  if (classes.includes('vdd-added')) return 'inserted';
  if (classes.includes('vdd-removed')) return 'deleted';
  if (!classes.includes('bench-diff')) return undefined;
  return node.nodeName.toLowerCase() === 'ins' ? 'inserted' : 'deleted';
}

function compareFiles(before: Version, after: Version): Comparison {
  const { folder, files } = writeFiles(before, after);
  const options = ['--no-index', '--word-diff=porcelain', '--unified=1000000', '--no-color'];
  return {
    run: () => {
      const { stdout, status } = spawnSync('git', ['diff', ...options, ...files], {
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      });
      if (status !== 0 && status !== 1) throw new Error('git diff failed');
      return () =>
        status === 0 ? [segment(0, before.text)] : separated(porcelainSegments(stdout));
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function writeFiles(before: Version, after: Version) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
  const files = [join(folder, 'before'), join(folder, 'after')];
  for (const [index, { text }] of [before, after].entries())
    writeFileSync(files[index] ?? '', text);
  return { folder, files };
}

/** A line of wikidiff2's JSON: 0 stayed, 1 came, 2 went, 3 differs inside, 4 and 5 moved. */
interface WikiLine {
  readonly type: number;
  readonly text: string;
  /** What differs, in bytes; 0 came, 1 went. */
  readonly highlightRanges?: readonly {
    readonly start: number;
    readonly length: number;
    readonly type: number;
  }[];
}

const wikiProgram =
  'echo wikidiff2_inline_json_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), 10000000);';

function compareWiki(before: Version, after: Version): Comparison {
  const { folder, files } = writeFiles(before, after);
  return {
    run: () => {
      const options = ['-d', 'memory_limit=2G', '-r', wikiProgram, ...files];
      const { stdout, status } = spawnSync('php', options, {
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      });
      if (status !== 0) throw new Error('wikidiff2 failed');
      const { diff }: { readonly diff: readonly WikiLine[] } = JSON.parse(stdout);
      if (diff.length === 0) return () => [segment(0, before.text)];
      return () => diff.flatMap((line) => [...wikiSegments(line), lineBreak]);
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

function wikiSegments({ type, text, highlightRanges = [] }: WikiLine): Segment[] {
  if (type === 1) return [segment(1, text)];
  if (type === 2) return [segment(-1, text)];
  if (type === 4) return [{ ...segment(0, text), moved: 'from' }];
  const bytes = Buffer.from(text);
  const piece = (start: number, end: number, sign: number): Segment => ({
    ...segment(sign, bytes.toString('utf8', start, end)),
    ...(type === 5 ? { moved: 'to' as const } : {}),
  });
  const segments: Segment[] = [];
  let next = 0;
  for (const { start, length, type: mark } of highlightRanges) {
    segments.push(piece(next, start, 0), piece(start, start + length, mark === 0 ? 1 : -1));
    next = start + length;
  }
  return [...segments, piece(next, bytes.length, 0)];
}

/** Lines begin with what happened to them; `~` ends a line of the text, other words have a space between. */
function porcelainSegments(output: string): Segment[] {
  const lines = output.slice(output.indexOf('\n@@')).split('\n').slice(2);
  return lines.flatMap((line): Segment[] => {
    if (line === '~') return [lineBreak];
    const sign = line.startsWith('+') ? 1 : line.startsWith('-') ? -1 : 0;
    return line.startsWith('\\') ? [] : [segment(sign, line.slice(1))];
  });
}
