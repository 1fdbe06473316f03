import type { ListedChange } from '../redline/changes/listed-change.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { longestQuoted, type QuotedChange } from './quote-text.ts';
import type { RedlineWords } from './redline-words.ts';
import { listed } from './told.ts';

/** Most hosts that a sentence names. Where there are more, links are counted. */
const mostHosts = 3;

/**
 * The hosts of links that lead elsewhere, and of links that came: links: “law.example.gov”
 * became “law.example.com”; 1 link added: “ads.example”. None where there are many.
 */
export function quotedHosts(
  changes: readonly ListedChange[],
  words: RedlineWords,
): readonly QuotedChange[] {
  const links = changes.filter(({ kind }) => kind === 'links');
  return [...quotedMoves(links, words), ...quotedLinks(links, words)];
}

/** Hosts that others took the place of. */
function quotedMoves(links: readonly ListedChange[], words: RedlineWords): QuotedChange[] {
  const moved = links.filter(({ hosts }) => hosts && hosts.before !== '' && hosts.after !== '');
  const groups = Map.groupBy(moved, ({ hosts }) =>
    words.replaced(nameInvisible(hosts?.before ?? ''), nameInvisible(hosts?.after ?? '')),
  );
  if (groups.size > mostHosts || !moved.every(isShort)) return [];
  const named = (text: string) => `${words.kinds.links}${words.colon}${text}`;
  return [...groups].map(([text, some]) =>
    quoteOf(some, named(some.length > 1 ? words.times(text, some.length) : text)),
  );
}

/** Links that came where there was none. All of those of a block are told, or none. */
function quotedLinks(links: readonly ListedChange[], words: RedlineWords): QuotedChange[] {
  const came = links.filter(({ link }) => link === 'inserted');
  const hosts = [...new Set(came.map((one) => one.hosts?.after ?? ''))];
  if (came.length === 0 || hosts.length > mostHosts || hosts.includes('') || !came.every(isShort))
    return [];
  const names = hosts.map((host) => words.quote(nameInvisible(host)));
  const count = words.linked(words.units.link(came.length), came.length);
  return [quoteOf(came, `${count}${words.colon}${listed(names, words)}`)];
}

function isShort({ hosts }: ListedChange): boolean {
  return Math.max(hosts?.before.length ?? 0, hosts?.after.length ?? 0) <= longestQuoted;
}

function quoteOf([first, ...others]: readonly ListedChange[], text: string): QuotedChange {
  if (!first) throw new Error('hosts are those of links');
  return { changes: [first, ...others], text, isBinding: false };
}
