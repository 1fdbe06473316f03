import { historyAddress } from '../../plan/addresses/addresses.ts';
import type { DocumentPage, Site } from '../models.ts';
import { absolute } from './absolute.ts';
import { versionRelations } from './page-relations.ts';

/**
 * Headers that say to programs which version of which document this is: RFC 7089 (Memento,
 * pattern 4: mementos without a TimeGate) and RFC 5829. Values are ASCII by construction.
 *
 * `memento-datetime` is on permanent versions only: the current address is the original resource.
 * No `timemap` is announced for the history page, because RFC 7089 section 5 asks for
 * `application/link-format`; give `timeMap` the address of one where there is one.
 */
export function documentHeaders(
  site: Site,
  page: DocumentPage,
  { timeMap }: { readonly timeMap?: string } = {},
): Record<string, string> {
  const links = [
    `<${absolute(site, page.document.address)}>; rel="original"`,
    ...versionRelations(page).map(
      ({ rel, address }) => `<${absolute(site, address)}>; rel="${rel}"`,
    ),
    ...(timeMap === undefined
      ? []
      : [`<${absolute(site, timeMap)}>; rel="timemap"; type="application/link-format"`]),
  ];
  return {
    link: links.join(', '),
    ...(page.view === 'permanent'
      ? { 'memento-datetime': new Date(page.version.date).toUTCString() }
      : {}),
  };
}

/** The list of a document's versions for Memento clients (RFC 7089 section 5, `application/link-format`). */
export function renderTimeMap(
  site: Site,
  document: { readonly address: string },
  versions: readonly { readonly address?: string; readonly date: string }[],
): string {
  const mementos = versions.flatMap(({ address, date }) =>
    address === undefined
      ? []
      : [`<${absolute(site, address)}>; rel="memento"; datetime="${new Date(date).toUTCString()}"`],
  );
  const links = [
    `<${absolute(site, document.address)}>; rel="original latest-version"`,
    `<${absolute(site, historyAddress(document.address))}>; rel="version-history"; type="text/html"`,
    ...mementos,
  ];
  return `${links.join(',\n')}\n`;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  // The icon is a data URL.
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every response, the same on one machine and at the edge: a page runs no script at all. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const satisfies Readonly<Record<string, string>>;
