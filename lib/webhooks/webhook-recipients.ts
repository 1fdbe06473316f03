import type { Recipient } from '../ports/deliveries.ts';
import { createWebhook } from './webhook.ts';
import type { FaultyWebhook, WebhookSettings } from './webhook-settings.ts';

/** What waits for the list while it cannot be read: no webhook can be called so. */
export const webhookList = '@webhooks';

/**
 * The webhooks of a list as recipients. Where the list cannot be read, one stands for all: what they
 * are to hear waits for it, and other recipients are told.
 */
export async function webhookRecipients(
  read: () => Promise<readonly (WebhookSettings | FaultyWebhook)[]>,
): Promise<Recipient[]> {
  try {
    return (await read()).map((each) => ({
      ...('fault' in each ? each : createWebhook(each)),
      list: webhookList,
    }));
  } catch (fault) {
    return [{ name: webhookList, fault, isList: true }];
  }
}
