import { describe, expect, it } from '@jest/globals';
import { statuses } from '../../lib/plan/model/document.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { redlineWords } from '../../lib/words/redline-words.ts';
import { wordsFor } from '../../lib/words/site-words.ts';
import { problemText } from '../support/problem-text.ts';

function read(frontMatter: string) {
  return parseDocument('a.md', `---\n${frontMatter}\n---\n# Text\n`);
}

function told(frontMatter: string): string[] {
  return read(frontMatter).problems.map(problemText);
}

describe('a status', () => {
  it.each([
    ['Limited Progress', 'limited'],
    ['NOT_STARTED', 'not-started'],
    ['  not   started ', 'not-started'],
    ['terminé', 'completed'],
    ['Abandonné', 'withdrawn'],
    ['cancelled', 'withdrawn'],
    ['in progress', 'in progress'],
    ['ongoing', 'ongoing'],
    ['delayed', 'delayed'],
    ['en cours', 'en cours'],
    ['Draft', 'Draft'],
    ['completed (not verified)', 'completed (not verified)'],
    ['limted (see below)', 'limted (see below)'],
  ])('that says %j is %j, and no error', (written, status) => {
    expect(read(`status: "${written}"`)).toMatchObject({ fields: { status }, problems: [] });
  });

  it('is what Gazette itself prints, in each language and on each kind of page', () => {
    for (const language of ['en', 'fr'] as const)
      for (const status of statuses)
        for (const printed of [
          wordsFor(language).statuses[status],
          redlineWords(language).statuses[status] ?? '',
        ])
          expect([printed, read(`status: ${printed}`).fields.status]).toEqual([printed, status]);
  });

  it('that is misspelt is kept, and its author asked', () => {
    expect(read('status: complted').fields.status).toBe('complted');
    expect(told('status: complted')).toEqual([
      'a.md:2: the field "status" has a word of its own, "complted": did you mean "completed"? (Write "completed" if you did.)',
    ]);
  });
});

describe('a value that cannot be read', () => {
  it.each([
    ['due: someday', { due: 'someday' }],
    ['start: 2016-02-31', { start: '2016-02-31' }],
    ['due: 0000-01-01', { due: '0000-01-01' }],
    ['start: Q2 0016', { start: 'Q2 0016' }],
    ['title: [a, b]', { title: '[a, b]' }],
    ['lead: {a: b}', { lead: '{a: b}' }],
    ['lead: [*x]', { lead: '[*x]' }],
    ['number: twenty-four and more', { number: 'twenty-four and more' }],
    ['milestones: none', { milestones: 'none' }],
    ['status: [a]', { status: '[a]' }],
  ])('is kept as it was written: %s', (written, unread) => {
    const { fields, problems } = read(written);
    expect(fields.unread).toEqual(unread);
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([[2, 'error']]);
  });

  it('in a milestone is kept with it', () => {
    expect(
      read('milestones:\n  - title: A\n    due: soon\n  - due: 2016').fields.milestones,
    ).toEqual([
      { title: 'A', unreadDue: 'soon' },
      { title: 'due: 2016', due: '2016' },
    ]);
  });

  it('is no part of a milestone whose name is misspelt, or is a label', () => {
    const written =
      'milestones:\n  - title: A\n    stauts: done\n    deadline: Q2 2016\n    owner: B';
    const { fields, problems } = read(written);
    expect(fields.milestones).toEqual([{ title: 'A', due: '2016-Q2', status: 'completed' }]);
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '4: "milestones.stauts" is read as "status"',
      '5: "milestones.deadline" is read as "due"',
      '6: "milestones.owner" has no meaning to Gazette, so it is not shown',
    ]);
  });

  it('is no date with a remark, of which the author is told', () => {
    const { fields, problems } = read('due: 30 June 2016 (tentative)');
    expect(fields.due).toBe('2016-06-30');
    expect(problems).toMatchObject([{ line: 2, severity: 'warning' }]);
  });

  it.each(['2017-02-31', '"2017-02-31"', '31 February 2017'])(
    'is no date that does not exist, and its author told why: %s',
    (due) => {
      const { fields, problems } = read(`due: ${due}\nmilestones: [{title: A, due: ${due}}]`);
      expect(fields.due).toBeUndefined();
      const why =
        'has a day that does not exist: 2017-02 has the days 1 to 28, so it is shown as it is written';
      expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
        `2: the field "due" ${why}`,
        `3: the field "milestones.due" ${why}`,
      ]);
    },
  );

  it('under a label is told, too, where it does not exist', () => {
    const text = '# Commitment 7: water\n\nWords.\n\n- **Due**: 31 February 2017\n';
    const { fields, problems } = parseDocument('a.md', text);
    expect(fields).toMatchObject({ unread: { due: '31 February 2017' } });
    expect(problems.map(({ message }) => message)).toEqual([
      'the date after "Due" has a day that does not exist: 2017-02 has the days 1 to 28, so it is shown as it is written: "31 February 2017"',
    ]);
  });

  it('under a label is kept, and its author told the line', () => {
    const text = '# Commitment 7: water\n\nWords.\n\n- **Status**: limited\n- **Deadline**: soon\n';
    const { fields, problems } = parseDocument('a.md', text);
    expect(fields).toMatchObject({ status: 'limited', unread: { due: 'soon' } });
    expect(problems.map(problemText)).toEqual([
      'a.md:6: the date after "Deadline" is not understood, so it is shown as it is written: "soon" (Write a date such as 30 June 2016, June 2016 or Q2 2016.)',
    ]);
  });
});

