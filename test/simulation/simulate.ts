import { type Adversary, noAdversary, randomFaults, tellingFaults } from './adversary.ts';
import { inconsistencies } from './consistency.ts';
import { type AllValues, differencesFrom, valuesOf } from './differences.ts';
import { createMemoryPages } from './memory-pages.ts';
import { type ModelHistory, makeHistory } from './model-history.ts';
import { wrongSamples } from './page-samples.ts';
import { sizeDependence } from './plan-sizes.ts';
import { copyQuiet, type Quiet } from './quiet.ts';
import { createRandom, type Random } from './random.ts';
import { type Aftermath, weather } from './storm.ts';
import type { StormOptions } from './storm-ports.ts';
import { publishInPeace } from './undisturbed.ts';
import type { SitePages } from './world.ts';

/** What one simulation found. */
export interface Outcome {
  /** Port calls made in the storm. */
  readonly calls: number;
  /** Everything that was wrong; empty when all is well. */
  readonly failures: readonly string[];
  readonly story: readonly string[];
}

/** One simulation; its seed decides everything that is not given. */
export interface SimulateOptions {
  readonly seed: number;
  /** Default: a made-up one of eight pushes. */
  readonly history?: ModelHistory;
  /** Default: faults now and then, in bad weather. */
  readonly adversary?: Adversary;
  /** One run of a stage at a time, nothing lost or doubled, and no fault but the adversary's. */
  readonly calm?: boolean;
  /**
   * Whether hubs and recipients are told, some of which fail: then each push is announced before the
   * next one comes, and nothing but the telling is looked at.
   */
  readonly told?: boolean;
  /** Default: pages in memory. */
  readonly pages?: SitePages;
  readonly mutate?: StormOptions['mutate'];
  readonly onQuiet?: StormOptions['onQuiet'];
  /** Of the same seed and history without a fault: what comes before it is not played again. */
  readonly from?: Quiet | undefined;
}

/** Milliseconds between commits where digests are told: a history has some weeks. */
const slowly = 30 * 3_600_000;

/** How many simulations there are to one that also publishes its pushes in plans of two sizes. */
const sizesEvery = 20;

/** What peace left of the heads seen last: storms over one history mostly see the same. */
const peace = new WeakMap<
  ModelHistory,
  { readonly heads: string; readonly published: AllValues }
>();

/** Publishes a history in a storm and compares what is left with a publication in peace. */
export async function simulate(options: SimulateOptions): Promise<Outcome> {
  const { seed, told = false, calm = false, mutate, onQuiet } = options;
  const from = options.from && (await copyQuiet(options.from));
  const random = from?.random ?? createRandom(seed);
  const history = options.history ?? makeHistory(random, 8, undefined, told ? slowly : undefined);
  history.repository.head = history.pushes[(from?.pushed ?? 0) - 1]?.head;
  const storm = {
    history,
    random,
    adversary: options.adversary ?? adversaryOf(options, random),
    ...{ calm, told },
    onQuiet,
    pages: from?.pages ?? options.pages ?? createMemoryPages(),
  };
  const aftermath = await weather(mutate ? { ...storm, mutate } : storm, from);
  if (told || aftermath.isKnown) return outcomeOf(aftermath, []);
  const expected = await inPeace(history, aftermath.heads, seed);
  const head = aftermath.heads.at(-1);
  const files = head === undefined ? new Map() : history.repository.read(head).files;
  const failures = [
    ...(await found(differencesFrom(aftermath, expected))),
    ...(await found(inconsistencies(aftermath, files))),
  ];
  // A history that is given is simulated again and again: these would find the same each time.
  if (!options.history) {
    failures.push(...(await found(wrongSamples(aftermath.pages, random))));
    if (seed % sizesEvery === 0) failures.push(...(await found(sizeDependence(seed, mutate))));
  }
  return outcomeOf(aftermath, failures);
}

function outcomeOf({ calls, violations, story }: Aftermath, failures: readonly string[]): Outcome {
  return { calls, failures: [...new Set(violations), ...failures], story };
}

function adversaryOf({ calm, told }: SimulateOptions, random: Random): Adversary {
  if (calm) return noAdversary;
  return told ? tellingFaults(random) : randomFaults(random);
}

/** What a check found; a check that cannot be done has found something too. */
function found(check: Promise<string[]>): Promise<string[]> {
  return check.catch((error: Error) => [error.message]);
}

/** Every second seed compares with a site that was rendered in one go: the steps must not matter. */
async function inPeace(
  history: ModelHistory,
  heads: readonly string[],
  seed: number,
): Promise<AllValues> {
  const name = `${seed % 2} ${heads.join()}`;
  const known = peace.get(history);
  if (known?.heads === name) return known.published;
  const atOnce = seed % 2 === 0;
  const published = await valuesOf(await publishInPeace(history.repository, heads, { atOnce }));
  peace.set(history, { heads: name, published });
  return published;
}
