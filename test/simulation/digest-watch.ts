import { digestNotice } from '../../lib/pipeline/deliver/digest-notice.ts';
import { rhythms } from '../../lib/plan/standing/digest-periods.ts';
import type { Delivery } from '../../lib/ports/deliveries.ts';
import { type MemoryStores, site } from './world.ts';

/**
 * What is wrong with the digests of a storm, once all was told and more than a month has gone by
 * since: change sets that none of them tells, or two; and weeks that the subscriber did not hear of, or
 * in other words than a digest has that is made in peace.
 *
 * @param handedOver as often as each was
 * @param heard the words of each, by its id
 */
export async function wrongDigests(
  handedOver: readonly Delivery[],
  heard: ReadonlyMap<string, string>,
  stores: MemoryStores,
): Promise<string[]> {
  const announced = (await stores.store.cursor('announced'))?.sequence ?? 0;
  const wrong = rhythms.flatMap((rhythm) => gapsOf(rhythm, handedOver, announced));
  for (const delivery of handedOver) {
    if (delivery.digest?.rhythm !== 'weekly') continue;
    const notice = await digestNotice(delivery.digest, delivery, stores, site);
    if (notice && heard.get(notice.id) !== JSON.stringify(notice))
      wrong.push(`the subscriber was not told the week of ${delivery.digest.first} as it was`);
  }
  return wrong;
}

/** Each digest begins where the one before ended, whatever the days of its change sets. */
function gapsOf(rhythm: string, handedOver: readonly Delivery[], announced: number): string[] {
  const own = handedOver.filter(({ digest }) => digest?.rhythm === rhythm);
  const once = [...new Map(own.map((each) => [JSON.stringify(each), each])).values()];
  const inOrder = once.toSorted((one, other) => one.upTo - other.upTo || one.after - other.after);
  const ends = [...inOrder.map(({ after }) => after), announced];
  return inOrder.flatMap(({ upTo }, at) => {
    const next = ends[at + 1] ?? 0;
    return upTo === next ? [] : [`the ${rhythm} digests go on at ${next} behind ${upTo}`];
  });
}
