import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import type { OnDemandAnswer } from '../../../lib/pipeline/on-demand/past/on-demand-answer.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { createModelRepository } from '../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../simulation/world.ts';

/** What each commit leaves, and its day. */
export type PastCommits = readonly (readonly [
  day: string,
  files: Readonly<Record<string, string | null>>,
])[];

/** A plan published in memory, to be asked on a day. */
export async function openPastPlan(commits: PastCommits) {
  const repository = createModelRepository();
  const files = new Map<string, { mode: string; text: string }>();
  let parents: string[] = [];
  for (const [day, changed] of commits) {
    for (const [path, text] of Object.entries(changed))
      if (text === null) files.delete(path);
      else files.set(path, { mode: '100644', text });
    repository.nextDate = `${day}T12:00:00.000Z`;
    parents = [repository.commit(new Map(files), parents, `Commit of ${day}`).id];
  }
  [repository.head] = parents;
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const author = { report: async () => {} };
  await wakeAll({ ...stores, pages, source: repository.source, author });
  const ask = (path: string, today = '2017-01-01'): Promise<OnDemandAnswer | undefined> =>
    onDemand(path, { ...stores, pages, now: () => new Date(`${today}T12:00:00Z`) }, site);
  return {
    ...stores,
    pages,
    ask,
    /** The text of an answer; where it is another address, an arrow and that. */
    async text(path: string, today?: string): Promise<string> {
      const answer = await ask(path, today);
      if (answer === undefined) return '';
      if ('text' in answer) return answer.text;
      return 'body' in answer ? new TextDecoder().decode(answer.body) : `→ ${answer.redirect}`;
    },
  };
}
