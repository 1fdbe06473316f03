import type { Fault } from './adversary.ts';
import { type Played, play } from './scenario.ts';

const seed = 1;

/**
 * Publishes six pushes again and again, first without any fault, then each time with one at another
 * port call, until every kind was at every call.
 *
 * @param more what else every scenario has
 * @param step of how many calls only the first is struck
 */
export async function* singleFaults(
  kinds: readonly [Fault, ...Fault[]],
  more: { readonly s3?: boolean; readonly mutation?: string } = {},
  step = 1,
): AsyncGenerator<Played> {
  const calm = await play({ seed, ...more, fault: { kind: kinds[0], call: 0 } });
  yield calm;
  for (let call = 1; call <= calm.calls; call += step)
    for (const kind of kinds) yield play({ seed, ...more, fault: { kind, call } });
}
