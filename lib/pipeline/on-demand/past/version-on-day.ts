import { versionAddress } from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { PlanIndex } from '../../render/index/plan-index.ts';
import { findVersion, versionAt } from './find-version.ts';
import { dayOf } from './past-state.ts';

/** An address as of a day, such as `2016-05-01`. */
export interface AddressOnDay {
  readonly address: string;
  readonly day: string;
}

/** An address as of an instant: of versions up to then. */
export interface AddressUntil {
  readonly address: string;
  readonly isBy: (version: Version) => boolean;
}

/** The rendered state that a day's version is looked for in. */
export interface DayContext {
  readonly store: VersionStore;
  readonly index: Pick<PlanIndex, 'owners'>;
  /** Sequence number of the rendered state. */
  readonly sequence: number;
}

/**
 * The version in force at the end of a day in UTC. For a day in the future, the newest known
 * version.
 */
export function versionOnDay(
  { address, day }: AddressOnDay,
  context: DayContext,
): Promise<Version | undefined> {
  return versionUntil({ address, isBy: (version) => dayOf(version) <= day }, context);
}

/** The version in force at an instant. */
export async function versionUntil(
  asked: AddressUntil,
  context: DayContext,
): Promise<Version | undefined> {
  const document = await ownerUntil(asked, context);
  if (document === undefined) return undefined;
  return findVersion(
    context.store,
    document,
    (version) => version.sequence <= context.sequence && asked.isBy(version),
  );
}

/**
 * The document that had an address at an instant. Before the address had a document, the first
 * document that ever had it.
 */
async function ownerUntil(
  { address, isBy }: AddressUntil,
  { store, index }: DayContext,
): Promise<string | undefined> {
  const [first, ...later] = await index.owners(address);
  for (const { document, since } of later.reverse()) {
    const claim = await versionAt(store, document, since);
    if (claim && isBy(claim)) return document;
  }
  return first?.document;
}

/** The first version that was at an address, by its permanent address; `undefined` where there was none. */
export async function firstVersion(
  address: string,
  { store, index, sequence }: DayContext,
): Promise<Pick<Version, 'address' | 'date' | 'path' | 'language'> | undefined> {
  const [owner] = await index.owners(address);
  const version = owner && (await store.version(owner.document, 1));
  if (!version || version.sequence > sequence) return undefined;
  const { date, path, language } = version;
  return {
    ...{ address: versionAddress(version.address, version), date, path },
    ...(language !== undefined && { language }),
  };
}
