import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What is wrong with the entries of a built site's feeds, read as people read them.
 *
 * Run it on folders that `gazette build` made:
 * `node --import tsx test/bench/feed-truth.ts SITE [FOLDER]...`
 */
interface Findings {
  readonly entries: number;
  /** Entries whose content has no text. */
  readonly empty: number;
  /** Titles of more than 120 characters. */
  readonly longTitles: number;
  /** Marked changes in entries. */
  readonly marks: number;
  /** Entries that read the same without their tags although something was deleted, or have a mark that says nothing. */
  readonly untrue: number;
  /** Words of two blocks in one, without the tags between them. */
  readonly glued: number;
  /** Entries of which the title is in another language than the tag says. */
  readonly mixed: number;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly language?: string;
  readonly content_html: string;
}

/** Every entry of a feed, archives included; `site` is the folder and `key` the feed in it. */
async function readEntries(site: string, key: string): Promise<Item[]> {
  const items = new Map<string, Item>();
  let next: string | undefined = key;
  while (next !== undefined) {
    const feed: { items: Item[]; next_url?: string } = JSON.parse(
      await readFile(join(site, next), 'utf8'),
    );
    for (const item of feed.items) items.set(item.id, item);
    next = feed.next_url && decodeURIComponent(new URL(feed.next_url).pathname.slice(1));
  }
  return [...items.values()];
}

const stripped = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
const bound =
  /<\/?(?:p|h\d|li|ul|ol|dl|dt|dd|tr|td|th|table|thead|tbody|pre|blockquote|div|hr)\b[^>]*>|<br>/gu;

/** Whether a `del` or `ins` is not told from the text around it once its tags are gone. */
function isUntrue({ content_html }: Item): boolean {
  const marks = content_html.match(/<(del|ins)>.*?<\/\1>/gsu) ?? [];
  const isUnmarked = marks.some((mark) => !/^(?:\[-.*-\]|\{\+.*\+\})$/su.test(stripped(mark)));
  const old = content_html.replace(/<ins>.*?<\/ins>/gsu, '');
  const isOld =
    content_html.includes('<del>') &&
    stripped(old.replace(/\[-|-\]/gu, '')) === stripped(content_html);
  return isUnmarked || isOld;
}

const isGlued = ({ content_html }: Item) =>
  /[\p{L}\p{N}]¦+[\p{L}\p{N}]/u.test(content_html.replace(bound, '¦').replace(/<[^>]*>/gu, ''));

const french = /devient|reformulé|ajouté|supprimé|déplacé|modifiés?|première publication|retiré/u;
const english =
  /became|reworded|added|removed|amended|changed from|published|typography|withdrawn/u;

function isMixed({ title, language = 'en' }: Item): boolean {
  return (language.startsWith('fr') ? english : french).test(title);
}

function count(items: readonly Item[]): Findings {
  const all = (isFound: (item: Item) => boolean) => items.filter(isFound).length;
  return {
    entries: items.length,
    empty: all(({ content_html }) => stripped(content_html) === ''),
    longTitles: all(({ title }) => title.length > 120),
    marks: items.reduce(
      (sum, item) => sum + (item.content_html.match(/<(?:del|ins)>/gu) ?? []).length,
      0,
    ),
    untrue: all(isUntrue),
    glued: all(isGlued),
    mixed: all(isMixed),
  };
}

const [site, ...folders] = process.argv.slice(2);
if (site === undefined) throw new Error('Name the folder of a built site.');
for (const folder of ['', ...folders]) {
  const findings = count(await readEntries(site, join(folder, 'feed.json')));
  process.stdout.write(`${join(folder, 'feed.json')} ${JSON.stringify(findings)}\n`);
}
