import { href } from '../plan/addresses/addresses.ts';

/** An address of the site as feed readers need it: absolute and percent-encoded. */
export function feedUrl(feed: { readonly baseUrl: string }, address: string): string {
  return `${feed.baseUrl}${href(address)}`;
}

/** Identifies what a category says something about; a page exists there, as RSS and Atom advise. */
export function categoryScheme(feed: { readonly baseUrl: string }, scheme: string): string {
  return `${feed.baseUrl}/#${scheme}`;
}
