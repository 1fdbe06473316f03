import { shorten } from '../plan/model/text-of.ts';
import { contentText } from './content-text.ts';
import type { FeedEntry } from './feed.ts';
import { feedUrl } from './feed-url.ts';

/**
 * Characters of one message: Slack shows 4,000 well
 * (https://docs.slack.dev/changelog/2018-truncating-really-long-messages), Mattermost and Teams take more.
 */
const longest = 3_000;

/**
 * An entry as Slack, Mattermost and Teams take it: title, what it says, and where to read it. A text
 * of the plan can call nobody, and hide no address behind other words.
 */
export function entryChat(entry: FeedEntry, site: { readonly baseUrl: string }): string {
  const parts = [entry.title, contentText(entry.content, 'as words')].map((part) =>
    shorten(part, longest),
  );
  const url = feedUrl(site, entry.links.page);
  // Slack would strike out what stands between two tildes: `~500 to ~600`.
  return JSON.stringify({ text: [...parts.map(plain), url].join('\n\n'), mrkdwn: false });
}

/**
 * Slack asks for these three as entities
 * (https://docs.slack.dev/messaging/formatting-message-text/#escaping), which also takes `<!channel>`
 * its meaning; Mattermost hears `@channel` and `@all` in any text. A zero-width space parts what
 * would be a call, a link of Markdown or a block of code.
 */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200B')
    .replaceAll('](', ']\u200B(')
    .replaceAll('``', '`\u200B`');
}
