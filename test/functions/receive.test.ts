import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../functions/receive.ts';
import { signBody } from '../../lib/github/webhook.ts';
import { createMemoryPushQueue } from '../../lib/memory/memory-push-queue.ts';

const head = 'a'.repeat(40);

function delivery(payload: unknown, headers: Record<string, string> = {}, secret = 'new') {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return {
    headers: {
      'x-github-event': 'push',
      'x-github-delivery': 'delivery-1',
      'x-hub-signature-256': signBody(body, secret),
      ...headers,
    },
    body: body.toString('base64'),
    isBase64Encoded: true,
  } as unknown as APIGatewayProxyEventV2;
}

function receiver() {
  const queue = createMemoryPushQueue();
  const secrets = async () => ['new', 'old'];
  const handler = createHandler({ queue, secrets, repository: 'owner/plan', branch: 'main' });
  return { queue, handler };
}

const push = { ref: 'refs/heads/main', after: head, repository: { full_name: 'owner/plan' } };

describe('the webhook', () => {
  it('queues a push of the published branch, and answers only then', async () => {
    const { queue, handler } = receiver();
    expect(await handler(delivery(push))).toMatchObject({ statusCode: 202 });
    expect(await queue.take()).toMatchObject({
      head,
      ref: 'refs/heads/main',
      delivery: 'delivery-1',
    });
  });

  it('takes the old secret as well while it is being replaced', async () => {
    const { handler } = receiver();
    expect(await handler(delivery(push, {}, 'old'))).toMatchObject({ statusCode: 202 });
  });

  it('refuses what is not signed, or signed with another secret, or changed on the way', async () => {
    const { queue, handler } = receiver();
    const unsigned = delivery(push, { 'x-hub-signature-256': '' });
    const changed = { ...delivery(push), body: Buffer.from('{}').toString('base64') };
    for (const event of [unsigned, delivery(push, {}, 'wrong'), changed])
      expect(await handler(event)).toMatchObject({ statusCode: 401 });
    expect(await queue.take()).toBeUndefined();
  });

  it('ignores other events, branches and repositories, and says so', async () => {
    const { queue, handler } = receiver();
    const others = [
      delivery({ zen: 'Keep it simple' }, { 'x-github-event': 'ping' }),
      delivery({ ...push, ref: 'refs/heads/draft' }),
      delivery({ ...push, ref: 'refs/tags/v1' }),
      delivery({ ...push, repository: { full_name: 'other/plan' } }),
    ];
    for (const event of others)
      expect(await handler(event)).toMatchObject({
        statusCode: 200,
        body: expect.stringContaining('ignored'),
      });
    expect(await queue.take()).toBeUndefined();
  });

  it('says what is wrong with a body it cannot read', async () => {
    const { handler } = receiver();
    for (const body of ['no json', '[]', '{"ref":1}', 'null'])
      expect(await handler(delivery(body))).toMatchObject({ statusCode: 400 });
  });

  it('fails when the queue does, so that the delivery counts as failed', async () => {
    const queue = { send: () => Promise.reject(new Error('the queue is away')) };
    const secrets = async () => ['new'];
    const handler = createHandler({ queue, secrets, repository: 'owner/plan', branch: 'main' });
    await expect(handler(delivery(push))).rejects.toThrow('the queue is away');
  });
});
