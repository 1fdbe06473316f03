import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { documentAddress, isReadme } from '../../plan/addresses/addresses.ts';
import {
  firstFolder,
  languageOfFolder,
  languageOfPath,
} from '../../plan/addresses/language-of-path.ts';
import { touchedFolders } from '../../plan/addresses/touched-folders.ts';
import { type Change, type ChangeSet, claimedAddresses } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { addressOfFolder, folderTitle } from '../render/index/folder-title.ts';
import type { PlanIndex } from '../render/index/plan-index.ts';
import { documentScope, type FeedScope } from '../render/kept/kept-entries.ts';
import { residenceOf } from '../render/pages/redirects.ts';

/** What a feed says about itself. */
export interface FeedHead {
  readonly title: string;
  /** Address below which the feed is published. */
  readonly address: string;
  /** Address of the page that the feed is about. */
  readonly page: string;
  readonly language: string;
}

/** One feed to write: its subject and its address. */
export interface FeedPlace extends FeedHead {
  readonly scope: FeedScope;
  /**
   * Whether the feed is published at its own address. False when another feed has that address or
   * there is none: then only archives and copies at former addresses are written.
   */
  readonly isCurrent: boolean;
  /** Former addresses of the document, which redirect here. */
  readonly former: readonly string[];
  /** The head of this feed at a sequence number. An archive stays where it was completed. */
  at(sequence: number): Promise<FeedHead>;
  /** Whether the feed existed at a sequence number. */
  wasWritten(sequence: number): Promise<boolean>;
}

/** What finding the feeds of change sets needs. `sequence` is the newest change set's. */
export interface PlaceContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  readonly site: Site;
  readonly sequence: number;
}

type Changes = readonly (Change & { readonly sequence: number })[];

/**
 * Notes the folders whose feeds get an entry from change sets. The plan's own feed gets every change
 * set, even one that changes no text.
 */
export function noteFolders(changeSets: readonly ChangeSet[], folders: Set<string>): void {
  for (const changeSet of changeSets)
    for (const folder of touchedFolders(changeSet)) folders.add(folder);
}

/** The feeds of those folders that have one. */
export async function folderPlaces(
  folders: readonly string[],
  context: PlaceContext,
): Promise<FeedPlace[]> {
  const places = await severalAtOnce(folders, (folder) => folderPlace(folder, context));
  return places.filter((place) => place !== undefined);
}

/** An address that a document takes at a sequence number. */
export interface Claim {
  readonly address: string;
  readonly sequence: number;
}

/** The documents that a batch changes, each with the addresses it takes. */
export type Claims = ReadonlyMap<string, readonly Claim[]>;

/** Notes the documents that change sets change. */
export function noteClaims(changeSets: readonly ChangeSet[], claims: Map<string, Claim[]>): void {
  for (const { changes, sequence } of changeSets)
    for (const change of changes) {
      const held = claims.get(change.document) ?? [];
      held.push(...claimedAddresses(change).map((address) => ({ address, sequence })));
      claims.set(change.document, held);
    }
}

/** The feeds of these documents, and of the documents whose addresses they took. */
export async function documentPlaces(
  documents: readonly string[],
  claims: Claims,
  context: PlaceContext,
): Promise<FeedPlace[]> {
  const taken = documents.flatMap((document) => claims.get(document) ?? []);
  const previousOwners = await severalAtOnce(taken, ({ address, sequence }) =>
    context.index.owner(address, sequence - 1),
  );
  const all = new Set([
    ...documents,
    ...previousOwners.filter((previousOwner) => previousOwner !== undefined),
  ]);
  const places = await severalAtOnce(all, (document) => documentPlace(document, context));
  return places.filter((place) => place !== undefined);
}

async function folderPlace(folder: string, context: PlaceContext): Promise<FeedPlace | undefined> {
  const { index, site, sequence } = context;
  if (!(await hasFolderFeed(folder, sequence, context))) return undefined;
  const address = addressOfFolder(folder);
  const at = async (state: number): Promise<FeedHead> => ({
    title:
      folder === '' ? site.title : `${await folderTitle(folder, state, context)} · ${site.title}`,
    address,
    page: (await index.owner(address, state)) === undefined ? addressOfFolder('') : address,
    language: (await folderLanguage(folder, state, context)) ?? site.language,
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

/** The language of a folder's texts as of the last change in it up to a sequence number: then its feed was written. */
async function folderLanguage(
  folder: string,
  sequence: number,
  { store }: PlaceContext,
): Promise<string | undefined> {
  if (languageOfFolder(firstFolder(`${folder}/`)) === 'und') return undefined;
  const [last = sequence] = await store.changesUnder(folder, sequence, 1);
  const [changeSet] = await store.changeSets(last, last);
  return languageOfPath(`${folder}/`, changeSet?.languages ?? []);
}

/**
 * Whether a folder has a feed. The feed stands where the folder's README.md is or would be. While a
 * document of another file has that address, the folder has no feed.
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

async function documentPlace(
  document: string,
  context: PlaceContext,
): Promise<FeedPlace | undefined> {
  const { store, site, sequence } = context;
  const changes = await store.changesOf(document, sequence);
  const last = changes.at(-1)?.after;
  if (!last) return undefined;
  const { home, former } = await residenceOf(document, changes, context);
  const isOfFolder = home !== undefined && isFolderFeed(changes, home);
  if (isOfFolder && !changes.some(hasOwnFeed)) return undefined;
  const at = async (state: number): Promise<FeedHead> => {
    const {
      address,
      fields,
      language = site.language,
    } = changeAt(changes, state)?.after ?? {
      ...last,
      address: home ?? last.address,
    };
    return { title: `${fields.title} · ${site.title}`, address, page: address, language };
  };
  return {
    scope: documentScope(document),
    ...(await at(sequence)),
    ...(home === undefined ? {} : { address: home, page: home }),
    isCurrent: home !== undefined && !isOfFolder,
    former: former.filter((address) => !isFolderFeed(changes, address)),
    at,
    wasWritten: async (state) =>
      changes.some((change) => change.sequence <= state && hasOwnFeed(change)),
  };
}

/**
 * The last change up to a sequence number. While the document had no feed of its own, the change
 * that later gave it one.
 */
function changeAt(changes: Changes, sequence: number): Change | undefined {
  const isOver = (change: Changes[number]) => change.sequence > sequence;
  const past = changes.findLast((change) => !isOver(change));
  return past && hasOwnFeed(past)
    ? past
    : changes.find((change) => isOver(change) && hasOwnFeed(change));
}

/**
 * Whether a document has a feed of its own after a change. A README.md at its folder's address has
 * none: the folder's feed is published there and has the README's changes too.
 */
function hasOwnFeed({ after: { path, address } }: Change): boolean {
  return !isReadme(path) || address !== documentAddress(path);
}

/**
 * Whether the feed at an address of a document is its folder's, and stays the folder's when the
 * document moves.
 */
function isFolderFeed(changes: Changes, address: string): boolean {
  const last = changes.findLast(({ after }) => after.address === address);
  return last !== undefined && !hasOwnFeed(last);
}
