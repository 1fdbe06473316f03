import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseDocument as parseYaml } from 'yaml';
import { openGitSource } from '../../lib/git/git-source.ts';
import { build } from '../../lib/local/commands/build.ts';
import { type BundleName, cloneBundle } from '../support/bundles.ts';
import { readSiteFolder } from '../support/site-folder.ts';

/** Commit and path of every version whose front matter is no YAML that a strict parser takes. */
async function malformedVersions(repository: string): Promise<string[]> {
  const source = await openGitSource({ repository });
  const found: string[] = [];
  let before: string | undefined;
  for await (const { id, tree } of (await source.history(undefined, (await source.head()) ?? ''))
    .commits) {
    for (const { path, after } of await source.compareTrees(before, tree)) {
      if (!after || !/\.md$/iu.test(path)) continue;
      const { bytes } = await source.blob(after.id, 10_000_000);
      const matter = /^---\r?\n(.*?)\r?\n---\r?\n/su.exec(new TextDecoder().decode(bytes))?.[1];
      if (matter !== undefined && parseYaml(matter).errors.length > 0) found.push(`${id} ${path}`);
    }
    before = tree;
  }
  await source.close();
  return found;
}

const plans: readonly [BundleName, { changeSets: number; versions: number }][] = [
  ['manifesto', { changeSets: 471, versions: 630 }],
  ['service-design-manual', { changeSets: 1_489, versions: 5_068 }],
];

describe.each(plans)('the history of %s', (name, expected) => {
  it('is published whole, and each malformed file of it is reported', async () => {
    const repository = await cloneBundle(name);
    if (repository === undefined) return;
    const out = mkdtempSync(join(tmpdir(), 'gazette-plan-'));
    const baseUrl = 'https://plan.example.org';
    const report = await build({ repository, out, baseUrl, title: 'Plan', language: 'en' });
    expect(report).toMatchObject(expected);
    const sources = readSiteFolder(out).keys.filter((key) => key.endsWith('/source.md'));
    rmSync(out, { recursive: true });
    expect(sources).toHaveLength(expected.versions);
    const reported = new Set(
      report.problems
        .filter(({ message }) => /front matter/u.test(message))
        .map(({ commit, path }) => `${commit} ${path}`),
    );
    const malformed = await malformedVersions(repository);
    expect(malformed.filter((version) => !reported.has(version))).toEqual([]);
    if (name === 'service-design-manual') expect(malformed.length).toBeGreaterThanOrEqual(10);
  });
});
