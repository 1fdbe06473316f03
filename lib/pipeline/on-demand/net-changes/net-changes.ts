import type { Standing } from '../../../plan/model/standing.ts';
import { folderSort } from '../../render/index/listing.ts';
import { withdrawnKey } from '../../render/index/standing-edits.ts';
import type {
  PlanState,
  PlanStates,
  StandingDifference,
} from '../../render/standings/plan-states.ts';

/** What became of a document between two states, whatever happened in between. */
export type NetChange =
  | { readonly kind: 'created'; readonly after: Standing }
  | { readonly kind: 'amended' | 'moved'; readonly before: Standing; readonly after: Standing }
  | { readonly kind: 'withdrawn'; readonly before: Standing };

/**
 * The documents of a folder (`''`: the plan) that came, went, moved or have another text between two
 * states, each once. One whose place in the contents alone is another is left out, and so is one that
 * the folder lost to another folder.
 *
 * @param limit at most so many documents are looked at, some of the first
 */
export async function netChanges(
  before: PlanState,
  after: PlanState,
  { folder, limit }: { readonly folder: string; readonly limit: number },
  states: PlanStates,
): Promise<readonly NetChange[]> {
  const found = await states.differing(before, after, { folder: folderSort(folder), limit });
  const gone = found.flatMap((each) => (each.after === undefined && each.before) || []);
  const keys = gone.map(({ document, path }) => withdrawnKey(document, path));
  const withdrawn = await states.standingsBy(after, 'withdrawn', keys);
  const left = new Set([...withdrawn.values()].map(({ document }) => document));
  return found.flatMap((difference) => netChange(difference, left) ?? []);
}

function netChange(
  { document, before, after }: StandingDifference,
  withdrawn: ReadonlySet<string>,
): NetChange | undefined {
  if (!after) return before && withdrawn.has(document) ? { kind: 'withdrawn', before } : undefined;
  if (!before) return { kind: 'created', after };
  if (before.version === after.version) return undefined;
  return { kind: before.path === after.path ? 'amended' : 'moved', before, after };
}
