import { createPlanStates } from '../../lib/pipeline/render/standings/plan-states.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import {
  createIndexedPlan,
  type PlanStores,
  pathOfCommitment,
  textOfCommitment,
} from './indexed-plan.ts';
import { nodesOfPush } from './nodes-of-a-push.ts';
import { type Weight, weighing } from './weighing.ts';

/** What one push read and wrote, by its name and the kind of item: `amended: written index CONTENTS`. */
export type PushWeights = ReadonlyMap<string, Weight>;

const date = '2016-05-01T12:00:00.000Z';

/** What pushes of one document did in a plan of some size. */
export interface WeighedPushes {
  readonly weights: PushWeights;
  /** How many nodes of the kept states each push read that are not of {@link nodesOfPush}. */
  readonly strayNodes: Readonly<Record<string, number>>;
}

/** Publishes pushes of one document in a plan of some size, and weighs what each reads and writes. */
export async function weighPushes(size: number): Promise<WeighedPushes> {
  const weights = { read: new Map<string, Weight>(), written: new Map<string, Weight>() };
  const read = new Set<string>();
  const plan = await createIndexedPlan(size, ({ index, ...stores }) =>
    weighing({ ...stores, index: notingNodes(index, read) }, weights),
  );
  const number = Math.ceil(size / 2);
  const path = pathOfCommitment(number);
  const text = textOfCommitment(number);
  // The first pushes also read the change sets of the whole plan, and begin feeds.
  for (const word of ['one', 'two']) await plan.push({ [path]: `${text}\n${word}\n` }, date);
  const pushes: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    amended: { [path]: `${text}\nIt was amended.\n` },
    'another title': { [path]: text.replace('a step', 'another step') },
    created: { 'chapter-1/new.md': '# A new one\n\nIt has a text.\n' },
    withdrawn: { [path]: undefined },
  };
  const found = new Map<string, Weight>();
  const strayNodes: Record<string, number> = {};
  for (const [name, files] of Object.entries(pushes)) {
    for (const kinds of [...Object.values(weights), read]) kinds.clear();
    await plan.push(files, date);
    for (const [way, kinds] of Object.entries(weights))
      for (const [kind, weight] of kinds) found.set(`${name}: ${way} ${kind}`, { ...weight });
    const asked = [...read];
    const [changed = ''] = Object.keys(files);
    const allowed = await nodesOfLastPush(changed, plan.ports);
    strayNodes[name] = asked.filter((hash) => !allowed.has(hash)).length;
  }
  return { weights: found, strayNodes };
}

/** The index, and the hashes of the nodes that are asked for. */
function notingNodes(index: IndexStore, read: Set<string>): IndexStore {
  return {
    ...index,
    get(partition, sort) {
      const [kind, hash] = partition.split('#');
      if (kind === 'NODE' && hash !== undefined) read.add(hash);
      return index.get(partition, sort);
    },
  };
}

async function nodesOfLastPush(
  path: string,
  { store, index }: Pick<PlanStores, 'store' | 'index'>,
): Promise<ReadonlySet<string>> {
  const states = createPlanStates(index);
  const { sequence = 0 } = (await store.cursor('rendered')) ?? {};
  const before = (await states.stateAt(sequence - 1)) ?? {};
  return nodesOfPush(path, before, (await states.stateAt(sequence)) ?? {}, index);
}
