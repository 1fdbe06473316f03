import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { FeedEntry } from '../../../feed/feed.ts';
import type { PlanStates } from '../../render/standings/plan-states.ts';
import { type NetChange, netDifference } from '../net-changes/net-changes.ts';
import { resolveStray, type StrayContext } from '../net-changes/resolve-stray.ts';
import type { NetContext } from '../net-changes/view-net-change.ts';
import { type DigestRequest, digestEntry, mostChanges } from './digest-entry.ts';

/** What making digests needs. */
export interface DigestContext extends NetContext {
  readonly states: PlanStates;
}

/**
 * The digest of what became of the documents of a folder between two states.
 *
 * @param after sequence number of the first state, 0 before there was any
 * @param upTo sequence number of the second state
 * @returns `undefined` where nothing changed, and where a state was not kept
 */
export async function digestBetween(
  request: DigestRequest,
  { after, upTo }: { readonly after: number; readonly upTo: number },
  context: DigestContext,
): Promise<FeedEntry | undefined> {
  const { states } = context;
  const before = await states.stateAt(after);
  const end = await states.stateAt(upTo);
  if (!before || !end) return undefined;
  const changes = await changesIn(request.folder, {
    ...{ states, store: context.store },
    before: { state: before, sequence: after },
    after: { state: end, sequence: upTo },
  });
  if (changes.length === 0) return undefined;
  return digestEntry({ ...request, changes, sequence: upTo }, context);
}

/** What became of a folder's documents. What it lost to another folder is told by that one. */
async function changesIn(folder: string, context: StrayContext): Promise<readonly NetChange[]> {
  const { before, after, states } = context;
  const request = { folder, limit: mostChanges };
  const { changes, strays } = await netDifference(before.state, after.state, request, states);
  const came = strays.filter(({ kind }) => kind === 'came');
  return [...changes, ...(await severalAtOnce(came, (stray) => resolveStray(stray, context)))];
}
