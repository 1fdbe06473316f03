import { parseArgs } from 'node:util';
import { type Fault, faults, oneFault, type PortCall } from './adversary.ts';
import { fixedHistory } from './fixed-history.ts';
import { mutations } from './mutations.ts';
import { createS3Pages } from './s3-pages.ts';
import { type Outcome, type SimulateOptions, simulate } from './simulate.ts';

/** All that decides how a simulation goes. */
export interface Scenario {
  readonly seed: number;
  /** Keeps the pages in a model of S3 instead of in memory. */
  readonly s3?: boolean;
  /** Hubs and recipients are told, some of which fail; each push is announced before the next one. */
  readonly told?: boolean;
  /** Instead of a made-up history: a fixed one, and nothing but this fault, at that port call. */
  readonly fault?: { readonly kind: Fault; readonly call: number };
  /** Name of a deliberate bug. */
  readonly mutation?: string;
}

/** A scenario and what came of it. */
export interface Played extends Outcome {
  readonly scenario: Scenario;
}

export const scenarioOptions = {
  seed: { type: 'string', default: '1' },
  s3: { type: 'boolean', default: false },
  told: { type: 'boolean', default: false },
  fault: { type: 'string' },
  mutation: { type: 'string' },
} as const;

const fixed = fixedHistory();

/** How the history of a single fault is played. */
export interface PlayOptions extends Pick<SimulateOptions, 'onQuiet' | 'from'> {
  /** Told of each port call before it happens. */
  readonly onCall?: (call: PortCall) => void;
}

/** Plays a scenario. */
export async function play(scenario: Scenario, options: PlayOptions = {}): Promise<Played> {
  const { onCall, ...more } = options;
  const { seed, s3, told, fault, mutation } = scenario;
  const mutate = mutations.find(({ name }) => name === mutation)?.begin();
  if (mutation !== undefined && !mutate) throw new Error(`there is no mutation "${mutation}"`);
  const outcome = await simulate({
    seed,
    ...(s3 ? { pages: createS3Pages() } : {}),
    ...(told ? { told } : {}),
    ...(fault && {
      history: fixed,
      calm: true,
      adversary: oneFault(fault.call, fault.kind, onCall),
      ...more,
    }),
    ...(mutate && { mutate }),
  });
  return { ...outcome, scenario };
}

/** The words after `npm run simulate --` that play a scenario again. */
export function writeScenario({ seed, s3, told, fault, mutation }: Scenario): string {
  return [
    `--runs 1 --seed ${seed}`,
    ...(s3 ? ['--s3'] : []),
    ...(told ? ['--told'] : []),
    ...(fault ? [`--fault ${fault.kind.replaceAll(' ', '-')}@${fault.call}`] : []),
    ...(mutation === undefined ? [] : [`--mutation '${mutation}'`]),
  ].join(' ');
}

/** The scenario that words on the command line mean. */
export function readScenario(words: readonly string[]): Scenario {
  const { values } = parseArgs({ args: [...words], options: scenarioOptions, strict: false });
  const { seed, s3, told, fault, mutation } = values;
  return {
    seed: Number(seed),
    ...(s3 === true ? { s3 } : {}),
    ...(told === true ? { told } : {}),
    ...(typeof fault === 'string' ? { fault: readFault(fault) } : {}),
    ...(typeof mutation === 'string' ? { mutation } : {}),
  };
}

function readFault(text: string): { kind: Fault; call: number } {
  const [name = '', call = ''] = text.split('@');
  const kind = faults.find((one) => one === name.replaceAll('-', ' '));
  if (!kind || !/^\d+$/u.test(call))
    throw new Error(`"${text}" is no fault at a call: write e.g. "kill-before@12"`);
  return { kind, call: Number(call) };
}
