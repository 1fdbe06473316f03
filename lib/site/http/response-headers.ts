import { timeGateAddress, timeMapAddress } from '../../plan/addresses/addresses.ts';
import type { DocumentPage, Site } from '../models.ts';
import { absolute } from './absolute.ts';
import { versionRelations } from './page-relations.ts';

/**
 * Bytes of a page's `link` header up to which it names more than it must. S3 has room for 2 KB of
 * headers, and leaves out what does not fit.
 */
const roomForLinks = 900;

/**
 * Headers that say to programs which version of which document this is: RFC 7089 (Memento) and RFC
 * 5829. Values are ASCII by construction. `memento-datetime` is on permanent versions only: the
 * current address is the original resource.
 */
export function documentHeaders(site: Site, page: DocumentPage): Record<string, string> {
  const { address } = page.document;
  const links = [
    linkTo(site, address, 'original'),
    ...versionRelations(page).map((relation) => linkTo(site, relation.address, relation.rel)),
  ].join(', ');
  const more = `${links}, ${negotiation(site, address)}`;
  return {
    link: more.length > roomForLinks ? links : more,
    ...(page.view === 'permanent'
      ? { 'memento-datetime': new Date(page.version.date).toUTCString() }
      : {}),
  };
}

/** The same of the plan's start page, or of the plan as it stood at an instant (ISO 8601 in UTC). */
export function planHeaders(site: Site, instant?: string): Record<string, string> {
  return {
    link: `${linkTo(site, '/', 'original')}, ${negotiation(site, '/')}`,
    ...(instant === undefined ? {} : { 'memento-datetime': new Date(instant).toUTCString() }),
  };
}

/** Of an answer that leads to the version of a date: it depends on the date that was asked for. */
export function timeGateHeaders(site: Site, address: string): Record<string, string> {
  const links = [linkTo(site, address, 'original'), timeMapLink(site, address)];
  return { vary: 'accept-datetime', link: links.join(', ') };
}

function negotiation(site: Site, address: string): string {
  return `${linkTo(site, timeGateAddress(address), 'timegate')}, ${timeMapLink(site, address)}`;
}

function timeMapLink(site: Site, address: string): string {
  return `${linkTo(site, timeMapAddress(address), 'timemap')}; type="application/link-format"`;
}

function linkTo(site: Site, address: string, rel: string): string {
  return `<${absolute(site, address)}>; rel="${rel}"`;
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

/**
 * Everything is public, so pages of other sites may read it (CORS, in the Fetch standard). They may
 * see which version it is as well.
 */
export const openHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, memento-datetime',
} as const satisfies Readonly<Record<string, string>>;
