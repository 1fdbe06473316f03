import { createHmac, timingSafeEqual } from 'node:crypto';
import { RequestError } from '../errors/errors.ts';
import type { PullRequestMessage } from '../ports/pull-requests.ts';
import type { PushMessage } from '../ports/push-queue.ts';

/** A webhook delivery as it came over HTTP; header names in lower case, the body's raw bytes. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/**
 * Verifies a GitHub webhook delivery and reads what it says of a push.
 *
 * The signature is checked over the raw bytes (GitHub: "Validating webhook deliveries",
 * X-Hub-Signature-256) against every secret given, so that a secret can be replaced without a gap.
 *
 * @returns the push or the pull request, or the name of another event that needs no answer but 200
 * @throws {RequestError} 401 for a missing or wrong signature, 400 for a body that is neither, or no id
 */
export function readDelivery(
  { headers, body }: Delivery,
  secrets: readonly string[],
): PushMessage | PullRequestMessage | { readonly event: string } {
  verifySignature(headers['x-hub-signature-256'], body, secrets);
  const event = headers['x-github-event'] ?? 'unknown';
  const delivery = readDeliveryId(headers);
  if (event === 'push') return readPush(body, delivery);
  if (event === 'pull_request') return readPullRequest(body, delivery);
  return { event };
}

/** The signature header for a body, as GitHub computes it. */
export function signBody(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function verifySignature(
  signature: string | undefined,
  body: Uint8Array,
  secrets: readonly string[],
): void {
  const given = Buffer.from(signature ?? '');
  const valid = secrets.some((secret) => {
    const expected = Buffer.from(signBody(body, secret));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!valid)
    throw new RequestError(
      401,
      signature ? 'the signature does not match' : 'the request is not signed',
      'Set the same secret in the webhook and in Gazette.',
    );
}

/** Its id is all that tells a delivery from another one of the same push, or of the same state again. */
function readDeliveryId(headers: Delivery['headers']): string {
  const delivery = headers['x-github-delivery'];
  if (delivery) return delivery;
  throw new RequestError(
    400,
    'the delivery has no id',
    'Let GitHub send it: each of its deliveries has an X-GitHub-Delivery header.',
  );
}

function readPush(body: Uint8Array, delivery: string): PushMessage {
  const payload = parseJson(body);
  const repository = member(member(payload, 'repository'), 'full_name');
  const id = repositoryIdIn(payload);
  const ref = member(payload, 'ref');
  const head = member(payload, 'after');
  if (typeof repository !== 'string' || typeof ref !== 'string' || typeof head !== 'string')
    throw new RequestError(
      400,
      'the push has no repository.full_name, ref or after',
      'Let the webhook send application/json.',
    );
  return { repository, ...id, ref, head, delivery };
}

/** What changes the files, the words, the leave or the fate of a pull request. */
const actions = new Set([
  ...['opened', 'reopened', 'synchronize', 'edited', 'closed', 'labeled', 'unlabeled'],
]);

function readPullRequest(
  body: Uint8Array,
  delivery: string,
): PullRequestMessage | { readonly event: string } {
  const payload = parseJson(body);
  const action = String(member(payload, 'action'));
  if (!actions.has(action)) return { event: `pull_request ${action}` };
  const repository = member(member(payload, 'repository'), 'full_name');
  const pullRequest = member(payload, 'number');
  if (typeof repository !== 'string' || !Number.isSafeInteger(pullRequest))
    throw new RequestError(
      400,
      'the pull request has no repository.full_name or number',
      'Let the webhook send application/json.',
    );
  return { repository, ...repositoryIdIn(payload), pullRequest: Number(pullRequest), delivery };
}

/** GitHub's number of the repository, which stays when its name does not. */
function repositoryIdIn(payload: unknown): { readonly repositoryId?: number } {
  const id = member(member(payload, 'repository'), 'id');
  return typeof id === 'number' && Number.isSafeInteger(id) ? { repositoryId: id } : {};
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new RequestError(
      400,
      'the body is not JSON',
      'Set the content type of the webhook to application/json.',
      { cause },
    );
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
