import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Who may import whom (docs/architecture.md). A part may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'lib/plan': [],
  'lib/redline': ['lib/plan'],
  'lib/xml': ['lib/plan'],
  'lib/websub-hubs': ['lib/ports'],
  'lib/measures': [],
  'lib/compare-trees': ['lib/ports'],
  'lib/page-digest': ['lib/ports'],
  'lib/site': ['lib/plan', 'lib/redline', 'lib/ports', 'lib/xml'],
  'lib/feed': ['lib/plan', 'lib/redline', 'lib/site', 'lib/xml'],
  'lib/pipeline': [
    'lib/plan',
    'lib/redline',
    'lib/site',
    'lib/feed',
    'lib/memory',
    'lib/ports',
    'lib/errors',
  ],
  'lib/trial': ['lib/plan', 'lib/redline', 'lib/site', 'lib/ports', 'lib/errors'],
  'lib/ports': ['lib/plan'],
  'lib/errors': [],
  'lib/settings': ['lib/errors'],
  'lib/store-errors': ['lib/errors', 'lib/ports', 'lib/plan'],
  'lib/memory': ['lib/plan', 'lib/ports', 'lib/errors', 'lib/store-errors', 'lib/page-digest'],
  'lib/aws': ['lib/plan', 'lib/ports', 'lib/errors', 'lib/store-errors', 'lib/page-digest'],
  'lib/github': ['lib/plan', 'lib/ports', 'lib/errors', 'lib/compare-trees'],
  'lib/git': ['lib/plan', 'lib/ports', 'lib/errors', 'lib/compare-trees'],
  'lib/stack': ['lib/measures', 'lib/settings', 'lib/site', 'lib/errors'],
  functions: [
    'lib/plan',
    'lib/pipeline',
    'lib/site',
    'lib/ports',
    'lib/errors',
    'lib/settings',
    'lib/measures',
    'lib/websub-hubs',
    'lib/aws',
    'lib/github',
    'lib/trial',
  ],
  'lib/local': [
    'functions',
    'lib/plan',
    'lib/pipeline',
    'lib/site',
    'lib/ports',
    'lib/errors',
    'lib/store-errors',
    'lib/memory',
    'lib/aws',
    'lib/github',
    'lib/git',
    'lib/trial',
  ],
  bin: ['lib/local', 'lib/plan', 'lib/redline', 'lib/stack', 'lib/errors'],
};

/** Packages that one part alone may touch. */
const owned: readonly { readonly packages: RegExp; readonly parts: readonly string[] }[] = [
  { packages: /^@aws-sdk\//u, parts: ['lib/aws'] },
  { packages: /^@octokit\//u, parts: ['lib/github'] },
  { packages: /^(aws-cdk-lib|constructs)/u, parts: ['lib/stack', 'bin'] },
  { packages: /^preact/u, parts: ['lib/site'] },
  { packages: /^markdown-it/u, parts: ['lib/plan'] },
  {
    packages: /^node:(fs|child_process|http|net)/u,
    parts: ['lib/local', 'lib/git', 'lib/stack', 'bin'],
  },
];

interface Import {
  readonly file: string;
  readonly specifier: string;
}

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

function partOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'lib' ? `lib/${second.replace(/\.tsx?$/u, '')}` : first;
}

describe('imports', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('go only where the layout allows', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({ file, to: posix.join(posix.dirname(file), specifier) }))
      .filter(({ file, to }) => {
        const [from, target] = [partOf(file), partOf(to)];
        return from !== target && !allowed[from]?.includes(target);
      });
    expect(wrong).toEqual([]);
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
    const barrels = files.filter((file) => {
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