describe('a fact under a label', () => {
  const factsOf = (text: string) => parseDocument('a.md', `# Commitment 7: water\n\n${text}`);

  it('is not what its author struck out', () => {
    const { fields, problems } = factsOf(
      '**Due date**: ~~June 2016~~ June 2017\n\n**Status**: <del>limited</del> completed\n\n**Start**: ~~2015~~\n\n**Roadmap**\n\n- ~~Open the data~~\n- Open the source\n',
    );
    expect(problems).toEqual([]);
    expect(fields).toMatchObject({ due: '2017-06', status: 'completed' });
    expect(fields.start).toBeUndefined();
    expect(fields.milestones).toEqual([{ title: 'Open the source' }]);
  });

  it('ends where the next label begins', () => {
    const { fields } = factsOf('**Status:** limited; **Due**: June 2016 | **Lead:** A, B and C.\n');
    expect(fields).toMatchObject({ status: 'limited', due: '2016-06', lead: ['A, B and C'] });
  });

  it('keeps bold words that are no label', () => {
    const { fields } = factsOf('**Lead**: the **Due** process office\n\n**Status**: limited\n');
    expect(fields.lead).toEqual(['the Due process office']);
  });
});

describe('the name of a fact', () => {
  it('is the same in any case', () => {
    expect(read('Due: 2016-06-30\nSTATUS: limited\nTitle: Water')).toMatchObject({
      fields: { due: '2016-06-30', status: 'limited', title: 'Water' },
      problems: [],
    });
    expect(told('due: 2016\nDue: 2017')).toEqual([
      'a.md:3: front matter has "Due" twice; the first one counts (Delete one of them.)',
    ]);
  });

  it.each([
    ['Due-Date: 2016', { due: '2016' }],
    ['échéance: T2 2016', { due: '2016-Q2' }],
    ['start_date: 2015', { start: '2015' }],
    ['statut: achevé', { status: 'completed' }],
    ['Responsible institution: Ministry', { lead: ['Ministry'] }],
    ['feuille de route: [Un]', { milestones: [{ title: 'Un' }] }],
    ['deadline: someday\nstatut:\nstatus: limited', { unread: { due: 'someday' } }],
  ])('may be a label: %s', (written, fields) => {
    expect(read(written).fields).toMatchObject(fields);
    expect(read(written).fields.others).toBeUndefined();
  });

  it('is no label where the field has its own name, or another label came first', () => {
    const { fields } = read('deadline: 2016\ndue: 2017\nstatut: a\nétat: b\nstate of progress: c');
    expect(fields).toMatchObject({ due: '2017', status: 'a' });
    expect(fields.others?.map(({ name }) => name)).toEqual([
      'deadline',
      'état',
      'state of progress',
    ]);
  });

  it('is no label of milestones where its value is no list', () => {
    const { fields, problems } = read('roadmap: https://example.org');
    expect(problems).toEqual([]);
    expect(fields.others).toEqual([{ name: 'roadmap', values: ['https://example.org'] }]);
  });

  it('may have accents below a blank line', () => {
    const { fields } = parseDocument('a.md', '\n---\néchéance: 2016\n---\n# Text\n');
    expect(fields.due).toBe('2016');
  });

  it.each([
    ['stauts', 'status'],
    ['staus', 'status'],
    ['tilte', 'title'],
    ['milestone', 'milestones'],
    ['leda', 'lead'],
    ['dues', 'due'],
    ['strat', 'start'],
  ])('%s is shown, and asked about: %s', (written, meant) => {
    const { fields, problems } = read(`${written}: x`);
    expect(fields.others).toEqual([{ name: written, values: ['x'] }]);
    expect(problems.map(({ message }) => message)).toEqual([
      `"${written}" has no meaning to Gazette, so it is shown under its own name: did you mean "${meant}"?`,
    ]);
  });

  it.each([
    ['pilote: Ministère', 'lead'],
    ['porteurs: [A, B]', 'lead'],
    ['Porteur: A', 'lead'],
    ['état: en cours', 'status'],
    ['avancement: limité', 'status'],
    ['completion: 50%', 'status'],
    ['debut: 2015-10', 'start'],
    ['Début: octobre 2015', 'start'],
    ['commencement: 2015', 'start'],
    ['fin: 30 juinn 2016', 'due'],
    ['end: 2016-06-30', 'due'],
    ['due:\ndeadline: 2016', 'due'],
    ['étapes: [Une, Deux]', 'milestones'],
    ['jalon: Une', 'milestones'],
  ])(
    'that is a label and a word of other programs is shown, and asked about: %s',
    (written, meant) => {
      const { fields, problems } = read(written);
      const [name] = fields.others?.map((other) => other.name) ?? [];
      expect(Object.keys(fields).sort()).toEqual(['lead', 'milestones', 'others', 'title']);
      expect(problems.map(({ message, severity }) => [message, severity])).toEqual([
        [
          `"${name}" is shown under its own name, as other programs use this word, too: did you mean "${meant}"?`,
          'warning',
        ],
      ]);
    },
  );

  it.each(['lead: A\npilote: B', 'échéance: 2016\nfin: 2017', 'pilote:', 'end: 7'])(
    'that is such a label asks nothing where nothing else is meant: %j',
    (written) => {
      expect(told(written)).toEqual([]);
    },
  );

  it.each([
    'load',
    'head',
    'read',
    'date',
    'tags',
    'state',
    'layout',
    'die',
    'ID',
    'lang',
    'nav_order',
    'end',
    'fin',
  ])('%s is asked about by nobody', (name) => {
    expect(told(`${name}: x`)).toEqual([]);
  });
});

