import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DeliveryError, RefusedError } from '../../lib/errors/errors.ts';
import { createMailRecipient, sendLetter } from '../../lib/mail/mail-recipient.ts';
import { createSmtpSender } from '../../lib/mail/smtp-sender.ts';
import type { Notice } from '../../lib/ports/deliveries.ts';
import type { Mail } from '../../lib/ports/mail.ts';
import { parseMail } from '../../lib/settings/mail-settings.ts';
import { startMailServer } from '../support/mail-server.ts';

const site = { title: 'The plan', baseUrl: 'https://plan.example.org' };
const from = 'Plan d’action <plan@example.org>';
const letter = {
  subject: 'Commitment 7: “500” became “1,500”; été',
  html: '<!DOCTYPE html>\n<html><body><p>[-500-]{+1,500+} été</p></body></html>\n',
  text: `[-500-]{+1,500+} été\n.\n${'long '.repeat(300)}\nFrom here\n`,
  language: 'fr',
};
const notice: Notice = { id: 'urn:uuid:a-1', event: '', chat: '', letter };

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function headersOf(raw: string): ReadonlyMap<string, string> {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const lines = head.replaceAll(/\r\n[ \t]+/gu, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

/** Ends with the test. */
async function startServer(refusal?: number) {
  const server = await startMailServer(refusal);
  open.push(server.close);
  return server;
}

/** The parts of a multipart message, decoded, by their types. */
function partsOf(raw: string): ReadonlyMap<string, string> {
  const [, boundary = ''] = /boundary="([^"]+)"/u.exec(raw) ?? [];
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const headers = headersOf(part.trimStart());
      const body = part.trimStart().split('\r\n\r\n').slice(1).join('\r\n\r\n');
      const [type = ''] = headers.get('content-type')?.split(';') ?? [];
      return [type, decoded(body, headers.get('content-transfer-encoding') ?? '')];
    }),
  );
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/gu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

