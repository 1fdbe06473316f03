import { describe, it } from '@jest/globals';
import { type BadInput, publishBadInput } from './bad-input.ts';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, index) => {
    const above = 'abcdefghij'.charAt(index);
    return `${name}: &${name} [${Array(9).fill(`*${above}`).join(', ')}]`;
  }),
  'lead: *j',
].join('\n');

const frontMatter: readonly BadInput[] = [
  {
    input: 'says that it is a draft',
    before: { 'b.md': '# As published\n' },
    files: {
      'a.md': '---\ntitle: Secret\nDraft: true\n---\n# Secret\n',
      'b.md': '---\npublished: false\n---\n# Not yet\n',
      'c.md': '+++\ndraft = true\n+++\n# Secret\n',
      'd.md': '---\ndraft: false\npublished: true\n---\n# Public\n\ndraft: true\n',
      'e.md': '\ufeff---\r\ntitle: A: B\r\ndraft: true\r\n---\r\n# Secret\n',
      'f.md': '---\ntitle: A\ndraft: true\n\n# Secret, and not closed\n',
      'g.md': '# Text\n\n    draft: true\n',
    },
    readers: { a: null, b: 'As published', c: null, d: 'Public', e: null, f: null, g: 'draft' },
    told: [
      'a.md:3: not published: the file says "Draft: true" (Take that line out to publish it.',
      'b.md:2: not published: the file says "published: false" (Take that line',
      'c.md:2: not published: the file says "draft: true" (Take that line',
      'e.md:3: not published: the file says "draft: true" (Take that line',
      'f.md:3: not published: the file says "draft: true" (Take that line',
    ],
  },
  {
    input: 'is no YAML',
    files: { 'a.md': '---\ntitle: A: B: [\nstatus: limited\n---\n# Text\n' },
    readers: { a: 'Text' },
    told: [
      'a.md:2: front matter is not valid YAML, so it is shown as written and its fields are not read: Nested mappings',
    ],
  },
  {
    input: 'is not closed',
    files: { 'a.md': '---\ntitle: A\n# Text\n' },
    readers: { a: 'Text' },
    told: ['a.md:1: front matter is not closed, so its fields are not read (End it with a line'],
  },
  {
    input: 'is aliased a billion times',
    files: { 'a.md': `---\n${bomb}\n---\n# Text\n` },
    readers: { a: 'Text' },
    told: [
      'a.md:12: the field "lead" must be written out, not refer to another value, so it is shown as it is written (Correct "lead"',
    ],
  },
  {
    input: 'has an alias of what is not there',
    files: { 'a.md': '---\ntitle: *nothing\n---\n# Text\n' },
    readers: { a: 'Text' },
    told: [
      'a.md:2: the field "title" must be written out, not refer to another value, so it is shown as it is written (Correct "title"',
    ],
  },
  {
    input: 'has fields of the wrong type',
    files: {
      'a.md':
        '---\ntitle: [a, b]\nnumber: {a: b}\nlead: 7\nstatus: perhaps\nstart: soon\ndue: 2016-02-31\nmilestones: none\nid: [x]\n---\n# Text\n',
    },
    readers: { a: 'Text' },
    told: [
      'a.md:2: the field "title"',
      'a.md:3: the field "number"',
      'a.md:6: the field "start"',
      'a.md:7: the field "due"',
      'a.md:8: the field "milestones"',
      'a.md:9: the field "id"',
    ],
  },
  {
    input: 'has names of properties that every object has',
    files: {
      'a.md':
        '---\n__proto__: {polluted: yes}\nconstructor: x\ntoString: y\ntitle: Plain\n---\n## Text\n',
    },
    readers: { a: 'Text', beside: 'PreviousPlain' },
    told: [],
  },
  {
    input: 'has tags that make objects',
    files: { 'a.md': '---\ntitle: !!js/function "function () {}"\nid: !<x> y\n---\n# Text\n' },
    readers: { a: 'Text' },
    told: [],
  },
  {
    input: 'has a name twice',
    files: { 'a.md': '---\ntitle: One\ntitle: Two\n---\n## Text\n' },
    readers: { a: 'Text' },
    told: ['a.md:3: front matter has "title" twice; the first one counts (Delete one of them.)'],
  },
  {
    input: 'is 100 kB long',
    files: { 'a.md': `---\nlead: ${'x'.repeat(100_000)}\n---\n# Text\n` },
    readers: { a: 'Text' },
    told: [
      'a.md:1: front matter has more than 65536 characters, so it is shown as written and its fields are not read (Move',
    ],
  },
  {
    input: 'has a value of 60 kB',
    files: { 'a.md': `---\nid: ${'x'.repeat(60_000)}\ntitle: ${'y'.repeat(3_000)}\n---\ntext\n` },
    readers: { a: 'text' },
    told: [
      'a.md:2: the field "id" has more than 1000 characters, so it is shown as it is written (Correct "id"',
      'a.md:3: the field "title" has more than 1000 characters, so it is shown as it is written (Correct "title"',
    ],
  },
];

