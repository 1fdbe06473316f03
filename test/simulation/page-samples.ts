import { pageKey } from '../../lib/plan/addresses/addresses.ts';
import { versionOf } from '../redline/apply-marks.ts';
import { attribute, findAll, type PageElement, readPage } from '../site/page-tree.ts';
import { contentOf, withoutBreaks } from './content-of-page.ts';
import type { Random } from './random.ts';
import type { SitePages } from './world.ts';

/** Redlines and pages that are read as a browser does, in each simulation: reading takes its time. */
const samples = 3;

/** What is wrong with some pages of a site: redlines that are not exact, elements that could harm. */
export async function wrongSamples(pages: SitePages, random: Random): Promise<string[]> {
  const keys = [...pages.keys()];
  const redlines = keys.filter((key) => key.includes('@compare/'));
  const htmlPages = keys.filter((key) => key.endsWith('/index.html'));
  return [
    ...(await each(redlines, random, (key) => inexactness(key, pages))),
    ...(await each(htmlPages, random, (key) => dangers(key, pages))),
  ];
}

async function each(
  keys: readonly string[],
  random: Random,
  check: (key: string) => Promise<string[]>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let left = keys.length === 0 ? 0 : samples; left > 0; left -= 1)
    wrong.push(...(await check(random.pick(keys))));
  return wrong;
}

/** Rejecting every change gives the text of the page of the version before, accepting the later one's. */
async function inexactness(key: string, pages: SitePages): Promise<string[]> {
  const html = await textOf(key, pages);
  const [, redline = ''] = /<section class="redline"[^>]*>(.*?)<\/section>/su.exec(html) ?? [];
  const [, versions = ''] = /<dl class="sides">(.*?)<\/dl>/su.exec(html) ?? [];
  const [before = '', after = ''] = [...versions.matchAll(/<a href="([^"]*)"/gu)].map(
    ([, address = '']) => pageKey(decodeURIComponent(address)),
  );
  const wrong: string[] = [];
  for (const [side, version] of [
    ['old', before],
    ['new', after],
  ] as const)
    if (withoutBreaks(versionOf(redline, side)) !== contentOf(await textOf(version, pages)))
      wrong.push(`redline ${key} does not give the ${side} version`);
  return wrong;
}

async function textOf(key: string, pages: SitePages): Promise<string> {
  return new TextDecoder().decode((await pages.reader.get(key))?.body);
}

function isOwnForm(form: PageElement): boolean {
  const action = attribute(form, 'action') ?? '';
  return /^\/(?!\/).*@(?:history|search|changes\/since|go)\/$/u.test(decodeURIComponent(action));
}

/** What a page must not have where no plan of the simulation means to have it. */
async function dangers(key: string, pages: SitePages): Promise<string[]> {
  const page = readPage(await textOf(key, pages));
  const harmful = findAll(page, (element) => {
    const isData = attribute(element, 'type') === 'application/ld+json';
    // Gazette's own forms ask the site itself.
    if (element.tagName === 'form') return !isOwnForm(element);
    if (/^(?:script|iframe|object|embed|base|svg|style)$/u.test(element.tagName))
      return element.tagName !== 'script' || !isData;
    return element.attrs.some(
      ({ name, value }) =>
        /^on|^style$/u.test(name) || /^\s*(?:javascript|vbscript):/iu.test(value),
    );
  });
  return harmful.map(({ tagName }) => `page ${key} is unsafe: it has <${tagName}>`);
}
