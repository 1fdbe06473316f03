import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DeliveryError, RefusedError } from '../../lib/errors/errors.ts';
import type { Notice } from '../../lib/ports/deliveries.ts';
import { createWebhook, signatureHeader, signatureOf } from '../../lib/webhooks/webhook.ts';
import { readWebhooks, readWebhooksText } from '../../lib/webhooks/webhook-settings.ts';
import { listen } from '../support/listen.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const notice: Notice = {
  id: 'urn:uuid:1',
  event: '{"specversion":"1.0","id":"urn:uuid:1","note":"né"}',
  chat: '{"text":"né"}',
  letter: { subject: '', html: '', text: '', language: 'en' },
};

interface Heard {
  readonly request: IncomingMessage;
  readonly body: string;
}

async function receiver(answer: (response: ServerResponse) => void) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    heard.push({ request, body: Buffer.concat(parts).toString('utf8') });
    answer(response);
  });
  const url = await listen(server);
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `${url}/secret-path`, heard };
}

const ok = (response: ServerResponse) => void response.writeHead(204).end();

describe('a webhook', () => {
  it('is signed as GitHub signs', () => {
    // The example of GitHub's page "Validating webhook deliveries".
    expect(signatureOf('Hello, World!', "It's a Secret to Everybody")).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  it('sends the event by POST, with the entry’s id and a signature of its very bytes', async () => {
    const { url, heard } = await receiver(ok);
    const secret = 'a secret of some length';
    await createWebhook({ name: 'press', url, secret }).deliver(notice, undefined);
    const [{ request, body } = heard[0] as Heard] = heard;
    expect(request.method).toBe('POST');
    expect(body).toBe(notice.event);
    expect(request.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'x-gazette-delivery': notice.id,
      [signatureHeader]: signatureOf(notice.event, secret),
    });
  });

  it('sends what chats take, without a signature where there is no secret', async () => {
    const { url, heard } = await receiver(ok);
    await createWebhook({ name: 'chat', url, format: 'text' }).deliver(notice, undefined);
    expect(heard[0]?.body).toBe(notice.chat);
    expect(heard[0]?.request.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(heard[0]?.request.headers).not.toHaveProperty(signatureHeader);
  });

  it.each([
    [413, RefusedError],
    [400, RefusedError],
    [410, RefusedError],
    [401, DeliveryError],
    [404, DeliveryError],
    [408, DeliveryError],
    [429, DeliveryError],
    [503, DeliveryError],
  ])('is refused with %d for good, or for now', async (status, kind) => {
    const { url } = await receiver((response) => void response.writeHead(status).end('why'));
    const sent = createWebhook({ name: 'press', url }).deliver(notice, undefined);
    await expect(sent).rejects.toBeInstanceOf(kind);
    await expect(sent).rejects.toThrow(`The webhook press answered ${status}: “why”.`);
  });

  it('follows nobody to another address', async () => {
    const elsewhere = await receiver(ok);
    const { url } = await receiver(
      (response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    );
    await expect(createWebhook({ name: 'moved', url }).deliver(notice, undefined)).rejects.toThrow(
      'The webhook moved answered 307.',
    );
    expect(elsewhere.heard).toEqual([]);
  });

  it('fails with what the answer says, of which it reads no more than a beginning', async () => {
    let isClosed: Promise<void> | undefined;
    const { url } = await receiver((response) => {
      response.writeHead(500).write('invalid\npayload ');
      isClosed = new Promise((resolve) => void response.on('close', resolve));
      // An answer without end.
      const more = () => void response.write('x'.repeat(10_000), () => setImmediate(more));
      more();
    });
    const failed = createWebhook({ name: 'loud', url }).deliver(notice, undefined);
    await expect(failed).rejects.toThrow(
      /^The webhook loud answered 500: “invalid payload x{184}”\.$/u,
    );
    await isClosed;
  });

  it('that hangs is given up, and one that is not there fails; neither is named by its address', async () => {
    const { url } = await receiver(() => {});
    const hangs = createWebhook({ name: 'hangs', url }, { patience: 20 });
    await expect(hangs.deliver(notice, undefined)).rejects.toThrow(
      /^The webhook hangs cannot be reached \([^/]+\)\.$/u,
    );
    const away = createWebhook({ name: 'away', url: 'http://localhost:1/secret-path' });
    await expect(away.deliver(notice, undefined)).rejects.toThrow(
      /^The webhook away cannot be reached \([^/]+\)\.$/u,
    );
  });
});

describe('the list of webhooks', () => {
  const good = { name: 'press', url: 'https://press.example.org/hook' };

  it('is read with all that it may say', () => {
    const full = {
      ...good,
      secret: '0123456789abcdef',
      format: 'text',
      only: { substance: true, languages: ['fr'], leads: ['Ministry of Water'] },
    };
    expect(readWebhooks([good, { ...full, name: 'other' }], 'list', false)).toEqual([
      good,
      { ...full, name: 'other' },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['has no name', [{ url: good.url }], 'list[0] has no name.'],
    ['has http', [{ ...good, url: 'http://press.example.org/' }], 'has no address'],
    ['has http of this machine', [{ ...good, url: 'http://localhost/' }], 'has no address'],
    ['has a password', [{ ...good, url: 'https://a:b@press.example.org' }], 'has no address'],
    ['has a short secret', [{ ...good, secret: '123' }], 'has no good secret'],
    ['has another format', [{ ...good, format: 'xml' }], 'has another format'],
    ['has a word too many', [{ ...good, secrets: '' }], 'has “secrets”'],
    ['has filters of another kind', [{ ...good, only: { leads: 'A' } }], '“only”'],
    ['has an unknown filter', [{ ...good, only: { status: ['x'] } }], '“only”'],
    ['has a name twice', [good, good], 'list[1] has the name press again'],
  ])('that %s is refused', (_what, value, message) => {
    const [wrong] = readWebhooks(value, 'list', false).filter((one) => 'fault' in one);
    expect(String(wrong?.fault)).toContain(message);
  });

  it('that is wrong takes no other with it, and keeps its name', () => {
    const wrong = { ...good, name: 'other', url: 'ftp://other.example.org/' };
    const list = readWebhooks([wrong, good, 7, good], 'list', false);
    const shown = list.map((one) => [one.name, 'fault' in one ? 'wrong' : 'well']);
    expect(shown).toEqual([
      ['other', 'wrong'],
      ['press', 'well'],
      ['webhooks[2]', 'wrong'],
      ['webhooks[3]', 'wrong'],
    ]);
    expect(JSON.stringify(list)).not.toContain('ftp:');
  });

  it('that is in no list is refused', () => {
    expect(() => readWebhooks(good, 'list', false)).toThrow('list is no list.');
  });

  it('may name this machine where Gazette runs on it', () => {
    const local = [{ name: 'here', url: 'http://localhost:9000/' }];
    expect(readWebhooks(local, 'list', true)).toEqual(local);
    const [other] = readWebhooks([{ name: 'a', url: 'http://a.localhost/' }], 'list', true);
    expect(other).toHaveProperty('fault');
  });

  it('that cannot be read is not quoted: it is a secret', () => {
    expect(() => readWebhooksText('[{"url":"https://secret', 'The secret x')).toThrow(
      /^The secret x is no JSON\.$/u,
    );
  });
});
