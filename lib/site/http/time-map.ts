import { historyAddress, timeGateAddress } from '../../plan/addresses/addresses.ts';
import type { Site } from '../models.ts';
import { absolute } from './absolute.ts';

/** A version and when it took effect, ISO 8601 in UTC. */
export interface Memento {
  readonly address: string;
  readonly date: string;
}

/** A stretch of the versions of what is at an address. */
export interface TimeMap {
  readonly address: string;
  /** Address of this part, and of those before and after it, where there are such. */
  readonly self: string;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** Oldest first; never empty. */
  readonly mementos: readonly Memento[];
}

/** The type of a TimeMap (RFC 7089 section 5, RFC 6690). */
export const timeMapType = 'application/link-format';

/** The list of versions for Memento clients (RFC 7089 section 5), in parts that name one another (5.1.2). */
export function renderTimeMap(site: Site, map: TimeMap): string {
  const { address, self, previous, next, mementos } = map;
  const link = (to: string, rel: string, more = '') =>
    `<${absolute(site, to)}>; rel="${rel}"${more}`;
  const type = `; type="${timeMapType}"`;
  const [from, until] = [mementos[0], mementos.at(-1)].map((each) => dateOf(each?.date ?? ''));
  const others = [previous, next]
    .filter((part) => part !== undefined)
    .map((part) => link(part, 'timemap', type));
  return `${[
    link(address, 'original'),
    link(timeGateAddress(address), 'timegate'),
    link(self, 'self', `${type}; from="${from}"; until="${until}"`),
    ...others,
    ...(address === '/' ? [] : [link(historyAddress(address), 'version-history')]),
    ...mementos.map((memento, index) => {
      const isFirst = previous === undefined && index === 0;
      const isLast = next === undefined && index === mementos.length - 1;
      const rel = `${isFirst ? 'first ' : ''}${isLast ? 'last ' : ''}memento`;
      return link(memento.address, rel, `; datetime="${dateOf(memento.date)}"`);
    }),
  ].join(',\n')}\n`;
}

function dateOf(date: string): string {
  return new Date(date).toUTCString();
}
