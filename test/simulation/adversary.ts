import type { Random } from './random.ts';

/** What may happen to one port call. `kill`: the process ends there, before or after the effect. */
const passingFaults = ['fail before', 'fail after', 'kill before', 'kill after', 'stall'] as const;

/** `fail from then on`: that call fails in every run of every stage until the storm is over. */
export const faults = [...passingFaults, 'fail from then on'] as const;

export type Fault = (typeof faults)[number];

/** One call of a port by a stage. */
export interface PortCall {
  /** Position among all port calls of the storm, from 1. */
  readonly number: number;
  readonly run: string;
  /** `store.publish`, `pages.put`. */
  readonly name: string;
  /** First argument where that says which: a key, a partition. */
  readonly detail: string;
}

/** Chooses what goes wrong. */
export interface Adversary {
  faultOf(call: PortCall): Fault | undefined;
}

/** Nothing goes wrong. */
export const noAdversary: Adversary = { faultOf: () => undefined };

/** Exactly one call goes wrong; whoever asks is told of every one. */
export function oneFault(
  number: number,
  fault: Fault,
  onCall: (call: PortCall) => void = () => {},
): Adversary {
  return {
    faultOf(call) {
      onCall(call);
      return call.number === number ? fault : undefined;
    },
  };
}

/** Port calls of a storm in which something may break for good: after fewer than most storms have. */
const lateEnough = 800;

/** Calls go wrong now and then; how often differs from storm to storm. In some, one breaks for good. */
export function randomFaults(random: Random): Adversary {
  const everyHowMany = random.pick([15, 50, 150, 500]);
  const kinds = random.chance(30) ? [random.pick(passingFaults)] : passingFaults;
  const breaksAt = random.chance(10) ? random.below(lateEnough) : undefined;
  return {
    faultOf({ name, number }) {
      if (number === breaksAt) return 'fail from then on';
      // What changes something is where faults hurt: it draws more of them.
      const weight = /put|remove|publish|advance|head/u.test(name) ? 2 : 1;
      return random.below(everyHowMany) < weight ? random.pick(kinds) : undefined;
    },
  };
}

/** What tells others goes wrong often, the rest of announce now and then, and nothing else. */
export function tellingFaults(random: Random): Adversary {
  return {
    faultOf({ name, run }) {
      if (!run.startsWith('announce')) return undefined;
      const everyHowMany = /^(?:deliveries|hubs)\.|advance/u.test(name) ? 6 : 200;
      return random.below(everyHowMany) === 0 ? random.pick(passingFaults) : undefined;
    },
  };
}
