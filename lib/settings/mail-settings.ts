import { SettingsError } from '../errors/errors.ts';

/** How mail goes out: to one address, or to each subscriber of a contact list of Amazon SES. */
export interface MailSettings {
  /** An address, or `Name <address>`. */
  readonly from: string;
  /** Address of a mailing list, which knows its subscribers itself. */
  readonly to?: string;
  /** Contact list of Amazon SES, and its topic. */
  readonly contactList?: string;
  readonly topic?: string;
  /** Where readers leave the mailing list `to`, an address with https. */
  readonly unsubscribe?: string;
  /** Server on one machine: `smtps://name:password@mail.example.org`. */
  readonly smtp?: string;
  /** What goes out: a digest of each week, or of each month; each change set when left out. */
  readonly send?: Digests;
}

type Digests = (typeof digests)[number];
const digests = ['weekly', 'monthly'] as const;

/** Mail that cannot be read as it is written, but for what was to go out. */
export interface FaultyMail {
  readonly fault: SettingsError;
  readonly send?: Digests;
}

const known = ['from', 'to', 'contactList', 'topic', 'unsubscribe', 'smtp', 'send'];

/**
 * Reads how mail goes out: one setting, or a list of them with one for each thing that is sent. Each
 * stands alone: one that is wrong takes no other with it.
 *
 * @param way `ses` on AWS, `smtp` on one machine
 * @param place where it is, for a person
 */
export function readMails(
  value: unknown,
  way: 'ses' | 'smtp',
  place: string,
): readonly (MailSettings | FaultyMail)[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const seen = new Set<unknown>();
  return all.map((one) => {
    const mail = parseMail(one, way);
    const send = mail ? mail.send : digests.find((each) => each === Object(one).send);
    const isAgain = seen.has(send);
    seen.add(send);
    if (mail && !isAgain) return mail;
    const fault = isAgain
      ? new SettingsError(`${place} sends the same twice.`, 'Write each "send" once.')
      : new SettingsError(`${place} cannot be read.`, mailAdvice[way]);
    return { fault, ...(send && { send }) };
  });
}

const mailAdvice = {
  ses: 'Write { "from": …, "to": the address of a list } or { "from": …, "contactList": …, "topic": … }, with "send": "weekly" or "monthly" for a digest.',
  smtp: 'Write { "from": …, "to": the address of a list, "smtp": "smtps://name:password@host" }, with "send": "weekly" or "monthly" for a digest.',
} as const;

/** The same; `undefined` when any of them is wrong. */
export function parseMails(
  value: unknown,
  way: 'ses' | 'smtp',
): readonly MailSettings[] | undefined {
  const mails = readMails(value, way, 'mail');
  const good = mails.flatMap((mail) => ('fault' in mail ? [] : [mail]));
  return good.length === mails.length && good.length > 0 ? good : undefined;
}

/**
 * Reads one setting of how mail goes out; `undefined` when it is wrong.
 *
 * @param way `ses` on AWS, `smtp` on one machine
 */
export function parseMail(value: unknown, way: 'ses' | 'smtp'): MailSettings | undefined {
  const given: Readonly<Record<string, unknown>> = Object(value);
  const { from, to, contactList, topic, unsubscribe, smtp, send } = given;
  const told = digests.find((each) => each === send);
  if (told !== send) return undefined;
  if (Object.keys(given).some((key) => !known.includes(key)) || !isSender(from)) return undefined;
  if (way === 'ses' ? smtp !== undefined : !isUrl(smtp, /^smtps?:$/u)) return undefined;
  const sent = told === undefined ? {} : { send: told };
  if (to === undefined && unsubscribe === undefined && way === 'ses')
    return isName(contactList) && isName(topic) ? { from, contactList, topic, ...sent } : undefined;
  if (!isMail(to) || contactList !== undefined || topic !== undefined) return undefined;
  if (unsubscribe !== undefined && !isUrl(unsubscribe, /^https:$/u)) return undefined;
  return {
    ...{ from, to, ...sent },
    ...(unsubscribe === undefined ? {} : { unsubscribe }),
    ...(isUrl(smtp, /^smtps?:$/u) ? { smtp } : {}),
  };
}

/** The bare address of a sender. */
export function addressOf(from: string): string {
  return /<([^<>]*)>$/u.exec(from)?.[1] ?? from;
}

function isSender(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^(?:[^<>"\p{Cc}]{0,100} <[^<>]+>|[^<>]+)$/u.test(value) &&
    isMail(addressOf(value))
  );
}

function isMail(value: unknown): value is string {
  return typeof value === 'string' && /^[^\s@<>",;]{1,64}@[^\s@<>",;]{1,250}$/u.test(value);
}

/** Names of lists and topics in SES. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/u.test(value);
}

function isUrl(value: unknown, protocol: RegExp): value is string {
  return (
    typeof value === 'string' &&
    !/[\s<>]/u.test(value) &&
    URL.canParse(value) &&
    protocol.test(new URL(value).protocol)
  );
}
