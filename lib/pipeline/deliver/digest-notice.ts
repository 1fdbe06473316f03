import { entryLetter } from '../../feed/entry-letter.ts';
import { periodOf } from '../../plan/standing/digest-periods.ts';
import type { Delivery, Notice } from '../../ports/deliveries.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { digestBetween } from '../on-demand/digests/digest-between.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { createPlanStates } from '../render/standings/plan-states.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';

/** What a digest is made from. */
export interface DigestPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
}

/**
 * The digest of the plan as a mail, with the id of its entry in the feed of digests.
 *
 * @returns `undefined` where nothing is left to tell
 */
export async function digestNotice(
  { rhythm, first }: NonNullable<Delivery['digest']>,
  ends: Pick<Delivery, 'after' | 'upTo'>,
  { store, index }: DigestPorts,
  site: Site,
): Promise<Pick<Notice, 'id' | 'letter'> | undefined> {
  const period = periodOf(first, rhythm);
  const request = { rhythm, period, folder: '', language: site.language };
  const entry = await digestBetween(request, ends, {
    ...{ store, site, index: createPlanIndex(index) },
    states: createPlanStates(index),
    reader: createVersionReader(store),
  });
  return entry && { id: entry.id, letter: entryLetter(entry, site) };
}
