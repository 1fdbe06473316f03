import type { Fault } from './adversary.ts';
import { type Played, play } from './scenario.ts';

const seed = 1;

/**
 * Publishes six pushes again and again, first without any fault, then each time with one at another
 * port call, until every kind was at every call.
 *
 * @param more what else every scenario has
 */
export async function* singleFaults(
  kinds: readonly [Fault, ...Fault[]],
  more: { readonly s3?: boolean; readonly mutation?: string } = {},
): AsyncGenerator<Played> {
  const calm = await play({ seed, ...more, fault: { kind: kinds[0], call: 0 } });
  yield calm;
  for (let call = 1; call <= calm.calls; call += 1)
    for (const kind of kinds) yield play({ seed, ...more, fault: { kind, call } });
}
