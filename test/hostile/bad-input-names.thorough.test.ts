import { describe, it } from '@jest/globals';
import { type BadInput, publishBadInput } from './bad-input.ts';

const text = '# Named badly\n\nThe text of the file.\n';
const long = 'a'.repeat(250);

const rows: readonly BadInput[] = [
  {
    input: 'a folder ".." that leads out of the plan',
    files: { '../outside.md': text, 'a/../../outside.md': text },
    readers: { outside: null, '../outside': null },
    told: [
      '../outside.md:1: not published: a path with an empty, "." or ".." segment has no address (Rename',
      'a/../../outside.md:1: not published: a path with an empty, "." or ".." segment',
    ],
  },
  {
    input: 'a folder "." and a file whose name holds a slash',
    files: { './a.md': text, 'x\udc2f..\udc2fy.md': text },
    readers: { a: null, y: null, 'x/../y': null },
    told: [
      './a.md:1: not published: a path with an empty, "." or ".." segment',
      'x/../y.md:1: not published: a path with an empty, "." or ".." segment',
    ],
  },
  {
    input: 'an absolute path',
    files: { '/etc/passwd.md': text },
    readers: { 'etc/passwd': null, '/etc/passwd': null },
    told: ['/etc/passwd.md:1: not published: a path with an empty, "." or ".." segment'],
  },
  {
    input: 'a path of 1,024 bytes',
    files: { [`${'folder/'.repeat(145)}abcdef.md`]: text },
    readers: {},
    told: [`${'folder/'.repeat(145)}abcdef.md:1: not published: the path is longer than 900 bytes`],
  },
  {
    input: 'a path of 4,000 bytes beside a name of 250',
    files: { [`${`${'d'.repeat(99)}/`.repeat(40)}a.md`]: text, [`${long}.md`]: text },
    readers: { [long]: null },
    told: [
      `${long}.md:1: not published: a part of the path is longer than 240 bytes`,
      `${`${'d'.repeat(99)}/`.repeat(40)}a.md:1: not published: the path is longer than 900 bytes`,
    ],
  },
  {
    input: 'a path of 900 bytes, the longest there may be',
    files: { [`${'folder/'.repeat(127)}abcdefgh.md`]: text },
    readers: { [`${'folder/'.repeat(127)}abcdefgh`]: 'The text of the file' },
    told: [],
  },
  {
    input: 'long paths of digits, which sort by value, in folders with contents of their own',
    files: {
      [`${'a1b2/'.repeat(110)}README.md`]: '# Folder\n',
      [`${'a1b2/'.repeat(110)}9.md`]: '# Nine\n',
      [`${'a1b2/'.repeat(110)}10.md`]: '# Ten\n',
      [`${'a1b2/'.repeat(110)}SUMMARY.md`]: '* [Ten](10.md)\n* [Nine](9.md)\n',
    },
    readers: {
      [`${'a1b2/'.repeat(110).slice(0, -1)}`]: 'Folder',
      [`${'a1b2/'.repeat(110)}9`]: 'Nine',
      [`${'a1b2/'.repeat(110)}10`]: 'Ten',
    },
    told: [],
  },
  {
    input: 'names that differ only in how é is composed',
    files: { 'caf\u00e9.md': '# Composed\n', 'cafe\u0301.md': '# Decomposed\n' },
    readers: { 'caf\u00e9': 'Composed', 'cafe\u0301': 'Decomposed' },
    told: [],
  },
  {
    input: 'names that differ only in case',
    files: { 'Water.md': '# Large\n', 'water.md': '# Small\n' },
    readers: { Water: 'Large', water: 'Small' },
    told: [],
  },
  {
    input: 'a.md beside a/index.md and a/README.md',
    files: { 'a.md': '# File\n', 'a/index.md': '# Index\n', 'a/README.md': '# Folder\n' },
    readers: { a: 'Folder', 'a/index': 'Index', 'a.md': 'File' },
    told: [
      'a.md:1: the address /a/ belongs to another document; this one is at /a.md/ (Rename',
      'a/index.md:1: the address /a/ belongs to another document; this one is at /a/index/',
    ],
  },
  {
    input: 'README.md and readme.md in one folder',
    files: { 'a/README.md': '# Large\n', 'a/readme.md': '# Small\n' },
    readers: { a: 'Large', 'a/readme.md': 'Small' },
    told: ['a/readme.md:1: the address /a/ belongs to another document; this one is at /a/readme'],
  },
  {
    input: 'a file that comes to want an address that another one has',
    before: { 'a.md': '# First\n' },
    files: { 'a/README.md': '# Second\n' },
    readers: { a: 'First', 'a/README.md': 'Second' },
    told: ['a/README.md:1: the address /a/ belongs to another document; this one is at /a/README'],
  },
  {
    input: 'files whose names end in .md twice and thrice, and take each other for their fallback',
    files: {
      'a.md': '# One\n',
      'a/README.md': '# Two\n',
      'a.md.md': '# Three\n',
      'a.md.md.md': '# Four\n',
    },
    readers: { a: 'Two', 'a.md': 'One', 'a.md.md': 'Three', 'a.md.md.md': 'Four' },
    told: [
      'a.md:1: the address /a/ belongs to another document; this one is at /a.md/',
      'a.md.md:1: the address /a.md/ belongs to another document; this one is at /a.md.md/',
      'a.md.md.md:1: the address /a.md.md/ belongs to another document; this one is at /a.md.md.md/',
    ],
  },
  {
    input: 'names of what Gazette adds',
    files: {
      '@history.md': text,
      'kept/@2016-05-01/a.md': text,
      '@changes/a.md': text,
      'feed.xml.md': text,
      'a/feed.xml/b.md': text,
      'index.html.md': text,
      'kept/Sitemap.XML.md': text,
    },
    readers: {
      '@changes/a': null,
      'kept/@2016-05-01/a': null,
      'feed.xml': null,
      'a/feed.xml/b': null,
    },
    told: [
      '@changes/a.md:1: not published: a name that begins with "@" would collide',
      '@history.md:1: not published: a name that begins with "@" would collide',
      'a/feed.xml/b.md:1: not published: the name is one that Gazette publishes itself',
      'feed.xml.md:1: not published: the name is one that Gazette publishes itself',
      'index.html.md:1: not published: the name is one that Gazette publishes itself',
      'kept/@2016-05-01/a.md:1: not published: a name that begins with "@"',
      'kept/Sitemap.XML.md:1: not published: the name is one that Gazette publishes itself',
    ],
  },
  {
    input: 'a file feed.xml of the author, which is no Markdown, linked from a page',
    files: { 'feed.xml': '<rss/>', 'a.md': '# A\n\n[their feed](feed.xml)\n' },
    readers: { a: 'their feed' },
    told: [],
  },
  {
    input: 'spaces, tabs at the ends, and characters that mean something in a URL',
    files: { ' a b .md': text, 'what? #1 100%25 & "so".md': text, "a'(b);c=d+e.md": text },
    readers: {
      ' a b ': 'The text of the file',
      'what? #1 100%25 & "so"': 'The text of the file',
      "a'(b);c=d+e": 'The text of the file',
    },
    told: [],
  },
  {
    input: 'line feed, carriage return, tab, escape and NEL in names',
    files: {
      'a\nb.md': text,
      'a\r\nSet-Cookie: b.md': text,
      'a\tb.md': text,
      '\u001b[2J.md': text,
      'a\u0085.md': text,
    },
    readers: { 'a\nb': null, 'a b': null },
    told: [
      ' [2J.md:1: not published: a name with control characters or line separators',
      'a b.md:1: not published: a name with control characters or line separators',
      'a b.md:1: not published: a name with control characters or line separators',
      'a  Set-Cookie: b.md:1: not published: a name with control characters or line separators',
      'a .md:1: not published: a name with control characters or line separators',
    ],
  },
  {
    input: 'line and paragraph separators in names',
    files: { 'a\u2028b.md': text, 'a\u2029b.md': text },
    readers: { 'a\u2028b': null },
    told: [
      'a b.md:1: not published: a name with control characters or line separators',
      'a b.md:1: not published: a name with control characters or line separators',
    ],
  },
  {
    input: 'a name that is not UTF-8',
    files: { 'caf\udce9.md': text, 'caf\udcea.md': text },
    readers: { 'caf\ufffd': null },
    told: ['caf\ufffd.md:1: not published: the name is not valid UTF-8 (Rename the file. What'],
  },
  {
    input: 'a backslash, which browsers and Windows take for a slash',
    files: { '..\\..\\a.md': text, 'a\\b.md': text },
    readers: { 'a\\b': null },
    told: [
      '..\\..\\a.md:1: not published: a name with a backslash has no safe address',
      'a\\b.md:1: not published: a name with a backslash has no safe address',
    ],
  },
  {
    input: 'emoji, a family of them, and a flag',
    files: { '🚲.md': text, '👩‍👩‍👧.md': text, '🇫🇷.md': text },
    readers: { '🚲': 'The text', '👩‍👩‍👧': 'The text', '🇫🇷': 'The text' },
    told: [],
  },
  {
    input: 'letters that look like others',
    files: { 'k\u0435pt.md': '# Cyrillic\n', 'ｋept.md': '# Wide\n' },
    readers: { 'k\u0435pt': 'Cyrillic', ｋept: 'Wide', kept: 'not touched' },
    told: [],
  },
  {
    input: 'bidi controls in names',
    files: { 'a\u202egnp.md': text },
    readers: { 'a\u202egnp': null },
    told: ['a gnp.md:1: not published: a name with characters that change the direction of text'],
  },
  {
    input: 'names that Windows reserves',
    files: { 'con.md': text, 'nul/aux.md': text, 'lpt1.md': text, 'a..md': text },
    readers: { con: 'The text', 'nul/aux': 'The text', lpt1: 'The text', 'a.': 'The text' },
    told: [],
  },
  {
    input: 'no name but the extension',
    files: { '.md': text, 'a/.md': text },
    readers: { '': 'What it is about', '.md': null, a: null },
    told: [
      '.md:1: not published: the name has nothing but dots before ".md" (Rename the file. What',
      'a/.md:1: not published: the name has nothing but dots before ".md" (Rename the file. What',
    ],
  },
  {
    input: 'names that are dots alone, whose addresses browsers would leave out',
    files: { '..md': text, '...md': text, 'a/...md': text, '....md': text },
    readers: { '.': null, '..': null, 'a/..': null, '...': null },
    told: [
      '....md:1: not published: the name has nothing but dots before ".md"',
      '...md:1: not published: the name has nothing but dots before ".md"',
      '..md:1: not published: the name has nothing but dots before ".md"',
      'a/...md:1: not published: the name has nothing but dots before ".md"',
    ],
  },
  {
    input: 'files of the forge, of packages and drafts beside the plan',
    files: {
      '.github/ISSUE_TEMPLATE/bug.md': text,
      '.drafts/next.md': text,
      '.next.md': text,
      'tools/node_modules/left-pad/README.md': text,
    },
    readers: {
      '.github/ISSUE_TEMPLATE/bug': null,
      '.drafts/next': null,
      '.next': null,
      'tools/node_modules/left-pad': null,
    },
    told: ['.next.md:1: not published: a name that begins with a dot is no part of the plan (Ren'],
  },
  {
    input: 'names of properties that every object has',
    files: { '__proto__.md': text, 'constructor.md': '# C\n\n[x](__proto__) [y](toString.md)\n' },
    readers: { ['__proto__']: 'The text', constructor: 'x y' },
    told: ['constructor.md:3: the link to "toString.md" leads nowhere'],
  },
];

describe('a file name', () => {
  it.each(rows)('$input', publishBadInput);
});