describe('other front matter', () => {
  it('is facts under their own names, lists and maps as well', () => {
    const { fields, problems } = read(
      'layout: page\nTags: [a, "", b]\nextra: {state: Draft, deep: {number: 1.10}}\npeople: [{name: A}]',
    );
    expect(fields.others).toEqual([
      { name: 'layout', values: ['page'] },
      { name: 'Tags', values: ['a', 'b'] },
      { name: 'extra.state', values: ['Draft'] },
      { name: 'extra.deep.number', values: ['1.10'] },
      { name: 'people', values: ['{name: A}'] },
    ]);
    expect(problems).toEqual([]);
  });

  it('that is null, ~ or empty is not there', () => {
    const names = ['id', 'title', 'number', 'lead', 'status', 'due', 'milestones', 'x'];
    for (const nothing of ['null', 'Null', '~', '', '""', "' '", '[]', '[~]']) {
      const { fields, problems } = read(names.map((name) => `${name}: ${nothing}`).join('\n'));
      expect([nothing, fields]).toEqual([nothing, { title: 'Text', lead: [], milestones: [] }]);
      expect(problems).toEqual([]);
    }
    expect(read('title: "null"').fields.title).toBe('null');
  });

  it('has bounds', () => {
    const many = Array.from({ length: 300 }, (_, index) => `x${index}: y`).join('\n');
    expect(read(many).fields.others).toHaveLength(200);
    expect(told(many)).toEqual([
      'a.md:301: front matter has more than 200 facts; the first ones count (Move what is no fact below it.)',
    ]);
  });
});

