import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import {
  longestTitle,
  mostLeads,
  mostMilestones,
  mostParents,
  type Standing,
} from '../../../plan/model/standing.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { PlanState, PlanStates, StateList } from '../standings/plan-states.ts';
import { type Listing, naturalSort } from './listing.ts';

/** A document's place in the contents before and after a change set. */
export interface Replacing {
  readonly document: string;
  readonly old: Listing | undefined;
  readonly next: Listing | undefined;
}

/** What a change set does to the two lists of a state, by their keys. */
export type StandingEdits = Readonly<Record<StateList, ReadonlyMap<string, string | undefined>>>;

/**
 * What a change set does to the state before it: documents that changed, and those whose place in the
 * contents did.
 */
export async function standingEdits(
  changeSet: ChangeSet,
  replacings: readonly Replacing[],
  before: PlanState,
  { store, states }: { readonly store: VersionStore; readonly states: PlanStates },
): Promise<StandingEdits> {
  const changes = new Map(changeSet.changes.map((change) => [change.document, change]));
  const isKept = ({ document, next }: Replacing) => !next || !changes.has(document);
  const wanted = replacings.filter(isKept).flatMap(({ old }) => old?.sort ?? []);
  const known = await states.standingsBy(before, 'contents', wanted);
  const contents = new Map<string, string | undefined>();
  const withdrawn = new Map<string, string | undefined>();
  for (const { old } of replacings) if (old) contents.set(old.sort, undefined);
  for (const change of changeSet.changes)
    if (change.kind === 'reinstated' && change.before)
      withdrawn.set(withdrawnKey(change.document, change.before.path), undefined);
  await severalAtOnce(replacings, async ({ document, old, next }) => {
    const change = changes.get(document);
    const last = old && known.get(old.sort);
    if (!next) {
      if (!last) return;
      const standing: Standing = { ...last, withdrawn: changeSet.date };
      withdrawn.set(withdrawnKey(document, last.path), JSON.stringify(standing));
      return;
    }
    const facts = change ? await factsOf(change, changeSet, store) : last;
    if (facts) contents.set(next.sort, JSON.stringify({ ...facts, ...placeOf(next) }));
  });
  return { contents, withdrawn };
}

/** Its key in the list of withdrawn ones: a document may be withdrawn where another was before. */
export function withdrawnKey(document: string, path: string): string {
  return `${naturalSort(path)}!${document}`;
}

type Place = Pick<
  Standing,
  'document' | 'path' | 'address' | 'kind' | 'title' | 'depth' | 'parents' | 'isUnlisted'
>;

function placeOf(listing: Listing): Place {
  const { document, path, address, kind, title, depth, parents, isUnlisted } = listing;
  return {
    ...{ document, path, address, kind, title: shorten(title, longestTitle), depth },
    parents: parents.slice(0, mostParents),
    ...(isUnlisted && { isUnlisted }),
  };
}

/** The facts of the version that a change set made of a document. */
async function factsOf(
  { document, after }: Change,
  { date }: ChangeSet,
  store: VersionStore,
): Promise<Omit<Standing, keyof Place>> {
  const version = await store.version(document, after.version);
  const { title, number, status, lead, start, due, milestones } = after.fields;
  const { commit, longName } = after;
  const told = milestones.slice(0, mostMilestones).map(({ title, ...rest }) => ({
    title: shorten(title, longestTitle),
    ...rest,
  }));
  return {
    ...{ commit, version: after.version, since: version?.date ?? date, blob: version?.blob ?? '' },
    ...(longName && { longName }),
    ownTitle: shorten(title, longestTitle),
    ...(number !== undefined && { number }),
    ...(status !== undefined && { status: shorten(status, longestTitle) }),
    ...(lead.length > 0 && {
      lead: lead.slice(0, mostLeads).map((each) => shorten(each, longestTitle)),
    }),
    ...(start !== undefined && { start }),
    ...(due !== undefined && { due }),
    ...(told.length > 0 && { milestones: told }),
  };
}
