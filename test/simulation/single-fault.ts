import { type Fault, noAdversary, oneFault } from './adversary.ts';
import { fixedHistory } from './fixed-history.ts';
import { type Outcome, simulate } from './simulate.ts';

const seed = 1;

/**
 * Publishes six pushes again and again, each time with one fault at another port call. All kinds of
 * fault at all calls take minutes; `every` takes each so many calls only.
 */
export async function* singleFaults(
  kinds: readonly Fault[],
  { from, every }: { readonly from: number; readonly every: number },
): AsyncGenerator<Outcome> {
  const history = fixedHistory();
  const calm = await simulate({ seed, history, calm: true, adversary: noAdversary });
  yield calm;
  for (let number = from; number <= calm.calls; number += every)
    for (const fault of kinds)
      yield simulate({ seed, history, calm: true, adversary: oneFault(number, fault) });
}