const shared: readonly BadInput[] = [
  {
    input: 'two commitments of one number',
    files: {
      'commitment-7.md': '# Commitment 7: water\n',
      'other/commitment-7.md': '# Commitment 7: air\n',
    },
    readers: { 'commitment-7': 'water', 'other/commitment-7': 'air' },
    told: [
      'other/commitment-7.md:1: the number 7 is also that of "commitment-7.md" in this language',
    ],
  },
  {
    input: 'two new documents of one id',
    files: { 'a.md': '---\nid: x\n---\n# First\n', 'b.md': '---\nid: x\n---\n# Second\n' },
    readers: { a: 'First', b: 'Second' },
    told: ['b.md:1: the id "x" belongs to another document of this language (Give one of the two'],
  },
  {
    input: 'a copy of a published document, its id included',
    before: { 'z.md': '---\nid: x\n---\n# First\n' },
    files: { 'a.md': '---\nid: x\n---\n# First\n' },
    readers: { z: 'First', a: 'First' },
    told: ['a.md:1: the id "x" belongs to another document of this language (Give one of the two'],
  },
  {
    input: 'an id taken over by another file while its own drops it',
    before: { 'a.md': '---\nid: x\n---\n# First\n\nThe text of it.\n' },
    files: { 'a.md': '# First\n\nThe text of it.\n', 'b.md': '---\nid: x\n---\n# Second\n' },
    readers: { a: 'The text of it', b: 'Second' },
    told: [],
  },
  {
    input: 'ids that are paths, HTML or empty',
    files: {
      'a.md': '---\nid: ../../README\n---\n# A\n',
      'b.md': '---\nid: "<script>"\n---\n# B\n',
      'c.md': '---\nid: ""\n---\n# C\n',
      'd.md': '---\nid: "#x\\0"\n---\n# D\n',
    },
    readers: { a: 'A', b: 'B', c: 'C', d: 'D' },
    told: [],
  },
  {
    input: 'SUMMARY.md naming what is not there, out of the plan, twice and below itself',
    files: {
      'SUMMARY.md':
        '# Summary\n\n* [Gone](gone.md)\n* [Out](../out.md)\n* [Kept](kept.md)\n  * [Kept](kept.md)\n    * [Beside](beside.md)\n* [Beside](beside.md)\n* [Itself](SUMMARY.md)\n',
    },
    readers: { '': 'What it is about', gone: null, kept: 'not touched' },
    told: [
      'SUMMARY.md:3: the link to "gone.md" leads nowhere',
      'SUMMARY.md:4: the link to "../out.md" leads out of the plan',
      'SUMMARY.md:6: "kept.md" is listed below itself',
      'SUMMARY.md:8: "beside.md" is listed again',
    ],
  },
  {
    input: 'two folders whose SUMMARY.md name each other',
    files: {
      'LANGS.md': '* [English](en)\n* [French](fr)\n* [Gone](de)\n* [Out](../x)\n',
      'en/README.md': '# English\n',
      'fr/README.md': '# French\n',
      'en/SUMMARY.md': '* [French](../fr/SUMMARY.md)\n* [English](README.md)\n',
      'fr/SUMMARY.md': '* [English](../en/SUMMARY.md)\n* [French](README.md)\n',
    },
    readers: { en: 'English', fr: 'French' },
    told: [
      'LANGS.md:3: the link to "de" leads nowhere',
      'LANGS.md:4: the link to "../x" leads out of the plan',
    ],
  },
  {
    input: 'SUMMARY.md and LANGS.md that are no lists, and no text',
    files: { 'SUMMARY.md': 'nothing\n', 'LANGS.md': new Uint8Array([0xff]), 'GLOSSARY.md': '#\n' },
    readers: { '': 'What it is about' },
    told: ['LANGS.md:1: not published: the file is not valid UTF-8 (Save it again'],
  },
];

describe('front matter that', () => {
  it.each(frontMatter)('$input', publishBadInput);
});

describe('what two files say', () => {
  it.each(shared)('$input', publishBadInput);
});
