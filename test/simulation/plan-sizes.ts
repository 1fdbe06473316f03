import { languageList } from './model-edits.ts';
import { makeHistory } from './model-history.ts';
import type { ModelFile } from './model-source.ts';
import { createRandom } from './random.ts';
import type { Mutate } from './storm-ports.ts';
import { publishInPeace } from './undisturbed.ts';
import { type StagePorts, throughPoint } from './world.ts';

/**
 * Documents that a small and a large plan have beside those that change. The small one has more
 * than a page has neighbours: below that a push may read one of them less.
 */
const sizes = [20, 40] as const;

/**
 * Calls that a push may need more of in the large plan: the kept states of a plan are trees, and an
 * edit reads and writes another node where one ended. What grows with the documents needs at least
 * as many more as there are more of them.
 */
const nodes = 12;

/** Publishes the same pushes in a small and in a large plan, and names those that cost more there. */
export async function sizeDependence(seed: number, mutate?: Mutate): Promise<string[]> {
  const [small, large] = [
    await callsOfPushes(seed, sizes[0], mutate),
    await callsOfPushes(seed, sizes[1], mutate),
  ];
  // The first push brings the whole plan.
  return small.slice(1).flatMap(({ story, calls }, at) => {
    const more = large[at + 1]?.calls ?? 0;
    return more <= calls + nodes
      ? []
      : [`costs of "${story}" grow with the plan: ${calls} to ${more} calls`];
  });
}

async function callsOfPushes(seed: number, size: number, mutate?: Mutate) {
  const { repository, pushes } = makeHistory(createRandom(seed), 8, ballastOf(size));
  const there = pushes.flatMap(({ head, story }) => (head === undefined ? [] : [{ head, story }]));
  let calls = 0;
  const costs: number[] = [];
  await publishInPeace(
    repository,
    there.map(({ head }) => head),
    {
      atOnce: false,
      through: (ports) =>
        mutated(
          counting(ports, () => (calls += 1)),
          mutate,
        ),
      onHead() {
        costs.push(calls);
        calls = 0;
      },
    },
  );
  return there.map(({ story }, at) => ({ story, calls: costs[at] ?? 0 }));
}

function counting(ports: StagePorts, count: () => void): StagePorts {
  const through = <Port extends object>(port: Port) =>
    throughPoint('', port, (_name, _detail, effect) => {
      count();
      return effect();
    });
  const { source, store, index, pages, ...uncounted } = ports;
  return {
    ...uncounted,
    source: through(source),
    store: through(store),
    index: through(index),
    pages: through(pages),
  };
}

function mutated(ports: StagePorts, mutate: Mutate | undefined): StagePorts {
  return mutate ? mutate({ ...ports, queue: { send: async () => {} } }, 'ingest') : ports;
}

/** With a list of languages that stays: one that comes or goes changes every page of a plan. */
function ballastOf(size: number): Map<string, ModelFile> {
  const ballast = Array.from({ length: size }, (_, number): [string, ModelFile] => {
    const text = `# Ballast ${number}\n\nParagraph ${number}, unlike any other: ${'x'.repeat(number)}.\n`;
    return [`z/ballast-${number}.md`, { mode: '100644', text }];
  });
  return new Map([...ballast, ['LANGS.md', languageList]]);
}
