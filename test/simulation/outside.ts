import { createDeliveryMessages, type DeliveryMessages } from './delivery-messages.ts';
import { createHubWatch, type HubWatch } from './hub-watch.ts';
import { createListeners, type Listeners } from './listeners.ts';
import { modelClock } from './model-source.ts';
import { createRandom, type Random } from './random.ts';
import type { StormOptions } from './storm-ports.ts';
import type { Watcher } from './watcher.ts';

/** Those who are told of what is announced, and what becomes of the telling. */
export interface Outside {
  readonly hubs: HubWatch;
  readonly messages: DeliveryMessages;
  readonly listeners: Listeners;
  /** Decides what goes wrong with them: a stage is never the wiser. */
  readonly random: Random;
  /** Days go by with the pushes. */
  readonly now: () => Date;
  /** Time goes on: at least until a moment, and some days more. */
  passTo(moment: number, days?: number): void;
}

export function openOutside(
  { reading, firstAnnounced }: Watcher,
  { pages, random: stormy }: Pick<StormOptions, 'pages' | 'random'>,
): Outside {
  const random = createRandom(stormy.below(2 ** 31));
  let time = modelClock().getTime();
  return {
    random,
    now: () => new Date(time),
    passTo(moment, days = 0) {
      time = Math.max(time, moment) + days * 86_400_000;
    },
    hubs: createHubWatch(pages),
    messages: createDeliveryMessages(random),
    listeners: createListeners({ random, reading, base: firstAnnounced }),
  };
}
