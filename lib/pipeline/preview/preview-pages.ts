import { rewriteHtml } from '../../markup/rewrite-html.ts';
import { href, pageKey, previewAddress } from '../../plan/addresses/addresses.ts';
import type { Page } from '../../ports/page-store.ts';
import type { Site } from '../../site/models.ts';
import { previewNotice } from '../../site/pages/preview-notice.tsx';

/** Link relations that only published pages have: their permanent place, and feeds. */
const publishedLinks = new Set(['canonical', 'alternate']);

/** Attributes that lead somewhere. */
const linking = new Set(['action', 'href', 'src']);

/** Headers that only published pages have, for the same reason (lib/site/http/response-headers.ts). */
const publishedHeaders = new Set(['link', 'memento-datetime']);

/**
 * Turns rendered pages into the pages of a preview. Each says that it is a preview, search engines
 * do not list it, and caches do not keep it. Links lead to other pages of the preview where they
 * exist, else to the published site: by its whole address, where previews have a host of their own.
 */
export function previewPages(number: number, pages: readonly Page[], site: Site): Page[] {
  const own = new Set(pages.map(({ key }) => key));
  const home = `${site.baseUrl}/`;
  const link = (target: string) =>
    moveLink(target.startsWith(home) ? target.slice(home.length - 1) : target, number, own) ??
    publishedLink(target, site);
  return pages.map((page) => ({
    ...page,
    ...(page.redirect === undefined ? {} : { redirect: decodeURI(link(href(page.redirect))) }),
    ...(page.contentType.startsWith('text/html')
      ? { body: moveHtml(page.body, link, previewNotice(number, site)) }
      : {}),
    cache: 'current',
    headers: { ...keptHeaders(page), 'x-robots-tag': 'noindex' },
  }));
}

/** What keeps an author's file from running, or from being shown, holds in a preview as well. */
function keptHeaders({ headers = {} }: Page): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !publishedHeaders.has(name)),
  );
}

/** The address of a link's target in the preview; `undefined` when the preview has no such page. */
function moveLink(target: string, number: number, own: ReadonlySet<string>): string | undefined {
  const [, path = ''] = /^(\/(?!\/)[^?#]*)/u.exec(target) ?? [];
  if (path === '' || !own.has(pageKey(decodeURIComponent(path)))) return undefined;
  return `${previewAddress(number)}${target.slice(1)}`;
}

/** The stylesheet and images are at every host (lib/site/http/preview-host.ts). */
function publishedLink(target: string, { baseUrl, previewUrl }: Site): string {
  const isElsewhere = previewUrl !== undefined && /^\/(?![/@])|^\/@(?!assets\/)/u.test(target);
  return isElsewhere ? `${baseUrl}${target}` : target;
}

function moveHtml(body: Uint8Array, link: (target: string) => string, notice: string): Uint8Array {
  return rewriteHtml(body, (tag, write) => {
    const rel = tag.attrs.find(({ name }) => name === 'rel')?.value;
    if (tag.tagName === 'link' && publishedLinks.has(rel ?? '')) return;
    for (const attribute of tag.attrs)
      if (linking.has(attribute.name)) attribute.value = link(attribute.value);
    write.tag(tag);
    if (tag.tagName === 'head') write.raw('<meta name="robots" content="noindex">');
    if (tag.tagName === 'body') write.raw(notice);
  });
}
