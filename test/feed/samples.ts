import type { Feed, FeedEntry } from '../../lib/feed/feed.ts';

/** One entry as announce makes them. */
export const entry: FeedEntry = {
  id: 'tag:plan.example.org,2015-10-03:9d2b7e61c0a9',
  title: 'Commitment 24: due date moved from 30 June 2016 to 31 December 2016',
  author: 'Pauline Lefèvre',
  date: '2015-10-03T14:51:55.000Z',
  note: 'Move the due date\n\nThe associations asked for <b>six</b> more months.\nAgreed.',
  links: {
    page: '/@changes/9d2b7e61c0a9/',
    redline: '/en/commitment 24/@compare/4a1f0c9be2d3..9d2b7e61c0a9/',
    version: '/en/commitment 24/@9d2b7e61c0a9/',
  },
  categories: [
    { scheme: 'document', term: 'Commitment 24 & more' },
    { scheme: 'change', term: 'amended' },
    { scheme: 'field', term: 'due' },
  ],
  content:
    '<p>by <del>30 June</del> <ins>31 December</ins> 2016, 1 &lt; 2 &amp;amp; &lt;script&gt;</p>',
  language: 'en',
};

export const feed: Feed = {
  title: 'Open Government Action Plan',
  description: 'Every change of the plan',
  language: 'en',
  baseUrl: 'https://plan.example.org',
  address: '/',
  self: { xml: '/feed.xml', atom: '/feed.atom', json: '/feed.json' },
  previousArchive: { xml: '/@feed/2.xml', atom: '/@feed/2.atom', json: '/@feed/2.json' },
  entries: [
    entry,
    {
      ...entry,
      id: `${entry.id}-older`,
      date: '2015-07-16T09:12:00.000Z',
      note: '',
      links: { page: '/@changes/4a1f0c9be2d3/' },
    },
  ],
};

/** An archive of the same feed (RFC 5005 section 4). */
export const archive: Feed = {
  ...feed,
  self: { xml: '/@feed/2.xml', atom: '/@feed/2.atom', json: '/@feed/2.json' },
  current: feed.self,
  previousArchive: { xml: '/@feed/1.xml', atom: '/@feed/1.atom', json: '/@feed/1.json' },
};
