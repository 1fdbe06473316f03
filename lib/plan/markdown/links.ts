import { blobOfAsset, href } from '../addresses/addresses.ts';
import { type Element, element, text } from '../model/content.ts';
import type { Link, LinkResolver } from '../model/document.ts';
import type { Report } from '../model/problem.ts';
import { cleanText } from '../source/clean-text.ts';
import { anchorPrefix } from './anchors.ts';
import { mendAddress } from './mend-address.ts';
import { hasTemplate, targetOfTemplate } from './templates.ts';

/** Schemes of addresses that a reader may be sent to. Any other could run code or read files. */
const linkSchemes: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);
const imageSchemes: ReadonlySet<string> = new Set(['http', 'https']);

/** Begins the text of a link to an image of another site. */
export const imageLabel = 'image: ';

/** Decides where the links and images of one document lead. */
export interface Links {
  /** The value for `href`, or `undefined` when the link has to go. */
  readonly link: (target: string, line: number) => string | undefined;
  /**
   * The image. An image of another site becomes a link, because that site would learn who reads the
   * page and could change what readers see. When there is no image to show, its alternative text.
   */
  readonly image: (target: string, line: number, alternative: string, title?: string) => Element;
  /** Relative targets met so far, in order. */
  readonly found: readonly Link[];
}

/** @param anchors ids that links within the document can lead to */
export function createLinks(
  resolve: LinkResolver,
  anchors: ReadonlySet<string>,
  report: Report,
): Links {
  const found: Link[] = [];
  const lead = (written: string, line: number, kind: 'link' | 'image'): string | undefined => {
    const plain = hasTemplate(written) ? targetOfTemplate(written) : written;
    if (plain === undefined) return reportCode(written, line, report);
    const target = mendAddress(plain);
    if (target !== plain) reportMended(plain, target, line, report);
    const scheme = schemeOf(target);
    if (scheme !== undefined) return absolute(target, scheme, line, kind, report);
    const { path, suffix, fragment } = splitTarget(target);
    if (path === '') return withinDocument(target, fragment, line, anchors, report);
    found.push({ target: path, ...(fragment !== '' && { fragment }), line });
    const address = resolve(path, kind);
    if (address === undefined) return undefined;
    return address + encodeTarget(suffix) + fragmentFor(path, address, fragment);
  };
  const image = (target: string, line: number, alternative: string, title?: string): Element => {
    const source = target.startsWith('#') ? undefined : lead(target, line, 'image');
    if (source === undefined)
      return element(
        'span',
        { class: 'broken-image' },
        alternative === '' ? [] : [text(cleanText(alternative))],
      );
    const extra: Record<string, string> = title === undefined || title === '' ? {} : { title };
    if (schemeOf(source) !== undefined) {
      reportRemote(source, line, report);
      const shown = cleanText(alternative === '' ? source : alternative);
      return element('a', { href: source, ...extra }, [text(`${imageLabel}${shown}`)]);
    }
    return element('img', { src: source, alt: alternative, ...extra });
  };
  return { link: (target, line) => lead(target, line, 'link'), image, found };
}

/** The link resolver for a text that stands alone: relative links stay as written, made safe. */
export function keepTarget(target: string): string {
  const address = href(target.toWellFormed());
  return target.startsWith('/') || !address.includes(':') ? address : `./${address}`;
}

/**
 * The scheme of an address as browsers read it: they ignore control characters and spaces before
 * it, and line breaks anywhere.
 */
function schemeOf(target: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them before a scheme
  const seen = target.replace(/[\u0000-\u0020\u007f-\u00a0]/gu, '');
  if (/^[/\\]{2}/u.test(seen)) return '//';
  return /^([a-z][a-z0-9+.-]*):/iu.exec(seen)?.[1]?.toLowerCase();
}

function absolute(
  target: string,
  scheme: string,
  line: number,
  kind: 'link' | 'image',
  report: Report,
): string | undefined {
  const shown = target.slice(0, 80);
  if (!(kind === 'link' ? linkSchemes : imageSchemes).has(scheme)) {
    const advice = 'Use an address that begins with https:// or a path within the plan.';
    report(
      line,
      'error',
      `the ${kind} to "${shown}" is left out: addresses like this can be unsafe`,
      advice,
    );
    return undefined;
  }
  const encoded = encodeTarget(target.trim());
  // Without a host a browser takes it for an address of the site it is on.
  const hasHost = !/^https?:/iu.test(encoded) || /^https?:\/\/[^/]/iu.test(encoded);
  if (hasHost && URL.canParse(encoded)) return encoded;
  report(
    line,
    'error',
    `the ${kind} to "${shown}" is left out: it is no valid address`,
    'Correct the address.',
  );
  return undefined;
}

function reportCode(written: string, line: number, report: Report): undefined {
  const message = `the link to "${written.slice(0, 80)}" is left out: it is code for another program`;
  report(line, 'warning', message, 'Write the path of the file.');
}

function reportMended(written: string, target: string, line: number, report: Report): void {
  const message = `the address "${written.slice(0, 80)}" is read as "${target.slice(0, 80)}"`;
  report(line, 'warning', message, 'Write it so, or correct it.');
}

function reportRemote(source: string, line: number, report: Report): void {
  report(
    line,
    'warning',
    `the image "${source.slice(0, 80)}" of another site is shown as a link`,
    'Add the image to the repository and give its path, if readers should see it.',
  );
}

function withinDocument(
  target: string,
  fragment: string,
  line: number,
  anchors: ReadonlySet<string>,
  report: Report,
): string | undefined {
  if (target === '#' || fragment.toLowerCase() === 'top') return '#top';
  const anchor = [fragment, fragment.toLowerCase()]
    .map((name) => `${anchorPrefix}${name}`)
    .find((name) => anchors.has(name));
  if (anchor !== undefined) return `#${encodeTarget(anchor)}`;
  const [message, advice] =
    fragment === ''
      ? ['a link has no target', 'Write where it leads between the parentheses.']
      : [
          `no heading has the anchor "#${fragment.slice(0, 80)}"`,
          'Use the words of the heading in lower case, hyphens for spaces.',
        ];
  report(line, 'warning', message, advice);
  return undefined;
}

/** Takes a relative target apart; the path and the fragment are decoded, the query is not. */
function splitTarget(target: string): { path: string; suffix: string; fragment: string } {
  const [, path = '', suffix = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(target) ?? [];
  return { path: decode(path), suffix, fragment: decode(fragment) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The fragment of a link. Documents have anchors like ours, in lower case; other files have their
 * own, such as `#page=3` of a PDF.
 */
function fragmentFor(path: string, address: string, fragment: string): string {
  if (fragment === '') return '';
  const isNamed = /(?:\.md|\/|(?:^|\/)[^./]*|\.)$/iu.test(path);
  const isPage = isNamed || (/\.html?$/iu.test(path) && address.endsWith('/'));
  const isDocument = isPage && blobOfAsset(address) === '';
  if (!isDocument) return `#${encodeTarget(fragment)}`;
  const anchor = fragment.toLowerCase();
  return anchor === 'top' ? '#top' : `#${encodeTarget(`${anchorPrefix}${anchor}`)}`;
}

/** Percent-encodes the characters that an address may not contain. Existing escapes stay. */
function encodeTarget(target: string): string {
  const [before = '', ...fragments] = encodeURI(target.toWellFormed())
    .replace(/%25(?=[0-9a-f]{2})/giu, '%')
    .split('#');
  return fragments.length === 0 ? before : `${before}#${fragments.join('%23')}`;
}
