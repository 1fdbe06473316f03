import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { initPlan } from '../../lib/local/commands/init-plan.ts';
import { defineCommand } from '../command-line/command.ts';
import { requireFolder } from '../command-line/require-folder.ts';

/** `gazette init`: a first plan to begin with. */
export const initCommand = defineCommand({
  name: 'init',
  about: `Writes a first plan into an empty folder: a summary, a chapter, a commitment with all its fields,
and a page. The folder becomes a git repository where none keeps it yet; nothing is committed.`,
  operands: { usage: '[DIR]', least: 0, most: 1, completes: 'folder' },
  options: {},
  example: 'gazette init my-plan',
  async run({ operands: [folder = '.'] }) {
    const directory = resolve(folder);
    if (existsSync(directory)) await requireFolder(directory);
    const { files, within } = await initPlan(directory);
    const place = quoted(relative('.', directory) || '.');
    const git = place === '.' ? 'git' : `git -C ${place}`;
    const lines = [
      ...files.map((file) => `wrote ${file}`),
      '',
      'Make it yours, then publish it on this machine:',
      '',
      `  ${git} add .`,
      `  ${git} commit -m "Publish the first plan"`,
      // From this folder: elsewhere npx would look for another program of this name in a registry.
      within === undefined
        ? `  npx gazette start --repo ${place}`
        : `  npx gazette start --repo ${quoted(within.top)} --path ${quoted(within.path)}`,
      '',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },
});

/** A path as one word of a shell. */
function quoted(path: string): string {
  return /[^\w./-]/u.test(path) ? JSON.stringify(path) : path;
}
