import type { Page } from '../../ports/page-store.ts';
import { type Difference, differsOnSite } from './difference.ts';

/**
 * Every store has room for this many characters of extra headers. With more, a store may leave some
 * out.
 */
const alwaysKept = 1_024;

/** Lists every difference between a page made from the store and the page on the site. */
export function comparePages(expected: Page, found: Page | undefined): Difference[] {
  if (!found) return [differsOnSite(expected.key, 'it is missing')];
  const what = [
    ...(Buffer.compare(expected.body, found.body) === 0 ? [] : ['its bytes are others']),
    ...(expected.redirect === found.redirect ? [] : ['it leads elsewhere']),
    ...(expected.contentType === found.contentType ? [] : ['its content type is another']),
    ...(expected.cache === found.cache ? [] : [`it is kept in caches as ${found.cache}`]),
    ...compareHeaders(expected.headers ?? {}, found.headers ?? {}),
  ];
  return what.map((one) => differsOnSite(expected.key, one));
}

type Headers = NonNullable<Page['headers']>;

function compareHeaders(expected: Headers, found: Headers): string[] {
  const length = Object.entries(expected).flat().join('').length;
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names]
    .filter((name) => found[name] !== expected[name])
    .filter((name) => found[name] !== undefined || length <= alwaysKept)
    .map((name) => `its header ${name} is ${found[name] === undefined ? 'missing' : 'another'}`);
}
