import { type Price, type PriceName, prices } from './prices.ts';

/** How much of everything is used in a month. */
export type Usage = Readonly<Record<PriceName, number>>;

/** Dollars by row of the table, and together. */
export interface Cost {
  readonly services: ReadonlyMap<string, number>;
  readonly total: number;
  /** After what every account has free for ever, as if nothing else ran in it. */
  readonly charged: number;
}

/** What a usage costs. */
export function costOf(usage: Usage): Cost {
  const services = new Map<string, number>();
  let [total, charged] = [0, 0];
  for (const [name, price] of Object.entries(prices) as [PriceName, Price][]) {
    const dollars = (units: number) => (Math.max(0, units) / price.per) * price.dollars;
    const list = dollars(usage[name]);
    services.set(price.service, (services.get(price.service) ?? 0) + list);
    total += list;
    charged += dollars(usage[name] - price.free);
  }
  return { services, total, charged };
}
