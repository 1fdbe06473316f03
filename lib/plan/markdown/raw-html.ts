import { type Element, element } from '../model/content.ts';
import type { Report } from '../model/problem.ts';
import type { Event, RawTag } from './events.ts';
import type { Links } from './links.ts';
import { allowedElements, droppedElements, wrapperElements } from './raw-elements.ts';
import { readTag, type Tag } from './raw-tag.ts';

const allowedAdvice = 'Write it in Markdown; docs/authors.md lists the HTML that may be used.';

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
  if (tag && droppedElements.has(tag.name)) return undefined;
  if (tag && wrapperElements.has(tag.name)) return { type: 'break' };
  const allowed = tag && allowedElements.get(tag.name);
  if (!allowed) {
    reportTag(report, line, tag ? `<${tag.isEnd ? '/' : ''}${tag.name}>` : source, 'not-allowed');
    return { type: 'text', value: source };
  }
  const name = allowed.becomes ?? tag.name;
  const common = { type: 'raw', name, source, line, amongBlocks, run } as const;
  if (tag.isEnd) return endOf(common);
  const id: Record<string, string> = anchor === undefined ? {} : { id: anchor };
  const attributes = { ...id, ...keepAttributes(tag, allowed.keeps ?? []) };
  const leaf = leafOf(tag, attributes, line, links);
  if (leaf) return { type: 'leaf', element: leaf };
  const kept = name === 'a' ? linkTo(tag, attributes, line, links) : attributes;
  return { ...common, form: 'open', attributes: kept };
}

function endOf(common: Omit<RawTag, 'form' | 'attributes'>): Event {
  const isVoid = common.name === 'br' || common.name === 'img';
  if (isVoid) return { type: 'text', value: common.source };
  return { ...common, form: 'close', attributes: {} };
}

/** The element of a tag that has no contents. */
function leafOf(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  line: number,
  links: Links,
): Element | undefined {
  const { alt = '', title, id } = attributes;
  if (tag.name === 'img') return links.image(tag.attributes.get('src') ?? '', line, alt, title);
  const own: Record<string, string> = id === undefined ? {} : { id };
  if (isAnchor(tag)) return element('span', own);
  return tag.name === 'br' ? element('br', own) : undefined;
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

function keepAttributes(tag: Tag, keep: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of keep) {
    const value = tag.attributes.get(name);
    if (value !== undefined) kept[name] = name === 'open' ? '' : value;
  }
  const number = numbered.get(tag.name) ?? [];
  for (const name of number) {
    const value = tag.attributes.get(name)?.trim() ?? '';
    if (/^[0-9]{1,3}$/u.test(value) && Number(value) > 0) kept[name] = String(Number(value));
  }
  const side = /^\s*(left|center|right)\s*$/iu.exec(tag.attributes.get('align') ?? '')?.[1];
  if (side !== undefined && cells.has(tag.name)) kept.class = `align-${side.toLowerCase()}`;
  return kept;
}

const cells: ReadonlySet<string> = new Set(['td', 'th']);

/** Attributes that are numbers from 1 to 999. */
const numbered: ReadonlyMap<string, readonly string[]> = new Map([
  ['ol', ['start']],
  ['td', ['colspan', 'rowspan']],
  ['th', ['colspan', 'rowspan']],
]);
