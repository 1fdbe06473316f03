import {
  createEventBridgeClient,
  createSecretsClient,
  createSesClient,
  createSqsClient,
} from '../lib/aws/clients/clients.ts';
import { createEventBus } from '../lib/aws/recipients/event-bus.ts';
import { createSesSender, createSesSubscribers } from '../lib/aws/recipients/ses-mail.ts';
import { createSecretReader } from '../lib/aws/secrets.ts';
import { createGiveBack } from '../lib/aws/sqs/give-back.ts';
import { createSqsDeliveryQueue, pauseAfter } from '../lib/aws/sqs/sqs-delivery-queue.ts';
import { createMailRecipient, mailName } from '../lib/mail/mail-recipient.ts';
import type { Recipient } from '../lib/ports/deliveries.ts';
import { type MailSettings, readMails } from '../lib/settings/mail-settings.ts';
import type { Settings } from '../lib/settings/settings.ts';
import { createLambdaWatch, type StageWatch } from '../lib/settings/stage-watch.ts';
import type { Site } from '../lib/site/models.ts';
import { webhookRecipients } from '../lib/webhooks/webhook-recipients.ts';
import { readWebhooksText } from '../lib/webhooks/webhook-settings.ts';
import { open } from './ports.ts';

/** The ports of the function that tells recipients, on AWS. */
export function deliverPorts() {
  const { settings, store, index, site } = open();
  const { deliveryQueueUrl = '' } = settings;
  const client = createSqsClient();
  const webhooks = webhooksOf(settings);
  const watch = createLambdaWatch('deliver', settings, () => new Date());
  const others = [...eventBusOf(settings), ...mailOf(settings, site, watch)];
  return {
    ...{ store, index, site },
    queue: createSqsDeliveryQueue(client, deliveryQueueUrl),
    giveBack: createGiveBack(client, deliveryQueueUrl, pauseAfter),
    recipients: async () => [...(await webhooks()), ...others],
    watch,
  };
}

/** The secret is read anew every few minutes: a webhook is added without a deployment. */
function webhooksOf({ webhooksSecretId: secret }: Settings): () => Promise<Recipient[]> {
  if (secret === undefined) return async () => [];
  const read = createSecretReader({ client: createSecretsClient(), secret });
  return () =>
    webhookRecipients(async () => {
      const [text = ''] = await read();
      return readWebhooksText(text, `The secret ${secret}`);
    });
}

function eventBusOf({ eventBus }: Settings): Recipient[] {
  return eventBus === undefined ? [] : [createEventBus(createEventBridgeClient(), eventBus)];
}

function mailOf({ mail }: Settings, site: Site, watch: StageWatch): Recipient[] {
  if (mail === undefined) return [];
  return readMails(parseJson(mail), 'ses', 'mail').map((one) =>
    'fault' in one ? { ...one, ...namesOf(one) } : sesRecipient(one, site, watch),
  );
}

function sesRecipient(settings: MailSettings, site: Site, watch: StageWatch): Recipient {
  const { from, to = '', contactList, topic, unsubscribe } = settings;
  const client = createSesClient();
  const list = contactList && topic ? { contactList, topic } : undefined;
  const addressees = list ? createSesSubscribers(client, list) : to;
  const sender = createSesSender(client, list);
  const { name, hears } = namesOf(settings);
  const passedOver = (count: number) =>
    watch.step({ outcome: 'ignored', detail: `${name}: refused for good for ${count} addresses` });
  const options = { from, sender, to: addressees, site, hears, unsubscribe, passedOver };
  return createMailRecipient(options);
}

function namesOf({ send }: Pick<MailSettings, 'send'>) {
  return { name: mailName(send), hears: send };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
