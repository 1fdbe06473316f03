import { describe, it } from '@jest/globals';
import { type BadInput, publishBadInput } from './bad-input.ts';

/**
 * How the list of changes begins its entry. Dates never run backwards: a commit that is dated before
 * the one published last, or on no day at all, is of that one's day.
 */
const newest = 'Beside: “was” became “is” 16 July 2015, 12:00 UTC';

const rows: readonly BadInput[] = [
  {
    input: 'dated 1970',
    commit: { seconds: 0 },
    readers: { '@changes': `${newest} · Author · 1 document wording A commit` },
    told: [],
  },
  {
    input: 'dated before 1970',
    commit: { seconds: -86_400 },
    readers: { '@changes': `${newest} · Author · 1 document wording A commit` },
    told: [],
  },
  {
    input: 'dated 2099',
    commit: { seconds: 4_070_908_800 },
    readers: { '@changes': '1 January 2016 (the commit says 1 January 2099) · Author' },
    told: [
      'warning: the commit says that it was made on 2099-01-01, which is more than a day ahead',
    ],
  },
  {
    input: 'dated beyond the year 9999',
    commit: { seconds: 400_000_000_000 },
    readers: { '@changes': '1 January 2016 (the commit says 30 June 14645) · Author' },
    told: [
      'warning: the commit says that it was made on 14645-06-30, which is more than a day ahead: it',
    ],
  },
  {
    input: 'dated beyond all calendars',
    commit: { seconds: 1e17 },
    readers: { '@changes': `${newest} (the date of the commit cannot be read) · Author` },
    told: ['warning: the date of the commit cannot be read: it takes effect on 2015-07-16'],
  },
  {
    input: 'without a message',
    commit: { message: '' },
    readers: {
      '@changes': `${newest} · Author · 1 document wording The plan: first published; Beside: first published`,
    },
    told: [],
  },
  {
    input: 'with a message of blanks',
    commit: { message: ' \n\n\t\n' },
    readers: {
      '@changes': `${newest} · Author · 1 document wording The plan: first published; Beside: first published`,
    },
    told: [],
  },
  {
    input: 'with a message of 1 MB',
    commit: { message: `Subject\n\n${'word '.repeat(200_000)}` },
    readers: { '@changes': `${newest} · Author · 1 document wording Subject word word` },
    told: ['commit message:1: only the first 65536 characters of the commit message are kept'],
  },
  {
    input: 'with a subject of 1 MB',
    commit: { message: 'w'.repeat(1_000_000) },
    readers: { '@changes': `${newest} · Author · 1 document wording wwwww` },
    told: ['commit message:1: only the first 65536 characters of the commit message are kept'],
  },
  {
    input: 'with a message that is not UTF-8',
    commit: { message: 'caf\udce9 \udcff\udcfe' },
    readers: { '@changes': 'caf\ufffd' },
    told: [],
  },
  {
    input: 'with a message in Latin 1 that says so',
    commit: { message: 'caf\udce9', headers: ['encoding ISO-8859-1'] },
    readers: { '@changes': 'caf\u00e9' },
    told: [],
  },
  {
    input: 'with an encoding that nobody knows',
    commit: { message: 'plain', headers: ['encoding klingon'] },
    readers: { '@changes': 'plain' },
    told: [],
  },
  {
    input: 'without an author',
    commit: { author: '' },
    readers: { '@changes': `${newest} · 1 document wording A commit` },
    told: [],
  },
  {
    input: 'by an author of 10 kB',
    commit: { author: 'A'.repeat(10_000) },
    readers: { '@changes': `${newest} · AAAAA` },
    told: [],
  },
];

describe('a commit', () => {
  it.each(rows)('$input', publishBadInput);
});
