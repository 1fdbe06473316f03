import type { Standing } from '../../../plan/model/standing.ts';
import type {
  PlanState,
  PlanStates,
  StandingDifference,
} from '../../render/standings/plan-states.ts';
import { rangesOf } from '../past/standings-below.ts';

/** What became of a document between two states, whatever happened in between. */
export type NetChange =
  | { readonly kind: 'created'; readonly after: Standing }
  | { readonly kind: 'reinstated'; readonly after: Standing }
  | { readonly kind: 'amended' | 'moved'; readonly before: Standing; readonly after: Standing }
  | { readonly kind: 'withdrawn'; readonly before: Standing };

/** Documents that a folder got from another one, or lost to another one: it has them on one side only. */
export type StrayChange =
  | { readonly kind: 'came'; readonly after: Standing }
  | { readonly kind: 'left'; readonly before: Standing };

/** Everything that became of the documents of a folder between two states. */
export interface NetDifference {
  readonly changes: readonly NetChange[];
  /** Those that may have come from elsewhere in the plan, or have gone there. */
  readonly strays: readonly StrayChange[];
  /** Those that came and were withdrawn in between, as they were last. */
  readonly passing: readonly Standing[];
}

/** Which documents are asked for: of a folder (`''`: the plan), at most so many, some of the first. */
export interface NetRequest {
  readonly folder: string;
  readonly limit: number;
}

/**
 * The documents of a folder that came, went, moved or have another text between two states, each
 * once; with what came to the folder or left it within the plan, and what was there in between. One
 * whose place in the contents alone is another is left out.
 */
export async function netDifference(
  before: PlanState,
  after: PlanState,
  { folder, limit }: NetRequest,
  states: PlanStates,
): Promise<NetDifference> {
  const [found, ended] = await Promise.all([
    differencesIn(before, after, { folder, limit }, states),
    states.differing(before, after, { list: 'withdrawn', limit }),
  ]);
  const isIn = ({ path }: Standing) => folder === '' || path.startsWith(`${folder}/`);
  const withdrawn = new Map(
    ended.flatMap((each) => (each.after ? [[each.document, each.after] as const] : [])),
  );
  const changes: NetChange[] = [];
  const strays: StrayChange[] = [];
  const back = new Set(ended.flatMap((each) => (each.before ? [each.document] : [])));
  for (const difference of found) {
    const net = netChange(difference, { withdrawn, back, isAll: folder === '' });
    if (net?.kind === 'came' || net?.kind === 'left') strays.push(net);
    else if (net) changes.push(net);
  }
  const known = new Set(found.map(({ document }) => document));
  const passing = [...withdrawn.values()].filter(
    (standing) => isIn(standing) && !known.has(standing.document) && !back.has(standing.document),
  );
  return { changes, strays, passing };
}

/** Where entries of a folder can be: below its own name, and where a SUMMARY.md of a folder above lists them. */
async function differencesIn(
  before: PlanState,
  after: PlanState,
  { folder, limit }: NetRequest,
  states: PlanStates,
): Promise<readonly StandingDifference[]> {
  const found = new Map<string, StandingDifference>();
  const isIn = (side: Standing | undefined) =>
    side !== undefined && (folder === '' || side.path.startsWith(`${folder}/`));
  for (const range of rangesOf(folder))
    for (const each of await states.differing(before, after, { folder: range, limit })) {
      const sides = {
        ...(isIn(each.before) && { before: each.before }),
        ...(isIn(each.after) && { after: each.after }),
      };
      if (!sides.before && !sides.after) continue;
      found.set(each.document, { ...found.get(each.document), document: each.document, ...sides });
    }
  return [...found.values()].slice(0, limit);
}

interface OtherLists {
  /** Those that were withdrawn in between. */
  readonly withdrawn: ReadonlyMap<string, Standing>;
  /** Those that were withdrawn before and are not any more. */
  readonly back: ReadonlySet<string>;
  /** Whether the folder is the plan, to which nothing comes from elsewhere. */
  readonly isAll: boolean;
}

function netChange(
  { document, before, after }: StandingDifference,
  { withdrawn, back, isAll }: OtherLists,
): NetChange | StrayChange | undefined {
  if (!after) {
    if (!before) return undefined;
    return withdrawn.has(document) ? { kind: 'withdrawn', before } : { kind: 'left', before };
  }
  if (!before) {
    if (!isAll && after.version > 1) return { kind: 'came', after };
    return { kind: back.has(document) ? 'reinstated' : 'created', after };
  }
  if (before.version === after.version) return undefined;
  return { kind: before.path === after.path ? 'amended' : 'moved', before, after };
}
