import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import type { checkSync } from 'recheck';

/** A regular expression, and where it is written. */
interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Milliseconds for one proof. What takes longer has no verdict: a bound of its text is to hold it. */
const patience = 3000;

const files = ['bin', 'lib', 'functions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|mjs)$/u.test(file) && !file.endsWith('.d.ts'))
    .map((file) => posix.join(folder, file)),
);

/** Every literal of a file. */
function literalsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, flags } = node as Record<string, unknown>;
    if (type === 'RegExpLiteral')
      found.push({ file, source: String(pattern), flags: String(flags) });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') }));
  return found;
}

/**
 * Every expression that a file puts together from strings when it is loaded. A library's own are
 * not among them: what parses plan text is tried first, for a bounded time (lib/pipeline/trial).
 */
async function builtIn(file: string): Promise<Expression[]> {
  const found: Expression[] = [];
  const known = globalThis.RegExp;
  globalThis.RegExp = new Proxy(known, {
    construct(target, [source, flags]) {
      const made = new target(source, flags);
      if (new Error().stack?.includes(`/${file}`))
        found.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    // Another test may have loaded the file before: its expressions are made anew.
    await import(`../../${file}?expressions`);
  } finally {
    globalThis.RegExp = known;
  }
  return found;
}

const isBuilding = (file: string) => readFileSync(file, 'utf8').includes('new RegExp(');

describe('regular expressions', () => {
  let prove: typeof checkSync;
  const before = process.env.RECHECK_BACKEND;

  beforeAll(() => {
    process.env.RECHECK_BACKEND = 'pure';
    prove = createRequire(import.meta.url)('recheck').checkSync;
  });

  afterAll(() => {
    if (before === undefined) delete process.env.RECHECK_BACKEND;
    else process.env.RECHECK_BACKEND = before;
  });

  it('take time in proportion to the text, wherever a match is looked for', async () => {
    const built: Expression[] = [];
    for (const file of files.filter(isBuilding)) built.push(...(await builtIn(file)));
    const all = [...files.flatMap(literalsIn), ...built];
    expect(all.length).toBeGreaterThan(250);
    expect(built.length).toBeGreaterThan(5);
    const distinct = new Map(all.map((each) => [`${each.source}/${each.flags}`, each]));
    const slow = [...distinct.values()].filter(({ source, flags }) => {
      const { status } = prove(source, flags, { checker: 'automaton', timeout: patience });
      return status === 'vulnerable';
    });
    expect(slow).toEqual([]);
  });

  it.each([
    ['\\n+$', 'u'],
    ['\\.[a-z0-9]{1,5}(?:#\\S*)?$', 'iu'],
    ['<[a-z][^>]*>', 'u'],
    ['(a|a)*b', ''],
  ])('are found where they do not: /%s/%s', (source, flags) => {
    expect(prove(source, flags, { checker: 'automaton', timeout: 60_000 }).status).toBe(
      'vulnerable',
    );
  });
});
