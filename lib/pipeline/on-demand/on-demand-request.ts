import { commitDigits, longCommitDigits } from '../../plan/addresses/addresses.ts';
import { parseDate } from '../../plan/fields/dates.ts';

/** An address as of a day, such as `2016-05-01`. */
export interface DayRequest {
  readonly address: string;
  readonly day: string;
}

/** Two versions of a document that is or was at an address, by the names of their commits. */
export interface PairRequest {
  readonly address: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Parses a path that asks for a day or a comparison; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseRequest(path: string): DayRequest | PairRequest | undefined {
  const [, place, day] = /^(\/(?:.*\/)?)@(\d{4}-\d{2}-\d{2})\/$/u.exec(path) ?? [];
  if (place !== undefined && day !== undefined)
    return parseDate(day) === day ? { address: place, day } : undefined;
  const pair = /^(\/(?:.*\/)?)@compare\/([0-9a-f]+)\.\.([0-9a-f]+)\/$/u.exec(path);
  const [, address, before = '', after = ''] = pair ?? [];
  if (address === undefined || !isCommitName(before) || !isCommitName(after) || before === after)
    return undefined;
  return { address, before, after };
}

/** Whether this may be the name of a commit in addresses. */
export function isCommitName(name: string | undefined): name is string {
  return (
    /^[0-9a-f]+$/u.test(name ?? '') &&
    (name?.length === commitDigits || name?.length === longCommitDigits)
  );
}
