import { describe, expect, it } from '@jest/globals';
import { differences } from './differences.ts';
import { createModelRepository, type ModelFile } from './model-source.ts';
import { publishInPeace } from './undisturbed.ts';
import { throughPoint } from './world.ts';

type Plan = Readonly<Record<string, string>>;

function text(subject: string): string {
  return `# ${subject}\n\nA sentence on ${subject} that is long enough to be known again elsewhere.\n`;
}

function plan(summary: readonly string[], ...paths: readonly string[]): Plan {
  const lines = summary.map((line) => {
    const path = line.trim();
    return `${line.slice(0, -path.length)}* [${path}](${path})\n`;
  });
  const pages = paths.map((path) => [path, text(path)] as const);
  return { 'SUMMARY.md': lines.join(''), ...Object.fromEntries(pages) };
}

/** Publishes one state after the other, or all at once; counts the current pages of the last push. */
async function publish(states: readonly Plan[], atOnce: boolean) {
  const repository = createModelRepository();
  const heads: string[] = [];
  for (const state of states) {
    const files = Object.entries(state).map(([path, source]): [string, ModelFile] => [
      path,
      { mode: '100644', text: source },
    ]);
    heads.push(repository.commit(new Map(files), heads.slice(-1), `state ${heads.length}`).id);
  }
  let put: string[] = [];
  let last: readonly string[] = [];
  const published = await publishInPeace(repository, heads, {
    atOnce,
    through: (ports) => ({
      ...ports,
      pages: throughPoint('pages', ports.pages, (name, detail, effect) => {
        if (name.endsWith('put')) put.push(detail);
        return effect();
      }),
    }),
    onHead() {
      last = put;
      put = [];
    },
  });
  return { ...published, put: last };
}

describe('pages of chapters whose own page is not there', () => {
  it.each<[string, ...Plan[]]>([
    [
      'move past others',
      plan(['m/README.md', 'm/more.md', 'x.md', 'y.md'], 'm/a.md', 'x.md', 'y.md'),
      plan(['x.md', 'm/README.md', 'm/more.md', 'y.md'], 'm/a.md', 'x.md', 'y.md'),
    ],
    [
      'swap, where nothing else is listed that is there',
      plan(['m/README.md', 'none.md', 'n/README.md', 'nor.md'], 'm/a.md', 'n/b.md'),
      plan(['n/README.md', 'nor.md', 'm/README.md', 'none.md'], 'm/a.md', 'n/b.md'),
    ],
    [
      'swap, where they are listed before others that are not there',
      plan(
        [
          'm/README.md',
          'm/a.md',
          '  m/commitment-1.md',
          'n/README.md',
          'n/b.md',
          '  n/commitment-2.md',
        ],
        'm/a.md',
        'n/b.md',
      ),
      plan(
        [
          'n/README.md',
          'n/b.md',
          '  n/commitment-2.md',
          'm/README.md',
          'm/a.md',
          '  m/commitment-1.md',
        ],
        'm/a.md',
        'n/b.md',
      ),
    ],
  ])('%s', async (_what, ...states) => {
    const found = await publish(states, false);
    expect(await differences(found, await publish(states, true))).toEqual([]);
  });

  it('are not made again for a line above that shifts them', async () => {
    const costs = [3, 40].map(async (size) => {
      const many = Array.from({ length: size }, (_, at) => `two/page-${at}.md`);
      const paths = ['one/README.md', 'x.md', ...many];
      const before = plan(['one/README.md', 'x.md', 'two/README.md'], ...paths);
      const after = ['one/README.md', '  one/new.md', 'x.md', 'two/README.md'];
      const { put } = await publish([before, plan(after, 'one/new.md', ...paths)], false);
      return put.length;
    });
    const [few, more] = await Promise.all(costs);
    expect(more).toBe(few);
  });
});
