import { describe, expect, it } from '@jest/globals';
import { renamesOf } from '../bench/renames.ts';
import type { BundleName } from '../support/bundles.ts';
import { inTier } from '../support/tier.ts';

/**
 * Renames that git finds and Gazette does not: a file of which only blank lines are left, which is
 * never taken for another; and one that Gazette takes for another file of the same form, whose text
 * is more alike.
 */
const explained: readonly (readonly [BundleName, readonly string[]])[] = [
  ['plan-ogp-2015-2017', ['6bfd2260620d README.md -> en/climate/README.md']],
  ['manifesto', []],
  [
    'service-design-manual',
    [
      '026add5c4c5a User research/formativesecondaryresearch.md -> User research/communityusergroups.md',
    ],
  ],
];

/** The long history alone takes longer than all other tests of ingest. */
const tried = inTier({ fast: explained.slice(0, 2), thorough: [...explained] });

describe('renames of a real history', () => {
  it.each(tried)('are found as git finds them: %s', async (name, missed) => {
    const renames = await renamesOf(name);
    if (!renames) return;
    const { git, gazette } = renames;
    expect(git.size).toBeGreaterThan(0);
    const short = (rename: string) => rename.replace(/^(.{12})\S*/u, '$1');
    expect([...git].filter((rename) => !gazette.has(rename)).map(short)).toEqual(missed);
  });
});
