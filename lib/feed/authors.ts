import type { FeedEntry } from './feed.ts';

/** The names of an entry's authors, the commit's own first; none where it names nobody. */
export function authorsOf({ author, coAuthors = [] }: FeedEntry): string[] {
  return [author.trim(), ...coAuthors].filter((name) => name !== '');
}
