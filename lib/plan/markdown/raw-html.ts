import { type Element, element } from '../model/content.ts';
import type { Report } from '../model/problem.ts';
import type { Event, RawTag } from './events.ts';
import type { Links } from './links.ts';
import { rawBlockNames } from './raw-block.ts';
import { readTag, type Tag } from './raw-tag.ts';

/** Elements that authors may write as HTML, with the attributes that are kept. */
export const allowedHtml: ReadonlyMap<string, readonly string[]> = new Map([
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

const allowedAdvice = `Write it in Markdown; as HTML there are ${[...allowedHtml.keys()].join(', ')}.`;

/** Where a tag stands, see {@link RawTag}. */
export type TagPlace = Pick<RawTag, 'line' | 'amongBlocks' | 'run'> & {
  /** The id that its author gave it. */
  readonly anchor: string | undefined;
};

/**
 * Reads one HTML tag as the author wrote it. A tag that is not on the list of safe elements becomes
 * text and is reported. Attributes that are not on the list are left out.
 */
export function readRawTag(
  source: string,
  { line, amongBlocks, run, anchor }: TagPlace,
  links: Links,
  report: Report,
): Event | undefined {
  if (source.startsWith('<!--')) return undefined;
  const tag = readTag(source);
  const name = tag?.name ?? '';
  const keep = tag && allowedHtml.get(name);
  if (!keep || (rawBlockNames.has(name) && !amongBlocks)) {
    reportTag(report, line, tag ? `<${tag.isEnd ? '/' : ''}${name}>` : source, 'not-allowed');
    return { type: 'text', value: source };
  }
  const common = { type: 'raw', name, source, line, amongBlocks, run } as const;
  if (tag.isEnd) {
    if (name === 'br' || name === 'img') return { type: 'text', value: source };
    return { ...common, form: 'close', attributes: {} };
  }
  const id: Record<string, string> = anchor === undefined ? {} : { id: anchor };
  const attributes = { ...id, ...keepAttributes(tag.attributes, keep) };
  if (name === 'br') return { type: 'leaf', element: element('br', id) };
  if (name === 'img') return { type: 'leaf', element: readImage(tag, attributes, line, links) };
  if (isAnchor(tag)) return { type: 'leaf', element: element('span', id) };
  return {
    ...common,
    form: 'open',
    attributes: name === 'a' ? linkTo(tag, attributes, line, links) : attributes,
  };
}

/** The attributes of a link; of one that leads nowhere, its id alone. */
function linkTo(
  tag: Tag,
  { id, ...others }: Readonly<Record<string, string>>,
  line: number,
  links: Links,
): Readonly<Record<string, string>> {
  const own: Record<string, string> = id === undefined ? {} : { id };
  const address = links.link(tag.attributes.get('href') ?? '', line);
  return address === undefined
    ? { ...own, class: 'broken-link' }
    : { ...own, href: address, ...others };
}

/** Whether a tag is a place to link to, and leads nowhere itself: `<a id="…">`, `<a name="…">`. */
export function isAnchor({ name, isEnd, attributes }: Tag): boolean {
  if (name !== 'a' || isEnd || attributes.has('href')) return false;
  return attributes.has('id') || attributes.has('name');
}

function readImage(
  { attributes: written }: Tag,
  { alt = '', title }: Readonly<Record<string, string>>,
  line: number,
  links: Links,
): Element {
  return links.image(written.get('src') ?? '', line, alt, title);
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
