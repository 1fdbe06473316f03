type Site = { readonly title: string; readonly baseUrl: string };

/** The id of a mail, made from the entry's: what is sent again is the same mail (RFC 5322, 3.6.4). */
export function messageIdOf(id: string, site: Pick<Site, 'baseUrl'>): string {
  const local = id.replace(/^urn:uuid:/u, '').replace(/[^\w-]/gu, '-');
  return `<${local}@${hostOf(site)}>`;
}

/**
 * The fields by which mail programs know a list: RFC 2919 (List-Id), RFC 2369 (List-Archive,
 * List-Unsubscribe), RFC 8058 (one click), RFC 3834 (nobody answers what a program sent).
 *
 * @param name what the list tells: `changes`, `weekly` or `monthly`, so that filters tell them apart
 * @param unsubscribe an address with https; absent where whoever sends it on adds the field
 */
export function mailHeaders(
  site: Site,
  name: string,
  unsubscribe?: string,
): Record<string, string> {
  return {
    'List-Id': `<${name}.${hostOf(site)}>`,
    'List-Archive': `<${site.baseUrl}/@changes/>`,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(unsubscribe === undefined
      ? {}
      : {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  };
}

function hostOf({ baseUrl }: Pick<Site, 'baseUrl'>): string {
  return new URL(baseUrl).hostname;
}
