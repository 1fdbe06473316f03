import { SettingsError } from '../errors/errors.ts';
import type { Wanted } from '../ports/deliveries.ts';

/** A webhook as its operator describes it. */
export interface WebhookSettings {
  /** What logs call it: the address of a chat's webhook is a secret. */
  readonly name: string;
  readonly url: string;
  /** What its messages are signed with; not signed without one. */
  readonly secret?: string;
  /** `text` for Slack, Mattermost and Teams; CloudEvents when left out. */
  readonly format?: 'text';
  readonly only?: Wanted;
}

const known = ['name', 'url', 'secret', 'format', 'only'];
const filters = ['substance', 'languages', 'leads'];

/** A webhook that cannot be told of anything until its settings are mended. */
export interface FaultyWebhook {
  /** As it is written, or its place in the list. */
  readonly name: string;
  readonly fault: SettingsError;
}

/** Reads a text as {@link readWebhooks} does, as it is kept in Secrets Manager. */
export function readWebhooksText(
  text: string,
  place: string,
): readonly (WebhookSettings | FaultyWebhook)[] {
  try {
    return readWebhooks(JSON.parse(text), place, false);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    // What a parser says quotes the text, which is a secret.
    throw wrong(`${place} is no JSON`, 'Write a list: [{ "name": …, "url": … }].');
  }
}

/**
 * Reads the list of webhooks. Each stands alone: one that is wrong takes no other with it.
 *
 * @param place where it is, for a person
 * @param isLocal whether Gazette runs on one machine: then http://localhost is an address, too
 * @throws {SettingsError} where it is no list. No error names an address or a secret.
 */
export function readWebhooks(
  value: unknown,
  place: string,
  isLocal: boolean,
): readonly (WebhookSettings | FaultyWebhook)[] {
  if (!Array.isArray(value)) throw wrong(`${place} is no list`, 'Write [{ "name": …, "url": … }].');
  const taken = new Set<string>();
  return value.map((one, at) => {
    const own = `${place}[${at}]`;
    try {
      const webhook = readWebhook(one, own, isLocal);
      if (!taken.has(webhook.name)) return taken.add(webhook.name) && webhook;
      throw wrong(`${own} has the name ${webhook.name} again`, 'Give each a name of its own.');
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      const { name } = Object(one);
      return { name: isName(name) && !taken.has(name) ? name : `webhooks[${at}]`, fault: error };
    }
  });
}

function readWebhook(value: unknown, place: string, isLocal: boolean): WebhookSettings {
  const { name, url, secret, format, only }: Partial<Record<string, unknown>> = Object(value);
  const other = Object.keys(Object(value)).find((key) => !known.includes(key));
  if (other !== undefined) throw wrong(`${place} has “${other}”`, `Write ${known.join(', ')}.`);
  if (!isName(name))
    throw wrong(`${place} has no name`, 'Write "name": letters, digits and hyphens, at most 64.');
  if (typeof url !== 'string' || !isAddress(url, isLocal))
    throw wrong(`The webhook ${name} has no address`, 'Write "url": an address with https.');
  if (secret !== undefined && (typeof secret !== 'string' || secret.length < shortestSecret))
    throw wrong(
      `The webhook ${name} has no good secret`,
      `Write at least ${shortestSecret} signs.`,
    );
  if (format !== undefined && format !== 'text')
    throw wrong(
      `The webhook ${name} has another format`,
      'Write "format": "text", or leave it out.',
    );
  return {
    ...{ name, url },
    ...(secret === undefined ? {} : { secret }),
    ...(format === undefined ? {} : { format }),
    ...(only === undefined ? {} : { only: readWanted(only, `The webhook ${name}`) }),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/u.test(value);
}

/** Fewer are found by trying. */
const shortestSecret = 16;

/**
 * A secret goes over no line that others can read: http only within this machine. A name and a
 * password in an address would be sent to whoever is asked.
 */
function isAddress(text: string, isLocal: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (isLocal && isHere && url.protocol === 'http:');
}

/** @throws {SettingsError} */
export function readWanted(value: unknown, whose: string): Wanted {
  const given: Readonly<Record<string, unknown>> = Object(value);
  const { substance, languages, leads } = given;
  const isKnown = Object.keys(given).every((key) => filters.includes(key));
  const isSwitch = substance === undefined || typeof substance === 'boolean';
  if (!isKnown || !isSwitch || !isList(languages) || !isList(leads))
    throw wrong(
      `${whose} has an “only” that cannot be read`,
      'Write { "substance": true, "languages": ["fr"], "leads": ["Ministry of Health"] }, or a part of it.',
    );
  return {
    ...(substance === undefined ? {} : { substance }),
    ...(languages === undefined ? {} : { languages }),
    ...(leads === undefined ? {} : { leads }),
  };
}

function isList(value: unknown): value is string[] | undefined {
  return (
    value === undefined ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== ''))
  );
}

function wrong(message: string, advice: string): SettingsError {
  return new SettingsError(`${message}.`, advice);
}
