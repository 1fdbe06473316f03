/*
 * What the data of a site looks like, in JSON Schema 2020-12 as OpenAPI 3.1 has it. Members may be
 * added at any time; none is taken away, and none gets another meaning.
 */

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const ordinal: Schema = { type: 'integer', minimum: 1 };
const flag: Schema = { type: 'boolean' };
const url: Schema = { type: 'string', format: 'uri' };
const dateTime: Schema = { type: 'string', format: 'date-time' };
const commit: Schema = { type: 'string', pattern: '^[0-9a-f]{40,64}$' };

function told(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

function list(items: Schema, description?: string): Schema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}

/** An object whose members are all there, but for those that are named. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', required, properties };
}

const date = told(text, 'As exact as written: 2016-06-30, 2016-06, 2016-Q2, 2016-H1 or 2016');
const documentId = told(text, 'Stays with the document when its file moves: 16 hex digits');
const effective = told(dateTime, 'Effective date in UTC: it never runs backwards');
const change = {
  enum: ['created', 'amended', 'moved', 'withdrawn', 'reinstated'],
} as const satisfies Schema;
const kind = {
  enum: ['introduction', 'chapter', 'commitment', 'page'],
} as const satisfies Schema;
const scale = {
  enum: ['not-started', 'limited', 'substantial', 'completed', 'withdrawn'],
} as const satisfies Schema;
const milestone = object({ title: text, due: date, unreadDue: text, status: text }, [
  'due',
  'unreadDue',
  'status',
]);
const kindsFound = list(object({ kind: text, count: ordinal }), 'The gravest first');
const isCut = told(flag, 'There where the rest is left out');
const next = told(url, 'The rest');

const documents = object(
  {
    documents: list(
      object(
        {
          document: documentId,
          kind,
          title: text,
          path: told(text, 'Its file, as seen from the top of the plan'),
          language: told(text, 'BCP 47 tag'),
          number: text,
          status: told(text, 'One of the scale, or its author’s own word'),
          scale: told(scale, 'The status of the scale that it means'),
          lead: list(text, 'Institutions that answer for it'),
          start: date,
          due: date,
          lastDay: { type: 'string', format: 'date', description: 'The last day of the due date' },
          milestones: list(milestone),
          version: told(ordinal, 'Number of the version in force'),
          commit,
          since: told(dateTime, 'In force since then'),
          url,
          versionUrl: told(url, 'Permanent address of that version'),
          dataUrl: told(url, 'That version as data'),
          textUrl: told(url, 'Its text in Markdown'),
          historyUrl: told(url, 'All of its versions as data'),
        },
        ['number', 'status', 'scale', 'start', 'due', 'lastDay'],
      ),
    ),
    next,
  },
  ['next'],
);

const version = object(
  {
    document: documentId,
    number: told(ordinal, 'From 1, without gaps'),
    sequence: told(ordinal, 'Number of the change set that made it'),
    repeated: told(ordinal, 'Where the branch came back to a commit: its number before'),
    path: text,
    address: told(text, 'Of its document then, decoded'),
    language: text,
    blob: told(text, 'Git’s name of the text'),
    date: effective,
    saidDate: told(text, 'What the commit says of its date, where that is not believed'),
    commit,
    longName: told(flag, 'Its address has 40 digits of the commit'),
    author: text,
    note: told(text, 'The message of the commit, without e-mail addresses'),
    merged: list({ type: 'object' }),
    change,
    kind,
    fields: told({ type: 'object' }, 'Its facts'),
    headings: list(object({ anchor: text, level: ordinal, text })),
    targets: told({ type: 'object' }, 'Where its links lead, by the paths that they name'),
    shown: { const: 'source', description: 'The text is shown as it was written' },
    removed: told({ type: 'object' }, 'Its text was removed by order'),
  },
  ['repeated', 'language', 'saidDate', 'longName', 'merged', 'shown', 'removed'],
);

const versions = object(
  {
    document: documentId,
    isWithdrawn: flag,
    versions: list(
      object(
        {
          ...{ number: ordinal, commit, date: effective, author: text, note: text, change },
          path: text,
          summary: told(text, 'What changed, in a sentence in the document’s language'),
          url,
          ...{ dataUrl: url, textUrl: url, redlineUrl: url, redlineDataUrl: url },
        },
        ['redlineUrl', 'redlineDataUrl'],
      ),
      'The newest first',
    ),
    isCut,
  },
  ['isCut'],
);

const side = object({ number: ordinal, commit, date: effective, path: text, url });

const redline = object(
  {
    document: documentId,
    ...{ url, before: side, after: side },
    changes: told(count, 'Places that differ'),
    kinds: kindsFound,
    fields: list(
      object(
        { field: text, before: text, after: text, unread: text, milestone: text, name: text },
        [...['before', 'after', 'unread', 'milestone', 'name']],
      ),
      'Facts that differ',
    ),
    content: list(
      {
        ...{ type: 'object', required: ['change'], properties: { change: text } },
        additionalProperties: true,
      },
      'One tree that holds both texts: docs/redline.md says how to read it',
    ),
    isCut,
  },
  ['isCut'],
);

const head = {
  ...{ commit, sequence: told(ordinal, 'From 1, without gaps'), date: effective, author: text },
  rewrite: told(flag, 'Whether the published history was rewritten'),
  documents: told(count, 'How many it changed'),
  ...{ url, dataUrl: url, note: text },
};

const changeSets = object({ changeSets: list(object(head), 'The newest first'), next }, ['next']);

const changeSet = object(
  {
    ...head,
    changes: list(
      object(
        {
          ...{ document: documentId, change, title: text, path: text, url, versionUrl: url },
          ...{ redlineUrl: url, redlineDataUrl: url },
          summary: told(text, 'What changed, in a sentence in the document’s language'),
          kinds: kindsFound,
        },
        ['versionUrl', 'redlineUrl', 'redlineDataUrl', 'summary', 'kinds'],
      ),
    ),
    isCut,
  },
  ['isCut'],
);

const jsonFeed = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    ...{ title: text, home_page_url: url, feed_url: url },
    next_url: told(url, 'Older entries'),
    items: list({
      type: 'object',
      required: ['id', 'url', 'title', 'content_html', 'date_published'],
      properties: {
        ...{ id: text, url, title: text, content_html: text, date_published: dateTime },
        tags: list(text),
        _gazette: told({ type: 'object' }, 'Commit, categories, and addresses of the change'),
      },
    }),
  },
} as const satisfies Schema;

/** Every schema by the name that operations refer to. */
export const apiSchemas = {
  ...{ documents, version, versions, redline, changeSets, changeSet, jsonFeed },
} as const satisfies Readonly<Record<string, Schema>>;
