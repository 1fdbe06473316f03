import { createIndexedPlan, pathOfCommitment, textOfCommitment } from './indexed-plan.ts';
import { type Weight, weighing } from './weighing.ts';

/** What one push read and wrote, by its name and the kind of item: `amended: written index CONTENTS`. */
export type PushWeights = ReadonlyMap<string, Weight>;

const date = '2016-05-01T12:00:00.000Z';

/** Publishes pushes of one document in a plan of some size, and weighs what each reads and writes. */
export async function weighPushes(size: number): Promise<PushWeights> {
  const weights = { read: new Map<string, Weight>(), written: new Map<string, Weight>() };
  const plan = await createIndexedPlan(size, (stores) => weighing(stores, weights));
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
  for (const [name, files] of Object.entries(pushes)) {
    for (const kinds of Object.values(weights)) kinds.clear();
    await plan.push(files, date);
    for (const [way, kinds] of Object.entries(weights))
      for (const [kind, weight] of kinds) found.set(`${name}: ${way} ${kind}`, { ...weight });
  }
  return found;
}
