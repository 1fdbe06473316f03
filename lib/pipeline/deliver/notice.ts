import { entryChat } from '../../feed/entry-chat.ts';
import { entryEvent } from '../../feed/entry-event.ts';
import { entryLetter } from '../../feed/entry-letter.ts';
import type { Notice } from '../../ports/deliveries.ts';
import type { Site } from '../../site/models.ts';
import type { FeedItem } from '../render/kept/kept-entries.ts';

/** A change set's entry in every form that recipients take. */
export function noticeOf(
  { entry, documents = [], documentCount, sequence }: FeedItem,
  site: Site,
): Notice {
  return {
    id: entry.id,
    event: entryEvent({ entry, documents, documentCount, sequence }, site),
    chat: entryChat(entry, site),
    letter: entryLetter(entry, site),
  };
}
