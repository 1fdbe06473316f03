import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Which part may import which others. A part may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'lib/errors': [],
  'lib/concurrency': [],
  'lib/plan': [],
  'lib/markup': ['lib/plan'],
  'lib/ports': ['lib/plan'],
  'lib/settings': ['lib/errors'],
  'lib/stores': ['lib/errors', 'lib/ports'],
  'lib/git-trees': ['lib/ports'],
  'lib/websub': ['lib/ports'],
  'lib/webhooks': ['lib/errors', 'lib/ports'],
  'lib/mail': ['lib/errors', 'lib/ports'],
  'lib/words': ['lib/plan', 'lib/redline'],
  'lib/redline': ['lib/plan', 'lib/markup', 'lib/words'],
  'lib/feed': ['lib/plan', 'lib/markup', 'lib/words'],
  'lib/site': ['lib/plan', 'lib/markup', 'lib/words', 'lib/redline', 'lib/ports'],
  'lib/memory': ['lib/plan', 'lib/ports', 'lib/stores'],
  'lib/sqlite': ['lib/errors', 'lib/plan', 'lib/ports', 'lib/stores'],
  'lib/pipeline': [
    'lib/concurrency',
    'lib/errors',
    'lib/feed',
    'lib/git-trees',
    'lib/markup',
    'lib/memory',
    'lib/plan',
    'lib/ports',
    'lib/redline',
    'lib/site',
    'lib/words',
  ],
  'lib/aws': ['lib/concurrency', 'lib/errors', 'lib/plan', 'lib/ports', 'lib/stores'],
  'lib/git': ['lib/errors', 'lib/git-trees', 'lib/plan', 'lib/ports'],
  'lib/github': ['lib/errors', 'lib/git-trees', 'lib/plan', 'lib/ports'],
  'lib/stack': ['lib/errors', 'lib/settings', 'lib/site'],
  functions: [
    'lib/aws',
    'lib/errors',
    'lib/github',
    'lib/mail',
    'lib/pipeline',
    'lib/plan',
    'lib/ports',
    'lib/settings',
    'lib/site',
    'lib/webhooks',
    'lib/websub',
  ],
  'lib/local': [
    'functions',
    'lib/aws',
    'lib/concurrency',
    'lib/errors',
    'lib/git',
    'lib/github',
    'lib/mail',
    'lib/markup',
    'lib/memory',
    'lib/pipeline',
    'lib/plan',
    'lib/ports',
    'lib/settings',
    'lib/site',
    'lib/sqlite',
    'lib/stores',
    'lib/webhooks',
    'lib/websub',
  ],
  bin: [
    'lib/aws',
    'lib/exports',
    'package.json',
    'lib/errors',
    'lib/github',
    'lib/local',
    'lib/markup',
    'lib/plan',
    'lib/redline',
    'lib/settings',
    'lib/stack',
    'lib/words',
  ],
  'lib/exports': ['lib/markup', 'lib/plan', 'lib/redline', 'lib/stack', 'lib/words'],
};

/**
 * The rooms of the parts that data goes through, in its order: a file imports from its own room and
 * from rooms that stand before it.
 */
const order: readonly string[] = [
  'lib/plan/model',
  'lib/plan/source',
  'lib/plan/math',
  'lib/plan/addresses',
  'lib/plan/fields',
  'lib/plan/standing',
  'lib/plan/markdown',
  'lib/plan/lists',
  'lib/plan/search',
  'lib/plan',
  'lib/redline/content',
  'lib/redline/sequences',
  'lib/redline/classify',
  'lib/redline/facts',
  'lib/redline/merged',
  'lib/redline/inline',
  'lib/redline/blocks',
  'lib/redline',
  'lib/redline/changes',
  'lib/words',
  'lib/redline/source',
  'lib/redline/page',
  'lib/redline/feed',
  'lib/redline/terminal',
  'lib/redline/json',
  'lib/feed',
  'lib/site/styles',
  'lib/site',
  'lib/site/http',
  'lib/site/api',
  'lib/site/html',
  'lib/site/parts',
  'lib/site/pages',
  'lib/pipeline/work',
  'lib/pipeline/trial',
  'lib/pipeline/receive',
  'lib/pipeline/ingest',
  'lib/pipeline/check',
  'lib/pipeline/render/texts',
  'lib/pipeline/render/standings',
  'lib/pipeline/render/index',
  'lib/pipeline/render/search',
  'lib/pipeline/render/context',
  'lib/pipeline/render/versions',
  'lib/pipeline/render/kept',
  'lib/pipeline/render/pages',
  'lib/pipeline/render',
  'lib/pipeline/announce',
  'lib/pipeline/on-demand/search',
  'lib/pipeline/on-demand/past',
  'lib/pipeline/on-demand/sections',
  'lib/pipeline/on-demand/status',
  'lib/pipeline/on-demand/deadlines',
  'lib/pipeline/on-demand/net-changes',
  'lib/pipeline/on-demand/digests',
  'lib/pipeline/on-demand/data',
  'lib/pipeline/on-demand',
  'lib/pipeline/deliver',
  'lib/pipeline/preview',
  'lib/pipeline/verify',
  'lib/pipeline/takedown',
  'lib/pipeline/render-all',
];

