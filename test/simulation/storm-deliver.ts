import { deliver } from '../../lib/pipeline/deliver/deliver.ts';
import type { GivenMessage } from './delivery-messages.ts';
import { wrongDigests } from './digest-watch.ts';
import type { Outside } from './outside.ts';
import { portsOf, type Storm } from './storm-ports.ts';
import { outage, type Point, site } from './world.ts';

/** Messages after which deliver is taken to go in circles. */
const mostMessages = 2_000;

/** Now and then a message is taken from the queue while the stages work. */
export async function tellSome(storm: Storm, outside: Outside): Promise<void> {
  if (outside.random.chance(10)) await tellNext(storm, outside);
  if (outside.random.chance(1)) outside.messages.forgetSent();
}

/**
 * Works until nobody is to be told of anything, and answers with what was not told. Whoever is well
 * has heard everything before those who are not come back.
 */
export async function tellTheRest(storm: Storm, outside: Outside): Promise<string[]> {
  const { listeners, messages, hubs } = outside;
  const { index } = storm.stores;
  await tellAll(storm, outside);
  const heldBack = await listeners.missed('those that are well', index);
  listeners.comeBack();
  messages.redrive();
  await tellAll(storm, outside);
  return [
    ...heldBack,
    ...(await listeners.missed('all', index)),
    ...(await wrongDigests(messages.digests, listeners.digests, storm.stores)),
    ...(await hubs.unheard()),
  ];
}

async function tellAll(storm: Storm, outside: Outside): Promise<void> {
  for (let count = 0; await tellNext(storm, outside); count += 1)
    if (count > mostMessages) throw new Error('deliver did not come to an end');
}

/** One message is taken; false when there is none. */
async function tellNext(storm: Storm, outside: Outside): Promise<boolean> {
  const { messages, random } = outside;
  const message = messages.take();
  if (!message) return false;
  const {
    store,
    index,
    deliveries,
    recipients = [],
  } = portsOf(storm, 'deliver', 'deliver', pointOf(outside, message));
  const queue = deliveries?.queue ?? messages.queue;
  const ports = { store, index, queue, recipients: async () => recipients };
  try {
    await deliver(message.delivery, ports, site);
    // A run may be killed before it has said that it is done.
    message.end(!random.chance(5));
  } catch {
    message.end(false);
  }
  return true;
}

/** Deliver only reads what the stages write, so its calls wait for no turn; the queue may fail once. */
function pointOf({ random }: Outside, { isFirstTime }: GivenMessage): Point {
  return async (name, _detail, effect) => {
    const isSafe = !isFirstTime || name !== 'deliveries.send';
    const fault = isSafe ? 0 : random.below(10);
    if (fault === 1) throw outage(name);
    const result = await effect();
    if (fault === 2) throw outage(name);
    return result;
  };
}
