import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { documentAddress, isReadme } from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { touchedFolders } from '../../plan/addresses/touched-folders.ts';
import { type Change, type ChangeSet, claimsAddress } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import type { PlanIndex } from '../render/index/plan-index.ts';
import { documentScope, type FeedScope } from '../render/kept/feed-entries.ts';
import { residenceOf } from '../render/pages/redirects.ts';

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  /** Address below which the feed is published. */
  readonly address: string;
  /** Address of the page that the feed is about. */
  readonly page: string;
  readonly language: string;
}

/** One feed to write: what it is about and where it lives. */
export interface FeedPlace extends FeedHead {
  readonly scope: FeedScope;
  /** False when another feed has the address, or none: only archives and copies at former addresses stay. */
  readonly isCurrent: boolean;
  /** Former addresses of its document that lead here. */
  readonly former: readonly string[];
  /** The same feed as it was at a sequence number: an archive stays where it was completed. */
  at(sequence: number): Promise<FeedHead>;
  /** Whether the feed was already written at a sequence number. */
  wasWritten(sequence: number): Promise<boolean>;
}

/** What finding the feeds of change sets needs; `sequence` is the newest of them. */
export interface PlaceContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  readonly site: Site;
  readonly sequence: number;
}

type Changes = readonly (Change & { readonly sequence: number })[];

/** Folders whose feeds a batch belongs to; the plan's own has every change set, also one that changes no text. */
export function foldersOf(batch: readonly ChangeSet[]): Set<string> {
  return new Set(batch.flatMap(touchedFolders));
}

/** The feeds of folders, where they have one. */
export async function folderPlaces(
  folders: readonly string[],
  context: PlaceContext,
): Promise<FeedPlace[]> {
  const places = await severalAtOnce(folders, (folder) => folderPlace(folder, context));
  return places.filter((place) => place !== undefined);
}

/** An address that a document takes at a sequence number. */
interface Claim {
  readonly address: string;
  readonly sequence: number;
}

/** The documents that a batch changes, each with the addresses it takes. */
export function claimsOf(batch: readonly ChangeSet[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { changes, sequence } of batch)
    for (const change of changes) {
      const held = claims.get(change.document) ?? [];
      if (claimsAddress(change)) held.push({ address: change.after.address, sequence });
      claims.set(change.document, held);
    }
  return claims;
}

/** The feeds of documents, and of those whose address they took. */
export async function documentPlaces(
  documents: readonly string[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  context: PlaceContext,
): Promise<FeedPlace[]> {
  const taken = documents.flatMap((document) => claims.get(document) ?? []);
  const losers = await severalAtOnce(taken, ({ address, sequence }) =>
    context.index.owner(address, sequence - 1),
  );
  const all = new Set([...documents, ...losers.filter((loser) => loser !== undefined)]);
  const places = await severalAtOnce(all, (document) => documentPlace(document, context));
  return places.filter((place) => place !== undefined);
}

async function folderPlace(folder: string, context: PlaceContext): Promise<FeedPlace | undefined> {
  const { index, site, sequence } = context;
  if (!(await hasFolderFeed(folder, sequence, context))) return undefined;
  const address = addressOfFolder(folder);
  const at = async (state: number): Promise<FeedHead> => ({
    title: folder === '' ? site.title : `${folder} · ${site.title}`,
    address,
    page: (await index.owner(address, state)) === undefined ? addressOfFolder('') : address,
    language: languageOfPath(`${folder}/`) ?? site.language,
  });
  return {
    scope: folder,
    ...(await at(sequence)),
    isCurrent: true,
    former: [],
    at,
    wasWritten: (state) => hasFolderFeed(folder, state, context),
  };
}

/**
 * A folder's feed is where its README.md is or would be. A folder has none while a file of its
 * name has that place.
 */
async function hasFolderFeed(
  folder: string,
  sequence: number,
  { store, index }: PlaceContext,
): Promise<boolean> {
  if (folder === '') return true;
  const address = addressOfFolder(folder);
  const owner = await index.owner(address, sequence);
  if (owner === undefined) return true;
  return isFolderFeed(await store.changesOf(owner, sequence), address);
}

function addressOfFolder(folder: string): string {
  return documentAddress(folder === '' ? 'README.md' : `${folder}/README.md`);
}

async function documentPlace(
  document: string,
  context: PlaceContext,
): Promise<FeedPlace | undefined> {
  const { store, site, sequence } = context;
  const changes = await store.changesOf(document, sequence);
  const last = changes.at(-1)?.after;
  if (!last) return undefined;
  const { home, former } = await residenceOf(document, changes, context);
  const isFolders = home !== undefined && isFolderFeed(changes, home);
  if (isFolders && !changes.some(hasOwnFeed)) return undefined;
  const at = async (state: number): Promise<FeedHead> => {
    const { path, address, fields } = changeAt(changes, state)?.after ?? {
      ...last,
      address: home ?? last.address,
    };
    const language = languageOfPath(path) ?? site.language;
    return { title: `${fields.title} · ${site.title}`, address, page: address, language };
  };
  return {
    scope: documentScope(document),
    ...(await at(sequence)),
    ...(home === undefined ? {} : { address: home, page: home }),
    isCurrent: home !== undefined && !isFolders,
    former: former.filter((address) => !isFolderFeed(changes, address)),
    at,
    wasWritten: async (state) =>
      changes.some((change) => change.sequence <= state && hasOwnFeed(change)),
  };
}

/** The change that left a document as it was, or, while it had no feed of its own, the one that gave it one. */
function changeAt(changes: Changes, sequence: number): Change | undefined {
  const isOver = (change: Changes[number]) => change.sequence > sequence;
  const past = changes.findLast((change) => !isOver(change));
  return past && hasOwnFeed(past)
    ? past
    : changes.find((change) => isOver(change) && hasOwnFeed(change));
}

/** At the address of a folder the folder's feed is published: it has its README.md's changes too. */
function hasOwnFeed({ after: { path, address } }: Change): boolean {
  return !isReadme(path) || address !== documentAddress(path);
}

/** Whether the feed at an address of a document is its folder's, and stays so when it moves. */
function isFolderFeed(changes: Changes, address: string): boolean {
  const last = changes.findLast(({ after }) => after.address === address);
  return last !== undefined && !hasOwnFeed(last);
}
