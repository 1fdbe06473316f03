import { languageList } from './model-edits.ts';
import { makeHistory } from './model-history.ts';
import type { ModelFile } from './model-source.ts';
import { createRandom } from './random.ts';
import type { Mutate } from './storm-ports.ts';
import { publishInPeace } from './undisturbed.ts';
import { type StagePorts, throughPoint } from './world.ts';

/** Documents that a small and a large plan have beside those that change. */
const sizes = [2, 20] as const;

/**
 * What is asked of the record once more as of another moment, or not, depends on the order of the
 * documents' ids, which are other ones in the large plan (lib/pipeline/work/remember-record.ts). So the
 * history of a document counts once in a push, and so do change sets: both plans have the same.
 */
const askedAgain: ReadonlySet<string> = new Set(['.history', '.changeSets']);

/**
 * Most calls about nodes that a push may need more of in the large plan, fewer than it has documents
 * more. The kept states of the plan are trees (docs/decisions/plan-on-a-day.md): once a plan needs
 * another leaf, its commits read and write that one and a node above it, too.
 */
const mostNodes = 12;

/** Publishes the same pushes in a small and in a large plan, and names those that cost more there. */
export async function sizeDependence(seed: number, mutate?: Mutate): Promise<string[]> {
  const [small, large] = [
    await callsOfPushes(seed, sizes[0], mutate),
    await callsOfPushes(seed, sizes[1], mutate),
  ];
  // The first push brings the whole plan.
  return small.slice(1).flatMap(({ story, calls, nodes }, at) => {
    const more = large[at + 1];
    const isMore = (more?.calls ?? 0) > calls;
    const isDeep = (more?.nodes ?? 0) > nodes + mostNodes;
    if (!isMore && !isDeep) return [];
    return [
      `costs of "${story}" grow with the plan: ${calls} to ${more?.calls} calls, ${nodes} to ${more?.nodes} of nodes`,
    ];
  });
}

async function callsOfPushes(seed: number, size: number, mutate?: Mutate) {
  const { repository, pushes } = makeHistory(createRandom(seed), 8, ballastOf(size));
  const there = pushes.flatMap(({ head, story }) => (head === undefined ? [] : [{ head, story }]));
  const asked = new Set<string>();
  let cost = { calls: 0, nodes: 0 };
  const costs: (typeof cost)[] = [];
  await publishInPeace(
    repository,
    there.map(({ head }) => head),
    {
      atOnce: false,
      through: (ports) =>
        mutated(
          counting(ports, asked, (isNode) => (cost[isNode ? 'nodes' : 'calls'] += 1)),
          mutate,
        ),
      onHead() {
        asked.clear();
        costs.push(cost);
        cost = { calls: 0, nodes: 0 };
      },
    },
  );
  return there.map(({ story }, at) => ({ story, ...(costs[at] ?? { calls: 0, nodes: 0 }) }));
}

/** @param asked what was asked of the record since the last push */
function counting(
  ports: StagePorts,
  asked: Set<string>,
  count: (isNode: boolean) => void,
): StagePorts {
  const through = <Port extends object>(port: Port) =>
    throughPoint('', port, (_name, detail, effect) => {
      count(detail.startsWith('NODE#'));
      return effect();
    });
  const throughRecord = <Port extends object>(port: Port) =>
    throughPoint('', port, (name, detail, effect) => {
      const question = `${name} ${detail}`;
      if (!asked.has(question)) count(false);
      if (askedAgain.has(name)) asked.add(question);
      return effect();
    });
  const { source, store, index, pages, ...uncounted } = ports;
  return {
    ...uncounted,
    source: through(source),
    store: throughRecord(store),
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
