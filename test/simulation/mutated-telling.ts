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

/** A recipient that does not take a notice is passed over. */
export function passesOver({ recipients = [], ...ports }: Ports): Ports {
  return {
    ...ports,
    recipients: recipients.map((recipient) => ({
      ...recipient,
      deliver: (...words) => recipient.deliver(...words).catch(() => undefined),
    })),
  };
}

/** All are told in one step, one after the other: who fails holds up those who come after. */
export function tellsAllInOneStep({ recipients = [], ...ports }: Ports): Ports {
  const deliver: (typeof recipients)[number]['deliver'] = async (...words) => {
    for (const recipient of recipients.toReversed()) await recipient.deliver(...words);
    return undefined;
  };
  return { ...ports, recipients: [{ name: 'all', wanted: {}, deliver }] };
}

/** A notice has other bytes each time it is sent. */
export function marksEachSending({ recipients = [], ...ports }: Ports): Ports {
  return {
    ...ports,
    recipients: recipients.map((recipient) => ({
      ...recipient,
      deliver: ({ event, ...notice }, place) =>
        recipient.deliver({ ...notice, event: `${event} ${Math.random()}` }, place),
    })),
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
      hubs: { publish: (feeds) => hubs.publish(feeds.filter((feed) => changed.has(feed))) },
    }),
  };
}