describe('a mail', () => {
  it('goes to a list by SMTP, in HTML and in plain text, with what mail programs go by', async () => {
    const { url, received } = await startServer();
    const to = 'list@example.org';
    const unsubscribe = 'https://lists.example.org/leave';
    const sender = createSmtpSender(url);
    await createMailRecipient({ from, to, sender, site, unsubscribe }).deliver(notice, undefined);
    const [{ raw, ...envelope } = { raw: '' }] = received;
    expect(envelope).toEqual({ from: 'plan@example.org', to: [to] });
    expect(Object.fromEntries(headersOf(raw))).toMatchObject({
      to,
      'message-id': '<a-1@plan.example.org>',
      'list-id': '<changes.plan.example.org>',
      'list-archive': '<https://plan.example.org/@changes/>',
      'list-unsubscribe': '<https://lists.example.org/leave>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'auto-submitted': 'auto-generated',
      'content-language': 'fr',
      'content-type': expect.stringMatching(/^multipart\/alternative;/u),
    });
    const parts = partsOf(raw);
    expect([...parts.keys()]).toEqual(['text/plain', 'text/html']);
    expect(parts.get('text/html')).toContain('<p>[-500-]{+1,500+} été</p>');
    expect(parts.get('text/plain')?.trimEnd()).toBe(letter.text.trimEnd());
    // RFC 5322 section 2.1.1.
    expect(Math.max(...raw.split('\r\n').map(({ length }) => length))).toBeLessThan(998);
  });

  it('that is sent again is the same mail', async () => {
    const { url, received } = await startServer();
    const options = { from, to: 'list@example.org', sender: createSmtpSender(url), site };
    await sendLetter(notice, options);
    await sendLetter(notice, options);
    const ids = received.map(({ raw }) => headersOf(raw).get('message-id'));
    expect(ids).toEqual(['<a-1@plan.example.org>', '<a-1@plan.example.org>']);
  });

  it.each([421, 550])('that is refused with %d fails, and no address is said', async (code) => {
    const { url } = await startServer(code);
    const options = { from, to: 'list@example.org', sender: createSmtpSender(url), site };
    await expect(sendLetter(notice, options)).rejects.toThrow(
      code === 550
        ? new RefusedError('The mail server refuses a mail for good (EMESSAGE 550).', '')
        : new DeliveryError('The mail server did not take a mail (EMESSAGE 421).', ''),
    );
  });

  it('fails where there is no server', async () => {
    const gone: Server = createServer();
    const port = await new Promise<number>((resolve) => {
      gone.listen(0, '127.0.0.1', () => resolve(Object(gone.address()).port));
    });
    await new Promise((resolve) => gone.close(resolve));
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`);
    const sent = sendLetter(notice, { from, to: 'list@example.org', sender, site });
    await expect(sent).rejects.toThrow(
      /^The mail server did not take a mail \(ECONNECTION\)\.$|\(ESOCKET\)/u,
    );
  });
});

describe('mail to many', () => {
  const pages = [['a', 'b', 'c'], ['d'], []].map((names) => names.map((name) => `${name}@x.org`));
  const to = {
    async list(page = '0') {
      const next = Number(page) + 1;
      return {
        addresses: pages[Number(page)] ?? [],
        ...(next < pages.length ? { next: String(next) } : {}),
      };
    },
  };

  /** Calls until nothing is left; a call that throws is made again, as the queue does. */
  async function sendAll(fails: ReadonlySet<number>) {
    const sent: Mail[] = [];
    let [calls, thrown] = [0, 0];
    const sender = {
      async send(mail: Mail) {
        calls += 1;
        if (fails.has(calls)) throw new Error('no');
        sent.push(mail);
      },
    };
    const { deliver } = createMailRecipient({ from, to, sender, site });
    for (let place: string | undefined, isDone = false; !isDone; ) {
      try {
        place = await deliver(notice, place);
        isDone = place === undefined;
        expect(place ?? '').not.toContain('@');
      } catch {
        thrown += 1;
      }
    }
    return { names: sent.map((mail) => mail.to.charAt(0)).join(''), thrown, sent };
  }

  it('reaches everybody once, page by page', async () => {
    const { names, thrown } = await sendAll(new Set());
    expect({ names, thrown }).toEqual({ names: 'abcd', thrown: 0 });
  });

  it.each([
    [[1], 1],
    [[2], 0],
    [[2, 3], 1],
    [[3, 5], 1],
  ])('reaches everybody once when the sendings %j fail', async (fails, thrown) => {
    expect(await sendAll(new Set(fails))).toMatchObject({ names: 'abcd', thrown });
  });

  /** Sends to pages of names, of which capitals are refused for good; `!` once fails. */
  async function sendRefusing(written: readonly string[]) {
    const [sent, told]: [string[], number[]] = [[], []];
    const failing = new Set(['!']);
    const sender = {
      async send(mail: Mail) {
        if (failing.delete(mail.to)) throw new Error('later');
        if (/[A-Z]/u.test(mail.to)) throw new RefusedError('no', '');
        sent.push(mail.to);
      },
    };
    const to = {
      async list(page = '0') {
        const next = Number(page) + 1;
        const addresses = [...(written[Number(page)] ?? '')];
        return { addresses, ...(next < written.length ? { next: String(next) } : {}) };
      },
    };
    const passedOver = (count: number) => void told.push(count);
    const { deliver } = createMailRecipient({ from, to, sender, site, passedOver });
    let [place, error]: [string | undefined, unknown] = [undefined, undefined];
    for (let left = 20, isDone = false; !isDone && left > 0; left -= 1) {
      error = undefined;
      place = await deliver(notice, place).catch((caught: unknown) => {
        error = caught;
        return place;
      });
      isDone = error === undefined && place === undefined;
    }
    return { names: sent.join(''), told, error };
  }

  it.each([
    ['the first one', ['Abc', 'd'], 'abcd'.slice(1), [1]],
    ['one in the middle', ['aBc', 'd'], 'acd', [1]],
    ['the last one', ['ab', 'C'], 'ab', [1]],
    ['a whole page', ['a', 'BC', 'd'], 'ad', [2]],
    ['the whole first page', ['AB', 'c', 'd'], 'cd', [2]],
    ['all but one, behind empty pages', ['', 'AB', '', 'c'], 'c', [2]],
    ['those around a failure', ['aB!C', 'd'], 'a!d', [1, 1]],
    ['the first one before a failure', ['A!b'], '!b', [1]],
  ])('passes over %s that is refused for good: %j', async (_who, pages, names, told) => {
    expect(await sendRefusing(pages)).toEqual({ names, told, error: undefined });
  });

  it.each([[['AB', '', 'C']], [['A', 'A', 'A', 'A', 'A', 'b']]])(
    'passes over nobody while all are refused: %j',
    async (pages) => {
      const { names, told, error } = await sendRefusing(pages);
      expect({ names, told }).toEqual({ names: '', told: [] });
      expect(error).toBeInstanceOf(DeliveryError);
    },
  );

  it('asks nothing of what fills in places', async () => {
    const sent: Mail[] = [];
    const sender = { send: async (mail: Mail) => void sent.push(mail) };
    const text = 'Say {{amazonSESUnsubscribeUrl}}, or {{{amazonSESUnsubscribeUrl}}}';
    const asking = { ...letter, subject: text, html: text, text };
    await sendLetter({ id: notice.id, letter: asking }, { from, to, sender, site });
    expect(JSON.stringify(sent[0]?.letter)).not.toContain('{{');
  });
});

describe('the settings of mail', () => {
  const list = { from, to: 'list@example.org' };
  it.each([
    ['ses', list],
    ['ses', { ...list, unsubscribe: 'https://lists.example.org/leave' }],
    ['ses', { from, contactList: 'readers', topic: 'plan' }],
    ['ses', { from, contactList: 'readers', topic: 'plan', send: 'weekly' }],
    ['smtp', { ...list, smtp: 'smtps://name:password@mail.example.org:465' }],
    ['smtp', { ...list, smtp: 'smtp://localhost', send: 'monthly' }],
  ] as const)('by %s are %j', (way, value) => {
    expect(parseMail(value, way)).toEqual(value);
  });

  it.each([
    ['smtp', list],
    ['smtp', { ...list, smtp: 'http://mail.example.org' }],
    ['smtp', { from, contactList: 'readers', topic: 'plan', smtp: 'smtp://localhost' }],
    ['ses', { ...list, from: 'a@b.org\r\nBcc: c@d.org' }],
    ['ses', { ...list, from: 'Plan <a@b.org>, <c@d.org>' }],
    ['ses', { ...list, other: 1 }],
    ['ses', { ...list, send: 'daily' }],
    ['ses', { ...list, topic: 'plan' }],
    ['ses', undefined],
  ] as const)('by %s are not %j', (way, value) => {
    expect(parseMail(value, way)).toBeUndefined();
  });
});
