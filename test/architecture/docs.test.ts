import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const folders = ['bin', 'lib', 'functions', 'test', 'docs', 'content'];

const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    posix.join(folder, file),
  ),
);

const names = new Set(files.map((file) => posix.basename(file)));

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...files.filter((file) => file.endsWith('.md') && /^(?:docs|lib)\//u.test(file)),
];

/** What stands between back-ticks, outside blocks of code, with the document it is in. */
const quotations = documents.flatMap((document) =>
  [
    ...readFileSync(document, 'utf8')
      .replace(/^```.*?^```/gmsu, '')
      .matchAll(/`([^`\n]+)`/gu),
  ].map(([, quoted = '']) => ({ document, quoted })),
);

/** Names in capitals, and stars, stand for any name: `lib/feed/NAME.ts`. */
function isThere(path: string): boolean {
  const pattern = path.replace(/[A-Z]{3,}/gu, '*');
  return existsSync(path) || files.some((file) => posix.matchesGlob(file, pattern));
}

describe('docs', () => {
  it('are found', () => {
    expect(documents).toContain('docs/how-a-push-flows.md');
    expect(quotations.length).toBeGreaterThan(100);
  });

  it('show the example of redlines that is run', () => {
    const example = readFileSync('docs/examples/redline.ts', 'utf8');
    expect(readFileSync('docs/redline.md', 'utf8')).toContain(`\`\`\`ts\n${example}\`\`\``);
  });

  it('name only paths that are there', () => {
    const paths = quotations.filter(({ quoted }) =>
      /^(?:bin|lib|functions|test|docs)\/[^\s]*$/u.test(quoted),
    );
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter(({ quoted }) => !isThere(quoted))).toEqual([]);
  });

  it('name only files of the code that are there', () => {
    const bare = quotations.filter(({ quoted }) =>
      /^[a-z][a-z0-9-]*(?:\.test)?\.tsx?$/u.test(quoted),
    );
    expect(bare.filter(({ quoted }) => !names.has(quoted))).toEqual([]);
  });

  it('say where every part of the code is', () => {
    const parts = readdirSync('lib').map((part) => `lib/${part}`);
    const told = new Set(
      quotations
        .filter(({ document }) => document === 'docs/how-a-push-flows.md')
        .map(({ quoted }) => quoted),
    );
    expect([...parts, 'functions', 'bin'].filter((part) => !told.has(part))).toEqual([]);
  });
});
