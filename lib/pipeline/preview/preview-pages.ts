import { rewriteHtml } from '../../markup/rewrite-html.ts';
import { href, pageKey, previewAddress } from '../../plan/addresses/addresses.ts';
import type { Page } from '../../ports/page-store.ts';
import type { Site } from '../../site/models.ts';
import { previewNotice } from '../../site/pages/preview-notice.tsx';

/** What only published pages have: where they stand for good, and feeds to follow. */
const publishedLinks = new Set(['canonical', 'alternate']);

/**
 * The pages of a preview: they say what they are, no search engine lists them, nothing keeps them,
 * and links lead to other pages of the preview where it has them, else to what is published.
 */
export function previewPages(number: number, pages: readonly Page[], site: Site): Page[] {
  const own = new Set(pages.map(({ key }) => key));
  const home = `${site.baseUrl}/`;
  const link = (target: string) =>
    moveLink(target.startsWith(home) ? target.slice(home.length - 1) : target, number, own) ??
    target;
  return pages.map((page) => ({
    ...page,
    ...(page.redirect === undefined ? {} : { redirect: decodeURI(link(href(page.redirect))) }),
    ...(page.contentType.startsWith('text/html')
      ? { body: moveHtml(page.body, link, previewNotice(number, site)) }
      : {}),
    cache: 'current',
    headers: { 'x-robots-tag': 'noindex' },
  }));
}

/** Where a link leads in the preview; `undefined` when the preview has nothing there. */
function moveLink(target: string, number: number, own: ReadonlySet<string>): string | undefined {
  const [, path = ''] = /^(\/(?!\/)[^?#]*)/u.exec(target) ?? [];
  if (path === '' || !own.has(pageKey(decodeURIComponent(path)))) return undefined;
  return `${previewAddress(number)}${target.slice(1)}`;
}

function moveHtml(body: Uint8Array, link: (target: string) => string, notice: string): Uint8Array {
  return rewriteHtml(body, (tag, write) => {
    const rel = tag.attrs.find(({ name }) => name === 'rel')?.value;
    if (tag.tagName === 'link' && publishedLinks.has(rel ?? '')) return;
    for (const attribute of tag.attrs)
      if (attribute.name === 'href' || attribute.name === 'src')
        attribute.value = link(attribute.value);
    write.tag(tag);
    if (tag.tagName === 'head') write.raw('<meta name="robots" content="noindex">');
    if (tag.tagName === 'body') write.raw(notice);
  });
}
