import { readFile } from 'node:fs/promises';
import { SettingsError } from '../../errors/errors.ts';
import { createMailRecipient } from '../../mail/mail-recipient.ts';
import { createSmtpSender } from '../../mail/smtp-sender.ts';
import type { Recipient } from '../../ports/deliveries.ts';
import { parseMail } from '../../settings/mail-settings.ts';
import type { Site } from '../../site/models.ts';
import { createWebhook } from '../../webhooks/webhook.ts';
import { readWebhooks } from '../../webhooks/webhook-settings.ts';

/**
 * Reads who is told of each change set on one machine (docs/deliveries.md): `{ webhooks, mail }`.
 *
 * @throws {SettingsError} that names what is wrong, and no secret
 */
export async function readRecipientsFile(file: string, site: Site): Promise<Recipient[]> {
  const { webhooks = [], mail, ...others } = await readJson(file);
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new SettingsError(`${file} has “${other}”.`, 'Write "webhooks", "mail" or both.');
  const list = readWebhooks(webhooks, `"webhooks" of ${file}`, true);
  return [
    ...list.map((webhook) => createWebhook(webhook)),
    ...(mail === undefined ? [] : [mailOf(mail, file, site)]),
  ];
}

function mailOf(value: unknown, file: string, site: Site): Recipient {
  const { from, to, smtp, unsubscribe } = parseMail(value, 'smtp') ?? {};
  if (from === undefined || to === undefined || smtp === undefined)
    throw new SettingsError(
      `"mail" of ${file} cannot be read.`,
      'Write { "from": …, "to": the address of a list, "smtp": "smtps://name:password@host" }.',
    );
  return createMailRecipient({ from, to, site, unsubscribe, sender: createSmtpSender(smtp) });
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
