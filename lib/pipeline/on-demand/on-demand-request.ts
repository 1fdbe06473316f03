import { commitDigits, longCommitDigits } from '../../plan/addresses/addresses.ts';

/** Two versions of a document that is or was at an address, by the names of their commits. */
export interface PairRequest {
  readonly address: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Parses a path that asks for a comparison; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parsePair(path: string): PairRequest | undefined {
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
