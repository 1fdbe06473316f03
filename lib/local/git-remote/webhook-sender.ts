import { randomUUID } from 'node:crypto';
import { signBody } from '../../github/webhook.ts';

/** One push, as GitHub's webhook tells of it. */
export interface LocalPush {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** Sends the signed webhook that GitHub would send, to the address that GitHub would send it to. */
export async function sendWebhook(
  push: LocalPush,
  options: { readonly url: string; readonly secret: string; readonly repository: string },
): Promise<void> {
  const payload = { ...push, repository: { full_name: options.repository } };
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const response = await fetch(options.url, {
    method: 'POST',
    headers: {
      // A kept connection may end as it is used, and a POST is not sent again (RFC 9112, 9.3.1).
      connection: 'close',
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': signBody(body, options.secret),
    },
    body,
  });
  if (!response.ok) throw new Error(`the webhook was answered ${response.status}`);
}
