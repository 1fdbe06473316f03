import { href } from '../../plan/addresses/addresses.ts';

/** An address as the outside world knows it: absolute and percent-encoded, ASCII only. */
export function absolute(site: { readonly baseUrl: string }, address: string): string {
  return `${site.baseUrl}${href(address)}`;
}
