import { createPlanStates } from '../../lib/pipeline/render/standings/plan-states.ts';
import { addDays } from '../../lib/plan/standing/days.ts';
import type { ChangeSetRecipient, Delivery } from '../../lib/ports/deliveries.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import { type Ports, site } from './world.ts';

/** Announce moves its cursor, and then puts into the queue what recipients are to hear. */
export function handsOverLate({ store, deliveries, ...ports }: Ports): Ports {
  if (!deliveries) return { store, ...ports };
  let late: (() => Promise<void>)[] = [];
  const queue = {
    send: async (messages: Parameters<typeof deliveries.queue.send>[0]) =>
      void late.push(() => deliveries.queue.send(messages)),
  };
  return {
    ...ports,
    deliveries: { ...deliveries, queue },
    store: {
      ...store,
      async advance(...words) {
        const pending = late;
        late = [];
        await store.advance(...words);
        for (const send of pending) await send();
      },
    },
  };
}

/** The mark of digests moves, and then the digests are put into the queue. */
export function marksDigestsFirst({ index, deliveries, ...ports }: Ports): Ports {
  if (!deliveries) return { index, ...ports };
  const late: Delivery[] = [];
  const { queue } = deliveries;
  return {
    ...ports,
    deliveries: {
      ...deliveries,
      queue: {
        async send(messages) {
          if (messages.some(({ digest }) => digest)) late.push(...messages);
          else await queue.send(messages);
        },
      },
    },
    index: {
      ...index,
      async put(partition, ...words) {
        await index.put(partition, ...words);
        if (partition === 'DIGESTS') await queue.send(late.splice(0));
      },
    },
  };
}

/** A digest tells the days of its week, wherever the one before it ended. */
export function tellsDaysAlone({ index, deliveries, ...ports }: Ports): Ports {
  if (!deliveries) return { index, ...ports };
  const states = createPlanStates(index);
  const send: typeof deliveries.queue.send = async (messages) => {
    const told = messages.map(async (message) => {
      if (!message.digest) return message;
      const before = await states.newestUpTo(addDays(message.digest.first, -1));
      return { ...message, after: before?.sequence ?? 0 };
    });
    await deliveries.queue.send(await Promise.all(told));
  };
  return { ...ports, index, deliveries: { ...deliveries, queue: { send } } };
}

/** A recipient that does not take a notice, or a digest, is passed over. */
export function passesOver({ recipients = [], ...ports }: Ports): Ports {
  const passing =
    <Told>(deliver: (told: Told, place: string | undefined) => Promise<string | undefined>) =>
    (told: Told, place: string | undefined) =>
      deliver(told, place).catch(() => undefined);
  return {
    ...ports,
    recipients: recipients.map((one) =>
      one.hears === undefined
        ? { ...one, deliver: passing(one.deliver) }
        : { ...one, deliver: passing(one.deliver) },
    ),
  };
}

/** All are told in one step, one after the other: who fails holds up those who come after. */
export function tellsAllInOneStep({ recipients = [], ...ports }: Ports): Ports {
  const all = recipients.filter((one) => one.hears === undefined).toReversed();
  const deliver: ChangeSetRecipient['deliver'] = async (told, place) => {
    for (const one of all) await one.deliver(told, place);
    return undefined;
  };
  return { ...ports, recipients: [{ name: 'all', wanted: {}, deliver }] };
}

/** A notice has other bytes each time it is sent. */
export function marksEachSending({ recipients = [], ...ports }: Ports): Ports {
  return {
    ...ports,
    recipients: recipients.map((one) =>
      one.hears === undefined
        ? {
            ...one,
            deliver: ({ event, ...notice }, place) =>
              one.deliver({ ...notice, event: `${event} ${Math.random()}` }, place),
          }
        : one,
    ),
  };
}

/** Hubs hear of a feed only from the run whose write changed it. */
export function tellsHubsOfChanges({ pages, hubs, ...ports }: Ports): Ports {
  const changed = new Set<string>();
  return {
    ...ports,
    pages: {
      ...pages,
      async put(page: Page) {
        const isNew = await pages.put(page);
        if (isNew) changed.add(`${site.baseUrl}/${encodeURI(page.key)}`);
        return isNew;
      },
    },
    ...(hubs && {
      hubs: {
        forRun() {
          const { publish } = hubs.forRun();
          return { publish: (feeds) => publish(feeds.filter((feed) => changed.has(feed))) };
        },
      },
    }),
  };
}
