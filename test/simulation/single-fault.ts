import type { Fault } from './adversary.ts';
import { type Quiet, quietOf } from './quiet.ts';
import { type Played, play } from './scenario.ts';

const seed = 1;

/** Calls that change something. After any other, a fault looks to a stage as it does before it. */
const writes =
  /^(?:queue\.send|author\.report|store\.(?:recover|publish|advance)|s3\.put|(?:index|pages)\.(?:put|remove))$/u;

/** Which single faults are tried. */
export interface SingleFaultOptions {
  readonly s3?: boolean;
  readonly mutation?: string;
  /** Of how many calls one is struck. Default: 1. */
  readonly step?: number;
}

/**
 * Numbers and names of the port calls of the six pushes when nothing goes wrong, and the moments
 * before each push.
 */
async function calmCalls(more: Omit<SingleFaultOptions, 'step'>) {
  const calls: { readonly number: number; readonly isWrite: boolean }[] = [];
  const moments: Quiet[] = [];
  const calm = await play(
    { seed, ...more, fault: { kind: 'stall', call: 0 } },
    {
      onCall: ({ number, name }) => calls.push({ number, isWrite: writes.test(name) }),
      onQuiet: async (storm) => void moments.push(await quietOf(storm)),
    },
  );
  return { calm, calls, moments };
}

/** Numbers of the calls that change nothing. */
export async function reads(): Promise<number[]> {
  const { calls } = await calmCalls({});
  return calls.filter(({ isWrite }) => !isWrite).map(({ number }) => number);
}

/**
 * Publishes six pushes again and again, first without any fault, then each time with one at another
 * port call, until every kind was at every call where it can make a difference. Up to the push with
 * the fault all goes as it does without one, so it begins there; a deliberate bug counts from the start.
 */
export async function* singleFaults(
  kinds: readonly Fault[],
  { step = 1, ...more }: SingleFaultOptions = {},
): AsyncGenerator<Played> {
  const { calm, calls, moments } = await calmCalls(more);
  yield calm;
  const lastBefore = (number: number) =>
    more.mutation === undefined ? moments.findLast((moment) => moment.calls < number) : undefined;
  for (const { number, isWrite } of calls.filter((_, index) => index % step === 0))
    for (const kind of kinds)
      if (isWrite || !kind.endsWith(' after'))
        yield play({ seed, ...more, fault: { kind, call: number } }, { from: lastBefore(number) });
}
