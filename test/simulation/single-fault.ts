import type { Fault } from './adversary.ts';
import { isAt, type Quiet, quietOf } from './quiet.ts';
import { type Played, play } from './scenario.ts';
import type { Storm } from './storm-ports.ts';

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

/** The six pushes when nothing goes wrong, and what they are with one fault. */
export interface CalmHistory {
  readonly calm: Played;
  readonly calls: readonly { readonly number: number; readonly isWrite: boolean }[];
  /**
   * Plays them with a fault. Up to the push with the fault all goes as it does without one, so it
   * begins there. Once all is as it was at a later moment without the fault, what is left goes as it
   * went then, so it ends there. A deliberate bug counts from the start to the end.
   *
   * @param toTheEnd plays what is left, too
   */
  strike(kind: Fault, call: number, toTheEnd?: boolean): Promise<Played>;
}

export async function playCalmHistory(
  more: Omit<SingleFaultOptions, 'step'> = {},
): Promise<CalmHistory> {
  const calls: { readonly number: number; readonly isWrite: boolean }[] = [];
  const moments: Quiet[] = [];
  const calm = await play(
    { seed, ...more, fault: { kind: 'stall', call: 0 } },
    {
      onCall: ({ number, name }) => calls.push({ number, isWrite: writes.test(name) }),
      async onQuiet(storm) {
        moments.push(await quietOf(storm));
        return false;
      },
    },
  );
  const strike = (kind: Fault, call: number, toTheEnd = false) => {
    const fault = { seed, ...more, fault: { kind, call } };
    if (more.mutation !== undefined) return play(fault);
    const from = moments.findLast((moment) => moment.calls < call);
    const onQuiet = (storm: Storm) => isAsCalm(storm, call, moments);
    return play(fault, toTheEnd ? { from } : { from, onQuiet });
  };
  return { calm, calls, strike };
}

/** Whether a fault has struck, and all is as it was without it. */
async function isAsCalm(storm: Storm, call: number, moments: readonly Quiet[]): Promise<boolean> {
  const then = moments.find(({ pushed }) => pushed === storm.pushed);
  return storm.calls >= call && then !== undefined && (await isAt(storm, then));
}

/**
 * Publishes six pushes again and again, first without any fault, then each time with one at another
 * port call, until every kind was at every call where it can make a difference.
 */
export async function* singleFaults(
  kinds: readonly Fault[],
  { step = 1, ...more }: SingleFaultOptions = {},
): AsyncGenerator<Played> {
  const { calm, calls, strike } = await playCalmHistory(more);
  yield calm;
  for (const { number, isWrite } of calls.filter((_, index) => index % step === 0))
    for (const kind of kinds)
      if (isWrite || !kind.endsWith(' after')) yield await strike(kind, number);
}
