import { pageKey, stylesheetAddress } from '../plan/addresses/addresses.ts';
import type { Page } from '../ports/page-store.ts';
import type { Site } from './models.ts';
import { stylesheet } from './stylesheet.ts';

/** The site's description for pages and feeds. */
export function describeSite(
  title: string,
  baseUrl: string,
  language: string,
  hubs: readonly string[] = [],
  repository?: Site['repository'],
): Site {
  const stylesheetHref = stylesheetAddress(stylesheet().hash);
  const site = { title, baseUrl: baseUrl.replace(/(?<!\/)\/+$/u, ''), language };
  return {
    ...site,
    stylesheet: stylesheetHref,
    ...(hubs.length === 0 ? {} : { hubs }),
    ...(repository && { repository }),
  };
}

/** The stylesheet as a page, at the content-addressed place that all pages name. */
export function stylesheetPage(): Page {
  const { text, hash } = stylesheet();
  return {
    key: pageKey(stylesheetAddress(hash)),
    body: new TextEncoder().encode(text),
    contentType: 'text/css; charset=utf-8',
    cache: 'permanent',
    sequence: 0,
  };
}
