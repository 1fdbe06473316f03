import type { Page } from '../../ports/page-store.ts';
import { type Difference, differsOnSite } from './difference.ts';

/** Characters of extra headers that every store has room for; of more, some may be left out. */
const alwaysKept = 1_024;

/** Names everything in which a page is not as it is made from the store. */
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
