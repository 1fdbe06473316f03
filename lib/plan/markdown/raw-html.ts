import { element } from '../model/content.ts';
import type { Report } from '../model/problem.ts';
import { decodeEntities } from './engine.ts';
import type { Event, RawTag } from './events.ts';
import type { Links } from './links.ts';
import { rawBlockNames } from './raw-block.ts';

/** Elements that authors may write as HTML, with the attributes that are kept. */
const allowed: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['title']],
  ['abbr', ['title']],
  ['br', []],
  ['dd', []],
  ['del', []],
  ['details', ['open']],
  ['dl', []],
  ['dt', []],
  ['img', ['alt', 'title']],
  ['ins', []],
  ['kbd', []],
  ['mark', []],
  ['small', []],
  ['sub', []],
  ['summary', []],
  ['sup', []],
]);

const allowedAdvice = `Write it in Markdown; as HTML there are ${[...allowed.keys()].join(', ')}.`;

const tag = /^<(\/?)([a-z][a-z0-9-]*)(.*?)\/?>$/isu;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gu;

/** Where a tag stands, see {@link RawTag}. */
export type TagPlace = Pick<RawTag, 'line' | 'amongBlocks' | 'run'>;

/**
 * Reads one HTML tag as the author wrote it. A tag that is not on the list of safe elements becomes
 * text and is reported. Attributes that are not on the list are left out.
 */
export function readRawTag(
  source: string,
  { line, amongBlocks, run }: TagPlace,
  links: Links,
  report: Report,
): Event | undefined {
  if (source.startsWith('<!--')) return undefined;
  const [, slash, writtenName = '', rest = ''] = tag.exec(source) ?? [];
  const name = writtenName.toLowerCase();
  const keep = allowed.get(name);
  if (!keep || (rawBlockNames.has(name) && !amongBlocks)) {
    reportTag(report, line, name === '' ? source : `<${slash}${name}>`, 'not-allowed');
    return { type: 'text', value: source };
  }
  const common = { type: 'raw', name, source, line, amongBlocks, run } as const;
  if (slash === '/') {
    if (name === 'br' || name === 'img') return { type: 'text', value: source };
    return { ...common, form: 'close', attributes: {} };
  }
  const written = readAttributes(rest);
  const attributes = keepAttributes(written, keep);
  if (name === 'br') return { type: 'leaf', element: element('br') };
  if (name === 'img') {
    const alternative = attributes.alt ?? '';
    return {
      type: 'leaf',
      element: links.image(written.get('src') ?? '', line, alternative, attributes.title),
    };
  }
  if (name !== 'a') return { ...common, form: 'open', attributes };
  const address = links.link(written.get('href') ?? '', line);
  return {
    ...common,
    form: 'open',
    ...(address === undefined
      ? { attributes: { class: 'broken-link' } }
      : { attributes: { href: address, ...attributes } }),
  };
}

/** Reports that a tag is shown as text, with the reason. */
export function reportTag(
  report: Report,
  line: number,
  shown: string,
  reason: 'not-allowed' | 'misplaced',
): void {
  const tagShown = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  if (reason === 'misplaced')
    report(
      line,
      'warning',
      `${tagShown} is shown as text: it has no matching tag, or may not stand here`,
      'Check that start and end tags belong together.',
    );
  else
    report(
      line,
      'warning',
      `${tagShown} is shown as text: this HTML is not published`,
      allowedAdvice,
    );
}

function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

function keepAttributes(
  written: ReadonlyMap<string, string>,
  keep: readonly string[],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of keep) {
    const value = written.get(name);
    if (value !== undefined) kept[name] = name === 'open' ? '' : value;
  }
  return kept;
}
