import { dayAddress, sinceAddress } from '../../plan/addresses/addresses.ts';
import { parseDate } from '../../plan/fields/dates.ts';
import type { FormMistake } from '../../words/words.ts';
import { isCommitName } from './on-demand-request.ts';

/** What a form was sent with. */
export interface AskedForm {
  /** The page that the form is about; decoded, as `/climate/`. */
  readonly address: string;
  readonly door: 'go' | 'since' | 'history' | 'search';
  /** What was written in each field that is not empty. */
  readonly values: ReadonlyMap<string, string>;
}

/** Where a form leads, or why it leads nowhere. */
export type FormAnswer = { readonly redirect: string } | { readonly mistake: FormMistake };

const doors = {
  '@go': 'go',
  '@changes/since': 'since',
  '@history': 'history',
  '@search': 'search',
};

/**
 * Reads the address that a form was sent to, with its query in normal form behind the last slash
 * (lib/site/http/asked-query.ts); `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseForm(path: string): AskedForm | undefined {
  const parts = /^(\/(?:.*\/)?)(@go|@changes\/since|@history|@search)\/(?:\?([^/]*))?$/u.exec(path);
  const [, address, name = '', query] = parts ?? [];
  if (address === undefined || (name === '@history' && query === undefined)) return undefined;
  const values = (query ?? '').split('&').map((part): [string, string] => {
    const [key = '', value = ''] = part.split('=', 2);
    return [key, decodeValue(value)];
  });
  const door = doors[name as keyof typeof doors] as AskedForm['door'];
  return { address, door, values: new Map(values.filter(([, value]) => value !== '')) };
}

function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/**
 * The permanent address that a form of days or versions asks for. Nothing is looked up: an address
 * where there is nothing says so itself.
 */
export function answerForm({ address, door, values }: AskedForm): FormAnswer {
  const dayPage = (name: string, place: (day: string) => string): FormAnswer => {
    const day = readDay(values.get(name));
    return typeof day === 'string' ? { redirect: place(day) } : day;
  };
  if (door === 'since') return dayPage('date', (day) => sinceAddress(address, day));
  if (door === 'go' || values.has('day')) return dayPage('day', (day) => dayAddress(address, day));
  return comparePage(address, values.get('older'), values.get('newer'));
}

function comparePage(address: string, older?: string, newer?: string): FormAnswer {
  if (!isCommitName(older) || !isCommitName(newer)) return { mistake: 'two-versions' };
  if (older === newer) return { mistake: 'same-version' };
  // The comparison itself puts the older version first.
  return { redirect: `${address}@compare/${older}..${newer}/` };
}

function readDay(written: string | undefined): string | { readonly mistake: FormMistake } {
  if (written === undefined) return { mistake: 'no-day' };
  const day = parseDate(written);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/u.test(day) ? day : { mistake: 'unread-day' };
}
