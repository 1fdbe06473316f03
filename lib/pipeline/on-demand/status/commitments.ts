import { planName, readmeOf } from '../../../plan/addresses/addresses.ts';
import type { Standing } from '../../../plan/model/standing.ts';
import type { CommitmentFacts } from '../../../plan/standing/status-data.ts';
import { folderSort, isBelow, type Listing } from '../../render/index/listing.ts';
import type { PlanIndex } from '../../render/index/plan-index.ts';
import type { PlanStates } from '../../render/standings/plan-states.ts';
import { statusLimit } from '../../work/limits.ts';
import { findPart, type StatePart, standingsIn } from '../past/state-part.ts';

/** The commitments of a folder, as far as a page covers them. */
export interface FolderCommitments {
  /** In the order of the contents. */
  readonly commitments: readonly CommitmentFacts[];
  /** Those that are no longer in the plan, by their paths. */
  readonly withdrawn: readonly CommitmentFacts[];
  /** Whether there are more documents than are covered. */
  readonly isCut: boolean;
}

/** Withdrawn documents that a page looks through. */
const mostWithdrawn = 500;

interface Context {
  readonly index: PlanIndex;
  readonly states: PlanStates;
}

/** The commitments below a folder (`''`: the plan) in the newest state of the plan. */
export async function commitmentsNow(folder: string, context: Context): Promise<FolderCommitments> {
  const { index, states } = context;
  const state = await states.stateAt(await index.applied());
  if (state) return commitmentsIn(await findPart(folder, state, context), context);
  // A site from before has no states: its contents tell most of it.
  return { ...covered(await listingsIn(folder, index)), withdrawn: [] };
}

/** The same in a folder of any state that was kept. */
export async function commitmentsIn(
  part: StatePart,
  context: Pick<Context, 'states'>,
): Promise<FolderCommitments> {
  const below = await standingsIn(part, { limit: statusLimit }, context);
  const found = part.readme ? [part.readme, ...below] : below;
  const gone = await context.states.standings(part.state, 'withdrawn', {
    folder: folderSort(part.folder),
    limit: mostWithdrawn,
  });
  return {
    ...covered(found.map(({ standing }) => standing)),
    withdrawn: gone
      .map(({ standing }) => standing)
      .filter(isCommitment)
      .map(factsOfStanding),
  };
}

/** Below its name, or behind its own page where a SUMMARY.md of a folder above lists that. */
async function listingsIn(folder: string, index: PlanIndex): Promise<readonly Listing[]> {
  const limit = statusLimit + 1;
  const own = folder === '' ? undefined : await index.listingAt(readmeOf(folder));
  if (!own || own.sort.startsWith(folderSort(folder)))
    return index.contents({ folder: folderSort(folder), limit });
  const behind = await index.contents({ folder: '', after: own.sort, limit });
  const end = behind.findIndex((listing) => !isBelow(listing, own));
  return [own, ...(end < 0 ? behind : behind.slice(0, end))];
}

/** One commitment by its address; `undefined` where there is none now. */
export async function commitmentAt(
  address: string,
  { index, states }: Context,
): Promise<CommitmentFacts | undefined> {
  const applied = await index.applied();
  const document = await index.owner(address, applied);
  const listing = document === undefined ? undefined : await index.listing(document);
  if (!listing || listing.address !== address || !isCommitment(listing)) return undefined;
  const state = await states.stateAt(applied);
  const known = state && (await states.standingsBy(state, 'contents', [listing.sort]));
  const standing = known?.get(listing.sort);
  return standing ? factsOfStanding(standing) : factsOfListing(listing);
}

function covered(found: readonly (Standing | Listing)[]) {
  const shown = found.slice(0, statusLimit);
  const names = new Map(shown.map((each) => [planName(each), each]));
  const commitments = shown.filter(isCommitment).map((each) => {
    const above = each.parents.findLast((parent) => names.has(parent));
    const chapter = above === undefined ? undefined : names.get(above);
    const facts = 'fields' in each ? factsOfListing(each) : factsOfStanding(each);
    return {
      ...facts,
      ...(chapter && { chapter: chapter.title, chapterAddress: chapter.address }),
    };
  });
  return { commitments, isCut: found.length > statusLimit };
}

function isCommitment({ kind }: Pick<Standing, 'kind'>): boolean {
  return kind === 'commitment';
}

function factsOfListing({ fields, ...listing }: Listing): CommitmentFacts {
  const { document, path, address, title } = listing;
  return { document, path, address, title, ...stated(fields) };
}

function factsOfStanding(standing: Standing): CommitmentFacts {
  const { document, path, address, title, since, version, withdrawn, commit, longName } = standing;
  return {
    ...{ document, path, address, title, since, version },
    ...stated(standing),
    ...(withdrawn !== undefined && {
      withdrawn: { date: withdrawn, commit, ...(longName && { longName }) },
    }),
  };
}

type Stated = Pick<CommitmentFacts, 'number' | 'status' | 'lead' | 'due' | 'milestones'>;

function stated({ number, status, lead, due, milestones }: Stated): Stated {
  return {
    ...(number === undefined ? {} : { number }),
    ...(status === undefined ? {} : { status }),
    ...(lead === undefined ? {} : { lead }),
    ...(due === undefined ? {} : { due }),
    ...(milestones === undefined ? {} : { milestones }),
  };
}
