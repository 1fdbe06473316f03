import type { Version } from '../../../plan/model/change.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { withdrawnKey } from '../../render/index/standing-edits.ts';
import type { PlanState, PlanStates } from '../../render/standings/plan-states.ts';
import { findVersion } from '../past/find-version.ts';
import type { NetChange, StrayChange } from './net-changes.ts';

/** What finding a document on the other side needs. */
export interface StrayContext {
  readonly store: Pick<VersionStore, 'documents' | 'version'>;
  readonly states: PlanStates;
  /** The states that are compared, with the sequence numbers of their newest change sets. */
  readonly before: { readonly state: PlanState; readonly sequence: number };
  readonly after: { readonly state: PlanState; readonly sequence: number };
}

/**
 * What became of a document that a folder has on one side only. It was elsewhere in the plan on the
 * other side; or else it was withdrawn there, and what came is back.
 */
export async function resolveStray(stray: StrayChange, context: StrayContext): Promise<NetChange> {
  const { store, states } = context;
  if (stray.kind === 'left') {
    const { before } = stray;
    const now = await versionUpTo(before.document, context.after.sequence, store);
    return { kind: 'moved', before, after: now ? placedAs(before, now) : before };
  }
  const { after } = stray;
  const then = await versionUpTo(after.document, context.before.sequence, store);
  if (!then) return { kind: 'created', after };
  const key = withdrawnKey(after.document, then.path);
  const isBack = (await states.standingsBy(context.before.state, 'withdrawn', [key])).has(key);
  return isBack
    ? { kind: 'reinstated', after }
    : { kind: 'moved', before: placedAs(after, then), after };
}

function versionUpTo(document: string, sequence: number, store: StrayContext['store']) {
  return findVersion(store, document, (version) => version.sequence <= sequence);
}

function placedAs(standing: Standing, version: Version): Standing {
  const { number, path, address, commit, longName, date, blob } = version;
  const { longName: _other, ...rest } = standing;
  return {
    ...rest,
    ...{ version: number, path, address, commit, since: date, blob },
    ...(longName && { longName }),
  };
}
