/*
 * Runs at the edge, too (see address-rules.ts): no imports, no `u` flag, no destructuring here.
 */

/** One name and value of a query as a reader sent it: both still percent-encoded. */
export interface QueryPart {
  readonly name: string;
  readonly value: string;
}

/**
 * What each address that a form leads to may be asked, in the order of its normal form, with the
 * most characters of each answer. All of it fits into an object key (S3: 1,024 bytes).
 */
const questions: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  '@go': [['day', 60]],
  '@changes/since': [['date', 60]],
  '@history': [
    ['day', 60],
    ['older', 40],
    ['newer', 40],
  ],
  // Programs say it in a header; see datePart.
  '@timegate': [['at', 40]],
  '@search': [
    ['q', 100],
    ['lang', 20],
    ['kind', 20],
    ['status', 60],
  ],
};

const form = /(?:^|\/)(@go|@changes\/since|@history|@search|@timegate)\/index\.html$/;

/** Header in which Memento clients say the date of the version that they ask for (RFC 7089). */
export const askedDateHeader = 'accept-datetime';

/**
 * The date that is asked for, as a part of the query: the key then tells answers apart, and no cache
 * needs to know of the header.
 */
export function datePart(acceptDatetime: string | undefined): readonly QueryPart[] {
  return acceptDatetime === undefined
    ? []
    : [{ name: 'at', value: encodeURIComponent(acceptDatetime.slice(0, 60)) }];
}

/**
 * The key under which an object is looked for: where a form leads to it, with its query in normal
 * form in the place of `index.html` (`@go/?day=2016-05-01`). So pages that differ by their query
 * differ by their path, which tells caches all they need. Every other query is left out.
 *
 * @param key decoded object key
 */
export function askedKey(key: string, query: readonly QueryPart[]): string {
  const found = form.exec(key);
  const allowed = found && found[1] !== undefined ? questions[found[1]] : undefined;
  if (allowed === undefined) return key;
  const parts: string[] = [];
  allowed.forEach((question) => {
    const value = normalValue(query, question[0], question[1]);
    if (value !== '') parts.push(`${question[0]}=${value}`);
  });
  if (parts.length === 0) return key;
  return `${key.slice(0, -'index.html'.length)}?${parts.join('&')}`;
}

/** The first value of a name, without blanks around it, and with what separates values encoded. */
function normalValue(query: readonly QueryPart[], name: string, length: number): string {
  const part = query.filter((one) => one.name === name)[0];
  return part === undefined
    ? ''
    : decode(part.value)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trim()
        .replace(/[%/&=?#]/g, encodeURIComponent);
}

/** Empty when it is not percent-encoded UTF-8. Forms write a blank as a plus. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch (_error) {
    return '';
  }
}
