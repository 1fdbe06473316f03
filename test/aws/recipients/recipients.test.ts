import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createEventBridgeClient, createSesClient } from '../../../lib/aws/clients/clients.ts';
import { createEventBus } from '../../../lib/aws/recipients/event-bus.ts';
import { createSesSender, createSesSubscribers } from '../../../lib/aws/recipients/ses-mail.ts';
import { DeliveryError, RefusedError } from '../../../lib/errors/errors.ts';
import type { Notice } from '../../../lib/ports/deliveries.ts';
import { listen } from '../../support/listen.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

interface Asked {
  readonly path: string;
  readonly target: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers in the JSON protocols of EventBridge (`X-Amz-Target`) and of SES (paths). */
async function startService(answer: (asked: Asked, call: number) => [number, object]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const one = {
      path: request.url ?? '',
      target: request.headers['x-amz-target']?.toString(),
      body: JSON.parse(Buffer.concat(parts).toString('utf8')),
    };
    asked.push(one);
    const [status, body] = answer(one, asked.length);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const url = await listen(server);
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const environment = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  return { environment, asked };
}

const event = { type: 'gazette.published', time: '2026-11-29T12:00:00.000Z', id: 'urn:uuid:1' };
const letter = {
  subject: 'Été',
  html: '<html><body><p>$& été</p></body></html>\n',
  text: 'été\n',
  language: 'fr',
};
const notice: Notice = { id: event.id, event: JSON.stringify(event), chat: '', letter };

describe('an event bus', () => {
  it('gets the event as its detail', async () => {
    const { environment, asked } = await startService(() => [
      200,
      { FailedEntryCount: 0, Entries: [{ EventId: '1' }] },
    ]);
    const bus = createEventBus(createEventBridgeClient(environment), 'plans');
    expect(await bus.deliver(notice, undefined)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      target: 'AWSEvents.PutEvents',
      body: {
        Entries: [
          {
            EventBusName: 'plans',
            Source: 'gazette',
            DetailType: 'gazette.published',
            Detail: notice.event,
            Time: Date.parse(event.time) / 1000,
          },
        ],
      },
    });
  });

  it('that answers 200 for an entry that failed has not taken it', async () => {
    const failure = { ErrorCode: 'ThrottlingException', ErrorMessage: 'later' };
    const { environment } = await startService(() => [
      200,
      { FailedEntryCount: 1, Entries: [failure] },
    ]);
    const bus = createEventBus(createEventBridgeClient(environment), 'plans');
    await expect(bus.deliver(notice, undefined)).rejects.toThrow(
      'The event bus did not take an event (ThrottlingException).',
    );
  });
});

it('an event bus that is not there is told so', async () => {
  const { environment } = await startService(() => [400, { __type: 'ResourceNotFoundException' }]);
  const bus = createEventBus(createEventBridgeClient(environment), 'plans');
  await expect(bus.deliver(notice, undefined)).rejects.toThrow(
    'The event bus did not take an event (ResourceNotFoundException).',
  );
});

describe('Amazon SES', () => {
  const mail = {
    ...{ from: 'plan@example.org', to: 'reader@example.org', letter },
    messageId: '<1@plan.example.org>',
    headers: { 'List-Id': '<changes.plan.example.org>' },
  };
  const topic = { contactList: 'readers', topic: 'plan' };

  it('sends to a mailing list as it is', async () => {
    const { environment, asked } = await startService(() => [200, { MessageId: 'its own' }]);
    await createSesSender(createSesClient(environment)).send(mail);
    expect(asked[0]?.path).toBe('/v2/email/outbound-emails');
    expect(asked[0]?.body).toEqual({
      FromEmailAddress: mail.from,
      Destination: { ToAddresses: [mail.to] },
      Content: {
        Simple: {
          Subject: { Data: letter.subject, Charset: 'UTF-8' },
          Body: {
            Text: { Data: letter.text, Charset: 'UTF-8' },
            Html: { Data: letter.html, Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Id', Value: '<changes.plan.example.org>' },
            { Name: 'References', Value: mail.messageId },
            { Name: 'Content-Language', Value: 'fr' },
          ],
        },
      },
    });
  });

  it('is asked to let a contact leave the topic with one click', async () => {
    const { environment, asked } = await startService(() => [200, {}]);
    await createSesSender(createSesClient(environment), topic).send(mail);
    expect(asked[0]?.body).toMatchObject({
      ListManagementOptions: { ContactListName: 'readers', TopicName: 'plan' },
    });
    const { Simple } = Object(asked[0]?.body.Content);
    expect(Simple.Body.Text.Data).toContain('été\n\n{{amazonSESUnsubscribeUrl}}');
    expect(Simple.Body.Html.Data).toContain(
      '<p>$& été</p><p><a href="{{amazonSESUnsubscribeUrl}}">{{amazonSESUnsubscribeUrl}}</a></p></body>',
    );
  });

  it('tells of the contacts that are opted in, some at a time', async () => {
    const { environment, asked } = await startService((_asked, call) => [
      200,
      {
        Contacts: [{ EmailAddress: `${call}@example.org` }],
        ...(call === 1 && { NextToken: 'n' }),
      },
    ]);
    const subscribers = createSesSubscribers(createSesClient(environment), topic);
    expect(await subscribers.list(undefined)).toEqual({ addresses: ['1@example.org'], next: 'n' });
    expect(await subscribers.list('n')).toEqual({ addresses: ['2@example.org'] });
    const filter = { FilteredStatus: 'OPT_IN', TopicFilter: { TopicName: 'plan' } };
    expect(asked.map(({ path }) => path)).toEqual(
      Array(2).fill('/v2/email/contact-lists/readers/contacts/list'),
    );
    expect(asked.map(({ body }) => body)).toMatchObject([
      { Filter: filter, PageSize: 20 },
      { Filter: filter, PageSize: 20, NextToken: 'n' },
    ]);
  });

  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
  it.each([
    ['MessageRejected', RefusedError],
    ['BadRequestException', RefusedError],
    ['AccountSuspendedException', DeliveryError],
    ['MailFromDomainNotVerifiedException', DeliveryError],
    ['NotFoundException', DeliveryError],
    ['SendingPausedException', DeliveryError],
  ])('that answers %s is told so without an address', async (name, kind) => {
    const { environment } = await startService(() => [
      400,
      { __type: name, message: 'reader@example.org is not verified' },
    ]);
    const sent = createSesSender(createSesClient(environment)).send(mail);
    const error = await sent.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain(`(${name})`);
    expect(String(error)).not.toContain('@');
  });
});
