import { createMemoryVersionStore } from '../../memory/memory-version-store.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { Commit, Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { composePublication } from '../ingest/compose-publication.ts';

/** What to check, and where to read it. */
export interface PlanCheck {
  readonly source: Source;
  /** As for ingest. */
  readonly trials: TextTrials;
  /** BCP 47 tag of the site. */
  readonly language?: string;
  /** The state that is published, or as good as: which document is which follows from it. */
  readonly before: Commit | undefined;
  /** The state to check. */
  readonly after: Commit;
}

/**
 * Everything that the author of a state should know, from the code that publishes it: what a push of
 * it would be told, and what the documents were told that the push leaves as they are.
 */
export async function checkPlan({ before, after, ...ports }: PlanCheck): Promise<Problem[]> {
  const store = createMemoryVersionStore();
  if (before?.tree !== undefined && before.tree !== after.tree)
    await store.publish(await compose(before, store, ports));
  const { changeSet } = await compose(after, store, ports);
  return [...changeSet.problems];
}

/**
 * Everything that is wrong with what is published now, whichever commit brought it.
 */
export async function checkPublished(
  store: VersionStore,
  ports: Pick<PlanCheck, 'source' | 'trials' | 'language'>,
): Promise<Problem[]> {
  const cursor = await store.cursor('ingested');
  if (!cursor) return [];
  const [newest] = await store.changeSets(cursor.sequence, cursor.sequence);
  const { commit: id, tree, date } = cursor;
  const { author = '', note = '' } = newest ?? {};
  const { changeSet } = await compose({ id, tree, date, author, note }, store, ports);
  return [...changeSet.problems];
}

/** What is wrong with the changes that a push brings to what is published. */
export async function checkPush(
  store: VersionStore,
  ports: Pick<PlanCheck, 'source' | 'trials' | 'language'>,
  head: string,
): Promise<Problem[]> {
  const cursor = await store.cursor('ingested');
  const { commits } = await ports.source.history(cursor?.commit, head);
  let last: Commit | undefined;
  for await (const commit of commits) last = commit;
  if (!last) return [];
  const { changeSet } = await compose(last, store, ports, false);
  return [...changeSet.problems];
}

async function compose(
  commit: Commit,
  store: VersionStore,
  ports: Pick<PlanCheck, 'source' | 'trials' | 'language'>,
  everything = true,
) {
  const { publication } = await composePublication({
    ...{ commit, store, rewrite: false, repeated: undefined, everything },
    // Dates are judged by `check-dates`, commit by commit.
    effective: { date: commit.date },
    ...{ cursor: await store.cursor('ingested'), ...ports },
  });
  return publication;
}
