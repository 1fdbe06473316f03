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
    const path = relative('.', directory);
    const place =
      path === '' ? [] : [`  cd ${/[^\w./-]/u.test(path) ? JSON.stringify(path) : path}`];
    const lines = [
      ...files.map((file) => `wrote ${file}`),
      '',
      'Make it yours, then publish it on this machine:',
      '',
      ...place,
      '  git add .',
      '  git commit -m "Publish the first plan"',
      within === undefined
        ? '  npx gazette start --repo .'
        : `  npx gazette start --repo ${within.top} --path ${within.path}`,
      '',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },
});
