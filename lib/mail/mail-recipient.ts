import type { Letter, Notice, Recipient, Wanted } from '../ports/deliveries.ts';
import type { Mail, MailSender, Subscribers } from '../ports/mail.ts';
import { mailHeaders, messageIdOf } from './mail-headers.ts';

/** What mail is sent with. */
export interface MailOptions {
  readonly from: string;
  readonly sender: MailSender;
  /** One address, or many. */
  readonly to: string | Subscribers;
  readonly site: { readonly title: string; readonly baseUrl: string };
  /** Where readers leave a mailing list, an address with https. */
  readonly unsubscribe?: string | undefined;
  readonly wanted?: Wanted;
}

/** Sends each notice as a mail. */
export function createMailRecipient(options: MailOptions): Recipient {
  return {
    name: 'mail',
    wanted: options.wanted ?? {},
    deliver: ({ id, letter }, place) => sendLetter({ id, letter }, options, place),
  };
}

/**
 * Sends one entry of any feed, a digest among them. Of many subscribers, each call sends to some.
 *
 * @param place what the call before answered
 * @returns where to go on, while there are more subscribers
 */
export async function sendLetter(
  { id, letter }: Pick<Notice, 'id' | 'letter'>,
  { from, to, sender, site, unsubscribe }: MailOptions,
  place?: string,
): Promise<string | undefined> {
  const common = {
    from,
    messageId: messageIdOf(id, site),
    headers: mailHeaders(site, unsubscribe),
  };
  if (typeof to === 'string') {
    await sender.send({ ...common, to, letter });
    return undefined;
  }
  return sendToSome({ ...common, letter: withoutPlaceholders(letter) }, to, sender, place);
}

/** Where to go on: a page of subscribers, and how many of them have the mail. */
interface Place {
  readonly page?: string;
  readonly sent?: number;
}

/** A failure after the first mail is a new message in the queue, so that no mail goes twice for it. */
async function sendToSome(
  mail: Omit<Mail, 'to'>,
  subscribers: Subscribers,
  sender: MailSender,
  place: string | undefined,
): Promise<string | undefined> {
  const { page, sent = 0 }: Place = place === undefined ? {} : JSON.parse(place);
  const { addresses, next } = await subscribers.list(page);
  let done = sent;
  for (const to of addresses.slice(sent)) {
    try {
      await sender.send({ ...mail, to });
      done += 1;
    } catch (error) {
      if (done === sent) throw error;
      return JSON.stringify({ ...(page === undefined ? {} : { page }), sent: done });
    }
  }
  return next === undefined ? undefined : JSON.stringify({ page: next });
}

/** SES fills in what stands between two braces: a text of the plan asks for nothing. */
function withoutPlaceholders({ subject, html, text, language }: Letter): Letter {
  const plain = (value: string) => value.replaceAll(/\{(?=\{)/gu, '{\u200B');
  return { subject: plain(subject), html: plain(html), text: plain(text), language };
}
