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
}

const known = ['from', 'to', 'contactList', 'topic', 'unsubscribe', 'smtp'];

/**
 * Reads how mail goes out; `undefined` when it is wrong.
 *
 * @param way `ses` on AWS, `smtp` on one machine
 */
export function parseMail(value: unknown, way: 'ses' | 'smtp'): MailSettings | undefined {
  const given: Readonly<Record<string, unknown>> = Object(value);
  const { from, to, contactList, topic, unsubscribe, smtp } = given;
  if (Object.keys(given).some((key) => !known.includes(key)) || !isSender(from)) return undefined;
  if (way === 'ses' ? smtp !== undefined : !isUrl(smtp, /^smtps?:$/u)) return undefined;
  if (to === undefined && unsubscribe === undefined && way === 'ses')
    return isName(contactList) && isName(topic) ? { from, contactList, topic } : undefined;
  if (!isMail(to) || contactList !== undefined || topic !== undefined) return undefined;
  if (unsubscribe !== undefined && !isUrl(unsubscribe, /^https:$/u)) return undefined;
  return {
    ...{ from, to },
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
