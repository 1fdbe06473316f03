import { describe, it } from '@jest/globals';
import { type BadInput, publishBadInput } from './bad-input.ts';

const good = { 'a.md': '# Good\n\nThe last good text.\n' };
const held = { a: 'The last good text' };
const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';

/** What has no safe text is held back; its last good version stays. */
const heldBack: readonly BadInput[] = [
  {
    input: 'a symbolic link to a file of the machine',
    files: { 'a.md': { mode: '120000', content: '/etc/passwd' } },
    readers: held,
    told: ['a.md:1: not published: this is a symbolic link, not a text (Commit the file itself'],
  },
  {
    input: 'a folder that is a symbolic link, and a link into it',
    files: {
      folder: { mode: '120000', content: '/etc' },
      'b.md': '# B\n\n[x](folder/passwd) ![y](folder)\n',
    },
    readers: { b: 'x y', folder: null },
    told: [
      'b.md:3: the link to "folder/passwd" leads nowhere, so only its words are shown',
      'b.md:3: the link to "folder" leads nowhere, so only its words are shown',
    ],
  },
  {
    input: 'a submodule',
    files: { 'a.md': { mode: '160000', commit: 'a'.repeat(40) } },
    readers: held,
    told: ['a.md:1: not published: this is a submodule, not a text (Commit the file itself'],
  },
  {
    input: 'a submodule in place of a folder of documents',
    before: { 'part/a.md': '# Part\n\nWithdrawn with its folder.\n' },
    files: { 'part/a.md': null, part: { mode: '160000', commit: 'a'.repeat(40) } },
    readers: { 'part/a': 'Withdrawn with its folder' },
    told: [],
  },
  {
    input: 'a Git LFS pointer',
    files: { 'a.md': lfs },
    readers: held,
    told: ['a.md:1: not published: the file is a Git LFS pointer, its text is stored elsewhere (T'],
  },
  {
    input: 'an image that is a Git LFS pointer',
    files: { 'b.md': '# B\n\n![map](map.png)\n', 'map.png': lfs },
    readers: { b: '' },
    told: ['b.md:3: "map.png" is not published: it is a Git LFS pointer'],
  },
  {
    input: 'UTF-16 with its mark, either way round',
    files: {
      'a.md': bytes(0xff, 0xfe, 0x23, 0, 0x20, 0),
      'b.md': bytes(0xfe, 0xff, 0, 0x23, 0, 0x20),
    },
    readers: { ...held, b: null },
    told: [
      'a.md:1: not published: the file is in UTF-16, not UTF-8 (Save it again with the encoding',
      'b.md:1: not published: the file is in UTF-16, not UTF-8 (Save it again with the encoding',
    ],
  },
  {
    input: 'UTF-16 without a mark',
    files: { 'a.md': new Uint8Array(Buffer.from('# Title\n\nSome text\n', 'utf16le')) },
    readers: held,
    told: [
      'a.md:1: not published: the file is in UTF-16, not UTF-8 (Save it again with the encoding',
    ],
  },
  {
    input: 'Latin 1',
    files: { 'a.md': new Uint8Array(Buffer.from('# Title\n\ncaf\u00e9\n', 'latin1')) },
    readers: held,
    told: ['a.md:3: not published: the file is not valid UTF-8 (Save it again with the encoding'],
  },
  {
    input: 'a file of 20 MB',
    files: { 'a.md': new Uint8Array(20_000_000).fill(0x61) },
    readers: held,
    told: ['a.md:1: not published: the file has 20000000 bytes, more than the 4194304 that can be'],
  },
].map((row) => ({ ...row, before: { ...good, ...row.before } }));

/** What can be shown safely is published. */
const published: readonly BadInput[] = [
  {
    input: 'a byte order mark',
    files: { 'a.md': '\ufeff---\ntitle: Marked\n---\ntext\n' },
    readers: { a: 'Marked' },
    told: [],
  },
  {
    input: 'NUL and other control characters',
    files: { 'a.md': '# A\n\none\u0000two\u001bthree\u0085four\n' },
    readers: { a: 'one\ufffdtwo\ufffdthree\ufffdfour' },
    told: ['a.md:3: the control character U+0000 is shown as a replacement character (Delete it'],
  },
  {
    input: 'line ends of Windows and of old Macintoshes',
    files: {
      'a.md': '---\r\ntitle: Windows\r\n---\r\none\r\n\r\n## Two\r\n',
      'b.md': '# Mac\r\rtext\r',
    },
    readers: { a: 'one Two', b: 'text' },
    told: [],
  },
  {
    input: 'one line of 700 kB',
    files: { 'a.md': `# Long\n\n${'word '.repeat(140_000)}end\n` },
    readers: { a: 'word word end' },
    told: [],
  },
  {
    input: 'one word of 700 kB',
    files: { 'a.md': `# Long\n\n${'w'.repeat(700_000)}end\n` },
    readers: { a: 'wwwend' },
    told: [],
  },
  {
    input: 'an empty file, and one of blanks only',
    files: { 'a.md': '', 'b.md': ' \n\t\n' },
    readers: { a: 'A', b: 'B' },
    told: [],
  },
  {
    input: 'a heading of 100 kB',
    files: { 'a.md': `# ${'title '.repeat(17_000)}\n\ntext\n` },
    readers: { a: 'text' },
    told: [],
  },
  {
    input: 'conflict markers',
    files: { 'a.md': '# A\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n' },
    readers: { a: 'ours' },
    told: ['a.md:3: the text has the conflict markers of a merge, and both of its sides (Keep one'],
  },
  {
    input: 'rulers and arrows that are no conflict',
    files: { 'a.md': '# A\n\n>>>>>>> in\n\nTitle\n=======\n\n<<<<<<< out\n' },
    readers: { a: 'out' },
    told: [],
  },
];

describe('a file without a safe text', () => {
  it.each(heldBack)('$input', publishBadInput);
});

describe('a text that is not as it should be', () => {
  it.each(published)('$input', publishBadInput);
});
