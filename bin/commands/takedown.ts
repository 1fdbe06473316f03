import type { Takedown } from '../../lib/local/commands/take-down.ts';
import { takeDownAtHome } from '../../lib/local/commands/take-down-home.ts';
import { takeDownOnStack } from '../../lib/local/commands/take-down-stack.ts';
import { defineCommand } from '../command-line/command.ts';
import { homeFolder, homeOptions } from '../command-line/home.ts';

/** `gazette takedown`: removes a published text or image by order, in public. */
export const takedownCommand = defineCommand({
  name: 'takedown',
  about: `Removes a published text or image for good, where the law demands it. A public notice stands in its
place: that something was removed, when, on whose order. Works on this machine while Gazette does
not run, or on a stack with your own credentials. Call it again when it was stopped.
The repository keeps the text: take it out of git, too.`,
  options: {
    commit: { type: 'string', value: 'ID', required: true, help: 'commit of the version' },
    path: {
      type: 'string',
      value: 'FILE',
      required: true,
      help: 'the text or image, as seen from the plan’s folder',
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      required: true,
      help: 'on whose order and why; every reader sees it, for ever',
    },
    stack: { type: 'string', value: 'NAME', help: 'a deployed stack, as in cdk.json' },
    ...homeOptions,
    json: { type: 'boolean', help: 'print {blob, versions, changed, purged}' },
  },
  environment: { GAZETTE_HOME: 'as --home' },
  example: 'gazette takedown --commit 6e2f97da0d1f --path staff.md --reason Order-12/2026',
  async run({ values }) {
    const { commit, path, reason, stack } = values;
    const request = { commit, path, reason, date: new Date().toISOString() };
    const done = stack
      ? await takeDownOnStack(stack, process.env, request)
      : await takeDownAtHome(homeFolder(values), request);
    tell(done, values.json, stack !== undefined);
    return 0;
  },
});

function tell(done: Takedown, isJson: boolean, isStack: boolean): void {
  const { blob, versions, changed, purged } = done;
  const line = `${blob}: removed from ${versions} versions; ${changed.length} pages made anew, ${purged.length} objects removed`;
  process.stdout.write(isJson ? `${JSON.stringify(done)}\n` : `${line}\n`);
  process.stderr.write(
    `What this does not reach: the repository itself, what readers have copied${isStack ? ', caches (docs/runbook.md#something-must-be-removed-by-order) and backups of the table, for 35 days' : ''}.\n`,
  );
}