/** Packages that one part alone may touch. */
const owned: readonly { readonly packages: RegExp; readonly parts: readonly string[] }[] = [
  { packages: /^@aws-sdk\//u, parts: ['lib/aws'] },
  { packages: /^@octokit\//u, parts: ['lib/github'] },
  { packages: /^(aws-cdk-lib|constructs)/u, parts: ['lib/stack', 'bin'] },
  { packages: /^preact/u, parts: ['lib/site'] },
  { packages: /^markdown-it/u, parts: ['lib/plan'] },
  { packages: /^nodemailer/u, parts: ['lib/mail'] },
  {
    packages: /^node:(fs|child_process|http|net)/u,
    parts: ['lib/local', 'lib/git', 'lib/stack', 'bin'],
  },
];

interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** What a file or room imports, by its name. */
type Graph = ReadonlyMap<string, readonly string[]>;

const files = ['bin', 'lib', 'functions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.d.ts'))
    .map((file) => posix.join(folder, file)),
);

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/gu)].map((match) => ({
    file,
    specifier: match[1] ?? '',
  })),
);

const ours: readonly { readonly file: string; readonly to: string }[] = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map(({ file, specifier }) => ({ file, to: posix.join(posix.dirname(file), specifier) }));

function partOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'lib' ? `lib/${second}` : first;
}

/** Arrows between rooms or files; `name` says which one a file is in. */
function graphOf(name: (file: string) => string): Graph {
  const arrows = ours.map(({ file, to }) => [name(file), name(to)] as const);
  const across = arrows.filter(([from, to]) => from !== to);
  const grouped = Map.groupBy(across, ([from]) => from);
  return new Map([...grouped].map(([from, all]) => [from, [...new Set(all.map(([, to]) => to))]]));
}

/** The first way found that leads back to where it began, each name once; empty where there is none. */
function circleIn(graph: Graph): string[] {
  const done = new Set<string>();
  const search = (name: string, way: readonly string[]): string[] => {
    const start = way.indexOf(name);
    if (start !== -1) return way.slice(start);
    if (done.has(name)) return [];
    for (const next of graph.get(name) ?? []) {
      const circle = search(next, [...way, name]);
      if (circle.length > 0) return circle;
    }
    done.add(name);
    return [];
  };
  for (const name of graph.keys()) {
    const circle = search(name, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('imports', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('go only to parts that the layout allows', () => {
    const wrong = ours.filter(({ file, to }) => {
      const [from, target] = [partOf(file), partOf(to)];
      return from !== target && !allowed[from]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('follow the way of the data', () => {
    const places = new Map(order.map((room, place) => [room, place]));
    const wrong = ours.filter(({ file, to }) => {
      const [from, target] = [file, to].map((path) => places.get(posix.dirname(path)));
      return from !== undefined && target !== undefined && target > from;
    });
    expect(wrong).toEqual([]);
  });

  it('of every room in a part with an order have a place in it', () => {
    const parts = new Set(order.map((room) => partOf(`${room}/`)));
    const rooms = new Set(files.map((file) => posix.dirname(file)));
    const unplaced = [...rooms].filter(
      (room) => parts.has(partOf(`${room}/`)) && !order.includes(room),
    );
    expect(unplaced).toEqual([]);
  });

  it('make no circle of files', () => {
    expect(circleIn(graphOf((file) => file))).toEqual([]);
  });

  it('make no circle of rooms', () => {
    expect(circleIn(graphOf((file) => posix.dirname(file)))).toEqual([]);
  });

  it('leave each outside package to the part that owns it', () => {
    const wrong = imports.filter(({ file, specifier }) =>
      owned.some(
        ({ packages, parts }) => packages.test(specifier) && !parts.includes(partOf(file)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('go through no barrel', () => {
    // What other programs import is gathered on purpose.
    const own = files.filter((file) => partOf(file) !== 'lib/exports');
    const barrels = own.filter((file) => {
      const source = readFileSync(join('.', file), 'utf8');
      return /(^|\/)index\.tsx?$/u.test(file) || /^export (\*|\{[^}]*\}) from/mu.test(source);
    });
    expect(barrels).toEqual([]);
  });

  it('read the environment at the edges only', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    const parts = new Set(readers.map(partOf));
    expect(
      [...parts].filter(
        (part) => !['bin', 'functions', 'lib/local', 'lib/aws', 'lib/git'].includes(part),
      ),
    ).toEqual([]);
  });
});
