import { createHmac } from 'node:crypto';
import { DeliveryError, RefusedError } from '../errors/errors.ts';
import type { ChangeSetRecipient, Notice } from '../ports/deliveries.ts';
import type { WebhookSettings } from './webhook-settings.ts';

/** Milliseconds that an answer may take: as long as GitHub waits for one. */
const patience = 10_000;

/** Bytes of an answer that are read, to say what was wrong. */
const longestAnswer = 1_000;

/**
 * What a receiver says against the very message, so that later ones may be taken (RFC 9110, 15.5: 400,
 * 413, 415, 422; RFC 6585: 431; RFC 7725: 451), and that it is gone for good (410), where nothing is
 * to wait for it. Whatever else it says, such as 401, 404, 408, 429 or 503, may be mended or pass: the
 * message and those behind it wait for that.
 */
const refusals: ReadonlySet<number> = new Set([400, 410, 413, 415, 422, 431, 451]);

/** Sends notices to one address by POST. */
export function createWebhook(
  settings: WebhookSettings,
  options: { readonly patience?: number } = {},
): ChangeSetRecipient {
  const { name, url, only = {} } = settings;
  return {
    name,
    wanted: only,
    async deliver(notice) {
      const { body, headers } = messageOf(notice, settings);
      const signal = AbortSignal.timeout(options.patience ?? patience);
      const answer = await post(url, { body, headers, signal }, name);
      if (answer.ok) return void (await answer.body?.cancel());
      const message = `The webhook ${name} answered ${answer.status}${said(await beginningOf(answer))}.`;
      if (refusals.has(answer.status))
        throw new RefusedError(
          message,
          'Look at what it says against this message. Later ones go on.',
        );
      const isElsewhere = answer.status >= 300 && answer.status < 400;
      throw new DeliveryError(
        message,
        isElsewhere
          ? 'Write the address that it leads to: Gazette follows none that it was not given.'
          : 'It is tried again, with growing pauses.',
      );
    },
  };
}

function messageOf(
  { id, event, chat }: Notice,
  { format, secret }: WebhookSettings,
): { readonly body: string; readonly headers: Record<string, string> } {
  const body = format === 'text' ? chat : event;
  const type = format === 'text' ? 'application/json' : 'application/cloudevents+json';
  return {
    body,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'user-agent': 'Gazette',
      'x-gazette-delivery': id,
      ...(secret === undefined ? {} : { [signatureHeader]: signatureOf(body, secret) }),
    },
  };
}

/** Where GitHub puts it, so that what checks GitHub's webhooks checks these. */
export const signatureHeader = 'x-hub-signature-256';

/**
 * A signature as GitHub makes it: HMAC-SHA256 of the bytes of the body, in hexadecimal
 * (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries).
 */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

async function post(
  url: string,
  request: Pick<RequestInit, 'body' | 'headers' | 'signal'>,
  name: string,
): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', redirect: 'manual', ...request });
  } catch (error) {
    // What `fetch` says may name the address, which can be a secret: its code does not.
    const { code, name: kind } = Object(Object(error).cause ?? error);
    throw new DeliveryError(
      `The webhook ${name} cannot be reached (${String(code ?? kind)}).`,
      'It is tried again, with growing pauses.',
    );
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= longestAnswer) break;
    }
  } catch {
    // What came before it broke off is enough.
  }
  const text = Buffer.concat(chunks).subarray(0, longestAnswer).toString('utf8');
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

function said(text: string): string {
  return text === '' ? '' : `: “${text.slice(0, 200)}”`;
}
