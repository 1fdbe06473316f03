import { ListContactsCommand, type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { DeliveryError, RefusedError } from '../../errors/errors.ts';
import type { MailSender, Subscribers } from '../../ports/mail.ts';

/** A topic of a contact list. */
export interface ContactTopic {
  readonly contactList: string;
  readonly topic: string;
}

/** What SES replaces by the address at which a subscriber leaves the topic with one click. */
const unsubscribe = '{{amazonSESUnsubscribeUrl}}';

/**
 * Hands mail to Amazon SES. Of a contact list, SES adds List-Unsubscribe and List-Unsubscribe-Post
 * (https://docs.aws.amazon.com/ses/latest/dg/sending-email-subscription-management.html). SES gives
 * each mail a Message-ID of its own, whatever it is given
 * (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html); the entry's is in References, by which
 * mail programs put what came twice together.
 */
export function createSesSender(client: SESv2Client, list?: ContactTopic): MailSender {
  return {
    async send({ from, to, letter, messageId, headers }) {
      const { subject, text, html } = list ? withUnsubscribe(letter) : letter;
      const fields = { ...headers, References: messageId, 'Content-Language': letter.language };
      const Charset = 'UTF-8';
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset },
            Body: { Text: { Data: text, Charset }, Html: { Data: html, Charset } },
            Headers: Object.entries(fields).map(([Name, Value]) => ({ Name, Value })),
          },
        },
        ...(list && {
          ListManagementOptions: { ContactListName: list.contactList, TopicName: list.topic },
        }),
      });
      await client.send(command).catch(mailFailed);
    },
  };
}

/** Contacts that are read at once, and have the mail before the next are read. */
const readAtOnce = 20;

/** The contacts that have said yes to a topic; SES keeps them, and Gazette keeps none of them. */
export function createSesSubscribers(
  client: SESv2Client,
  { contactList, topic }: ContactTopic,
): Subscribers {
  return {
    async list(page) {
      const command = new ListContactsCommand({
        ContactListName: contactList,
        Filter: { FilteredStatus: 'OPT_IN', TopicFilter: { TopicName: topic } },
        PageSize: readAtOnce,
        ...(page === undefined ? {} : { NextToken: page }),
      });
      const { Contacts = [], NextToken } = await client.send(command).catch(refused);
      return {
        addresses: Contacts.flatMap(({ EmailAddress }) => EmailAddress ?? []),
        ...(NextToken === undefined ? {} : { next: NextToken }),
      };
    },
  };
}

function withUnsubscribe<L extends { readonly html: string; readonly text: string }>(letter: L): L {
  const link = `<p><a href="${unsubscribe}">${unsubscribe}</a></p>`;
  return {
    ...letter,
    html: letter.html.replace(/<\/body>/u, () => `${link}</body>`),
    text: `${letter.text}\n${unsubscribe}\n`,
  };
}

/**
 * What SES refuses because of this one mail
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html). Whatever else it says
 * is about the account, the sender or the list, and may be mended.
 */
const forGood: ReadonlySet<unknown> = new Set(['MessageRejected', 'BadRequestException']);

function mailFailed(error: unknown): never {
  const { name } = Object(error);
  if (!forGood.has(name)) return refused(error);
  throw new RefusedError(
    `Amazon SES refuses a mail for good (${String(name)}).`,
    'When no mail is taken, look at the sender’s identity and whether the account is out of the sandbox.',
  );
}

/** What SES says may name the address it is about. */
function refused(error: unknown): never {
  const { name = 'no answer' } = Object(error);
  throw new DeliveryError(
    `Amazon SES did not take a mail (${String(name)}).`,
    'It is tried again, with growing pauses.',
  );
}
