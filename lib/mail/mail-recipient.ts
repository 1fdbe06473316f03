import { DeliveryError, RefusedError } from '../errors/errors.ts';
import type {
  ChangeSetRecipient,
  DigestRecipient,
  Letter,
  Notice,
  Wanted,
} from '../ports/deliveries.ts';
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
  /** Which digests go out instead of each change set. */
  readonly hears?: DigestRecipient['hears'] | undefined;
  /** Hears how many addresses of a step were refused for good, never which. */
  readonly passedOver?: (count: number) => void;
}

type ToMany = Pick<MailOptions, 'sender' | 'passedOver'> & { readonly to: Subscribers };

/** What logs and messages call the mail of each change set, and that of digests. */
export function mailName(hears?: DigestRecipient['hears']): string {
  return hears === undefined ? 'mail' : `mail-${hears}`;
}

/** Sends each notice, or each digest, as a mail. */
export function createMailRecipient(options: MailOptions): ChangeSetRecipient | DigestRecipient {
  const { hears, wanted = {} } = options;
  const deliver: DigestRecipient['deliver'] = ({ id, letter }, place) =>
    sendLetter({ id, letter }, options, place);
  const name = mailName(hears);
  return hears === undefined ? { name, wanted, deliver } : { name, hears, deliver };
}

/**
 * Sends one entry of any feed, a digest among them. Of many subscribers, each call sends to some.
 *
 * @param place what the call before answered
 * @returns where to go on, while there are more subscribers
 */
export async function sendLetter(
  { id, letter }: Pick<Notice, 'id' | 'letter'>,
  { from, to, sender, site, hears, unsubscribe, passedOver }: MailOptions,
  place?: string,
): Promise<string | undefined> {
  const common = {
    from,
    messageId: messageIdOf(id, site),
    headers: mailHeaders(site, hears ?? 'changes', unsubscribe),
  };
  if (typeof to === 'string') {
    await sender.send({ ...common, to, letter });
    return undefined;
  }
  const many = { to, sender, ...(passedOver && { passedOver }) };
  return sendToSome({ ...common, letter: withoutPlaceholders(letter) }, many, place);
}

/** Where to go on: a page of subscribers, and how many of them are done with. */
interface Place {
  readonly page?: string | undefined;
  readonly sent?: number;
  /** The pages before had no addresses. */
  readonly isFirst?: boolean;
}

/** What became of some subscribers. */
interface Sent {
  /** Those who have the mail or can never have it. */
  readonly done: number;
  /** Those of them who can never have it. */
  readonly refused: number;
  /** Why it went no further. */
  readonly failure?: unknown;
}

/** Pages on which somebody must be reached, before the fault is the sender's. */
const pagesTried = 5;

/**
 * A failure after the first mail is a new message in the queue, so that no mail goes twice for it. An
 * address that is refused for good is passed over once the service has taken the mail for another: if
 * it takes it for nobody, the sender is at fault, and everybody is to get it when that is mended.
 */
async function sendToSome(
  mail: Omit<Mail, 'to'>,
  { to, sender, passedOver }: ToMany,
  place: string | undefined,
): Promise<string | undefined> {
  let at: Place = place === undefined ? { isFirst: true } : JSON.parse(place);
  let refused = 0;
  for (let tried = 1; ; tried += 1) {
    const { addresses, next } = await to.list(at.page);
    const some = await sendEach(mail, addresses.slice(at.sent), sender);
    refused += some.refused;
    const isFirst = at.isFirst === true && some.done === some.refused;
    if (some.failure !== undefined && (isFirst || some.done === 0)) throw some.failure;
    const after = placeAfter(at, some, next);
    if (!isFirst || refused === 0) {
      if (refused > 0) passedOver?.(refused);
      return after && JSON.stringify({ ...after, ...(isFirst && { isFirst }) });
    }
    if (after === undefined || tried === pagesTried) throw nobodyTook(refused);
    at = { ...after, isFirst };
  }
}

function placeAfter(
  { page, sent = 0 }: Place,
  { done, failure }: Sent,
  next: string | undefined,
): Place | undefined {
  if (failure !== undefined) return { page, sent: sent + done };
  return next === undefined ? undefined : { page: next };
}

/** May be mended, so that nobody is passed over. */
function nobodyTook(refused: number): DeliveryError {
  return new DeliveryError(
    `A mail was refused for good for each of the first ${refused} addresses.`,
    'Look at the sender’s identity and whether the account may send to anybody.',
  );
}

async function sendEach(
  mail: Omit<Mail, 'to'>,
  addresses: readonly string[],
  sender: MailSender,
): Promise<Sent> {
  let sent: Sent = { done: 0, refused: 0 };
  for (const to of addresses) {
    try {
      await sender.send({ ...mail, to });
      sent = { ...sent, done: sent.done + 1 };
    } catch (error) {
      if (!(error instanceof RefusedError)) return { ...sent, failure: error };
      sent = { done: sent.done + 1, refused: sent.refused + 1 };
    }
  }
  return sent;
}

/** SES fills in what stands between two braces: a text of the plan asks for nothing. */
function withoutPlaceholders({ subject, html, text, language }: Letter): Letter {
  const plain = (value: string) => value.replaceAll(/\{(?=\{)/gu, '{\u200B');
  return { subject: plain(subject), html: plain(html), text: plain(text), language };
}
