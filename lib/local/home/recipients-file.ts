import { readFile } from 'node:fs/promises';
import { SettingsError } from '../../errors/errors.ts';
import { createMailRecipient, mailName } from '../../mail/mail-recipient.ts';
import { createSmtpSender } from '../../mail/smtp-sender.ts';
import type { Recipient } from '../../ports/deliveries.ts';
import { readMails } from '../../settings/mail-settings.ts';
import type { Site } from '../../site/models.ts';
import { webhookRecipients } from '../../webhooks/webhook-recipients.ts';
import { readWebhooks } from '../../webhooks/webhook-settings.ts';

/**
 * Reads who is told on one machine (docs/deliveries.md): `{ webhooks, mail }`. One that is wrong is
 * among them with its fault, and takes no other with it.
 *
 * @throws {SettingsError} where the file as a whole cannot be read; it names no secret
 */
export async function readRecipientsFile(file: string, site: Site): Promise<Recipient[]> {
  const { webhooks = [], mail, ...others } = await readJson(file);
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new SettingsError(`${file} has “${other}”.`, 'Write "webhooks", "mail" or both.');
  const list = await webhookRecipients(async () =>
    readWebhooks(webhooks, `"webhooks" of ${file}`, true),
  );
  return [...list, ...(mail === undefined ? [] : mailOf(mail, file, site))];
}

/**
 * The same, for whoever looks at what they wrote.
 *
 * @throws {SettingsError} where anything is wrong, about the first of it
 */
export async function checkRecipientsFile(file: string, site: Site): Promise<void> {
  for (const recipient of await readRecipientsFile(file, site))
    if ('fault' in recipient) throw recipient.fault;
}

function mailOf(value: unknown, file: string, site: Site): Recipient[] {
  return readMails(value, 'smtp', `"mail" of ${file}`).map((mail) => {
    const { send: hears } = mail;
    if ('fault' in mail) return { name: mailName(hears), hears, fault: mail.fault };
    const { from, to = '', smtp = '', unsubscribe } = mail;
    return createMailRecipient({
      ...{ from, to, site, hears, unsubscribe },
      sender: createSmtpSender(smtp),
    });
  });
}

async function readJson(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    // What a parser says quotes the file, which holds secrets.
    const why = Object(error).code ?? 'it is no JSON';
    throw new SettingsError(`${file} cannot be read (${String(why)}).`, advice);
  }
  throw new SettingsError(`${file} is no list of recipients.`, advice);
}

const advice = 'Write { "webhooks": [{ "name": …, "url": … }] }.';
