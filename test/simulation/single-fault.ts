import type { Fault } from './adversary.ts';
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

/** Numbers and names of the port calls of the six pushes when nothing goes wrong. */
async function calmCalls(more: Omit<SingleFaultOptions, 'step'>) {
  const calls: { readonly number: number; readonly isWrite: boolean }[] = [];
  const calm = await play(
    { seed, ...more, fault: { kind: 'stall', call: 0 } },
    ({ number, name }) => calls.push({ number, isWrite: writes.test(name) }),
  );
  return { calm, calls };
}

/** Numbers of the calls that change nothing. */
export async function reads(): Promise<number[]> {
  const { calls } = await calmCalls({});
  return calls.filter(({ isWrite }) => !isWrite).map(({ number }) => number);
}

/**
 * Publishes six pushes again and again, first without any fault, then each time with one at another
 * port call, until every kind was at every call where it can make a difference.
 */
export async function* singleFaults(
  kinds: readonly Fault[],
  { step = 1, ...more }: SingleFaultOptions = {},
): AsyncGenerator<Played> {
  const { calm, calls } = await calmCalls(more);
  yield calm;
  for (const { number, isWrite } of calls.filter((_, index) => index % step === 0))
    for (const kind of kinds)
      if (isWrite || !kind.endsWith(' after'))
        yield play({ seed, ...more, fault: { kind, call: number } });
}
