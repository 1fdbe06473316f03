import { toHtml } from '../markup/html.ts';
import { element, text } from '../plan/model/content.ts';
import { shorten } from '../plan/model/text-of.ts';
import { direction } from '../words/language.ts';
import { mailWords } from '../words/mail-words.ts';
import { contentText } from './content-text.ts';
import type { FeedEntry } from './feed.ts';
import { feedUrl } from './feed-url.ts';

/** Characters of a subject: one line of RFC 5322 (section 2.1.1), however it is encoded. */
const longestSubject = 200;

/** An entry as a mail, in HTML and in plain text. */
export interface EntryLetter {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/**
 * An entry of any feed as a mail: of a change set, or of a digest. Its content is readable without
 * styles, which mail programs take away.
 */
export function entryLetter(
  entry: FeedEntry,
  site: { readonly baseUrl: string; readonly title: string; readonly language: string },
): EntryLetter {
  const language = entry.language ?? site.language;
  const words = mailWords(language);
  const url = feedUrl(site, entry.links.page);
  const subject = shorten(entry.title.replace(/\s+/gu, ' '), longestSubject);
  const end = [
    element('p', {}, [element('a', { href: url }, [text(words.onTheSite)])]),
    element('p', {}, [text(words.why(site.title))]),
  ];
  const heading = element('h1', {}, [text(entry.title)]);
  const html = [startOf(subject, language), toHtml([heading]), entry.content, toHtml(end)];
  const plain = [
    entry.title,
    contentText(entry.content, 'with addresses'),
    `${words.onTheSite}: ${url}`,
  ];
  return {
    subject,
    html: `${html.join('\n')}\n</body></html>\n`,
    text: `${[...plain, words.why(site.title)].join('\n\n')}\n`,
    language,
  };
}

function startOf(title: string, language: string): string {
  const [end, attributes] = ['</html>', { lang: language, dir: direction(language) }];
  const open = toHtml([element('html', attributes)]).slice(0, -end.length);
  const named = toHtml([element('title', {}, [text(title)])]);
  return `<!DOCTYPE html>\n${open}<head><meta charset="utf-8">${named}</head><body>`;
}