describe('front matter', () => {
  it.each([
    ['blank lines', '\n \n'],
    ['a comment', '<!-- licence\nof it -->\n'],
    ['both', '\n<!-- a -->\n\n<!-- b -->\n'],
  ])('is read after %s, with its own lines', (_name, above) => {
    const { fields, problems, content } = parseDocument('a.md', `${above}---\ndue: x\n---\nText\n`);
    expect(fields.unread).toEqual({ due: 'x' });
    expect(problems.map(({ line }) => line)).toEqual([above.split('\n').length + 1]);
    expect(content).toHaveLength(1);
  });

  it.each(['\n---\n\nText\n\n---\n', '\n---\nJust words\n---\n', '<!-- a --> b\n---\nc: d\n---\n'])(
    'is not seen in %j',
    (text) => {
      const { fields, problems } = parseDocument('a.md', text);
      const { title, titleFrom: _titleFrom, ...others } = fields;
      expect(title).toMatch(/^(?:A|Just words|c: d)$/u);
      expect(others).toEqual({ lead: [], milestones: [] });
      expect(problems).toEqual([]);
    },
  );

  it('is read as TOML as it was written', () => {
    const toml = [
      ...[
        'title = "Water"',
        'Due = 2016-06-30',
        'version = 1.10',
        'tags = ["a", "b"]',
        'empty = ""',
      ],
      ...['[extra]', 'state = "Draft"', '[[milestones]]', 'title = "A"', 'due = 2016-07-01'],
      ...['[[milestones]]', 'title = "B"'],
    ];
    const { fields, problems } = parseDocument('a.md', `+++\n${toml.join('\n')}\n+++\n# Text\n`);
    expect(problems).toEqual([]);
    expect(fields).toEqual({
      title: 'Water',
      lead: [],
      due: '2016-06-30',
      milestones: [{ title: 'A', due: '2016-07-01' }, { title: 'B' }],
      others: [
        { name: 'version', values: ['1.10'] },
        { name: 'tags', values: ['a', 'b'] },
        { name: 'extra.state', values: ['Draft'] },
      ],
    });
  });

  it('that is no TOML is shown as written, and its author told the line', () => {
    const document = parseDocument('a.md', '+++\ntitle = "A"\nlead = A\n+++\nText\n');
    expect(document.fields.frontMatter).toBe('unreadable');
    expect(document.problems[0]).toMatchObject({ line: 3, severity: 'error' });
    for (const deep of ['['.repeat(30_000), '{a='.repeat(9_000)])
      expect(parseDocument('a.md', `+++\na = ${deep}\n+++\nText\n`).fields.frontMatter).toBe(
        'unreadable',
      );
    expect(parseDocument('a.md', '+++\nwords\n+++\n').fields.frontMatter).toBeUndefined();
  });
});

describe('ordinary words', () => {
  it.each([
    ['bold in prose', 'We will\n**Lead** the way, and\n**Status** matters.\n'],
    ['bold at the beginning of prose', '**Lead** the world.\n'],
    ['bold in the middle of a paragraph, with a colon', 'It says\n**Lead**: someone who leads.\n'],
    ['a heading with duties below it', '## Lead\n\n- coordinates\n- reports\n'],
    [
      'headings with prose below them',
      '## Lead\n\n- guides\n\n## Start\n\nAt nine.\n\n## End\n\nAt ten.\n',
    ],
    ['an ordinary word alone', '**Lead**: someone who leads.\n'],
    ['another one', '**End**: of the story.\n'],
    ['a label in a list of things', '- **Lead**: a metal\n- Tin: another\n'],
  ])('are no facts: %s', (_name, text) => {
    expect(parseDocument('a.md', `# Text\n\n${text}`)).toMatchObject({
      fields: { title: 'Text', lead: [], milestones: [] },
      problems: [],
    });
    const { status, start, due } = parseDocument('a.md', text).fields;
    expect([status, start, due]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['two of a form', '**Lead**: A\n\nWords.\n\n**Due**: June 2016\n'],
    ['a block of lines', '**Lead**: A\n**Place**: B\n'],
    ['a block of paragraphs', '**Place**: B\n\n**Lead**: A\n'],
    ['a list of labels', '- **Lead**: A\n- **Place**: B\n'],
    ['two headings', '## Lead\n\nA\n\n## Roadmap\n\n- B\n'],
  ])('are facts in %s', (_name, text) => {
    expect(parseDocument('a.md', `# Text\n\n${text}`).fields.lead).toEqual(['A']);
  });

  it.each([
    ['unmistakable words', '**Lead institutions**:\n\n- A\n', { lead: ['A'] }],
    ['a date', '**End**: 30 June 2016\n', { due: '2016-06-30' }],
    ['a date below a heading', '## Due date\n\n30 June 2016\n', { due: '2016-06-30' }],
    ['a date that cannot be read', '**Due**: soon\n', { unread: { due: 'soon' } }],
    ['any status', '**Status**: Accepted\n', { status: 'Accepted' }],
  ])('are facts alone with %s', (_name, text, fields) => {
    expect(parseDocument('a.md', `# Text\n\n${text}`).fields).toMatchObject(fields);
  });

  it('are facts one by one in a commitment, where they are expected', () => {
    const text = '# Commitment 24\n\n**Lead institutions**:\n- A\n- B\n\n### Roadmap\n\n- Step\n';
    const { lead, milestones } = parseDocument('a.md', text).fields;
    expect([lead, milestones]).toEqual([['A', 'B'], [{ title: 'Step' }]]);
  });

  it('and years are no numbers of commitments', () => {
    expect(parseDocument('a.md', '# Engagement 2030\n\n## Text\n')).toMatchObject({
      kind: 'page',
      fields: { title: 'Engagement 2030' },
    });
    for (const path of ['engagement-2022-report.md', 'commitment-1999.md'])
      expect(parseDocument(path, '# Text\n').fields.number).toBeUndefined();
    expect(parseDocument('commitment-24.md', '# Text\n').fields.number).toBe('24');
    expect(read('number: 2030').fields.number).toBe('2030');
  });
});
