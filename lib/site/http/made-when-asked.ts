import { modelsAddress } from '../../plan/addresses/addresses.ts';

/**
 * Whether an address without a page may be one that is made when it is asked for: all of Gazette's
 * own, so that no new one is forgotten, llms.txt, and folders, of which some have no page of their own. Every
 * other one is missing without anyone being asked. The distribution has the same as patterns
 * (lib/stack/site/site.ts).
 *
 * @param path as names are written, not percent-encoded
 */
export function mayBeMade(path: string): boolean {
  return path.endsWith('/') || path.includes('/@') || path === modelsAddress();
}
