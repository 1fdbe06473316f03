import { renderAllAtHome, renderAllOnStack } from '../../lib/local/commands/render-all.ts';
import { defineCommand } from '../command-line/command.ts';
import { homeFolder, homeOptions } from '../command-line/home.ts';
import { createProgress } from '../command-line/progress.ts';

/** `gazette render`: makes every page anew, as after an upgrade. */
export const renderCommand = defineCommand({
  name: 'render',
  about: `Makes every page anew from the record, as after an upgrade that changes how pages look, and puts
those that differ on the site. Works on this machine while Gazette does not run, or on a stack with
your own credentials while it goes on publishing: readers find a page of the old look or of the new
one, never an older text. Call it again when it was stopped; only what still differs is written.`,
  options: {
    all: {
      type: 'boolean',
      required: true,
      help: 'every page; a push makes those that it changes by itself',
    },
    stack: { type: 'string', value: 'NAME', help: 'a deployed stack, as in cdk.json' },
    ...homeOptions,
    json: { type: 'boolean', help: 'print {changed, same}' },
  },
  environment: { GAZETTE_HOME: 'as --home' },
  example: 'gazette render --all --stack GazettePlan',
  async run({ values }) {
    const { stack, json } = values;
    const progress = createProgress();
    const begin = performance.now();
    const onRendered = (done: number, of: number) =>
      progress.show(progressLine(done, of, (performance.now() - begin) / 1000), done, of);
    const made = stack
      ? await renderAllOnStack(stack, process.env, onRendered)
      : await renderAllAtHome(homeFolder(values), onRendered);
    progress.end();
    const line = `${made.changed.length} pages are new, ${made.same} were the same already`;
    process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${line}\n`);
    return 0;
  },
});

/** @param seconds since it began */
function progressLine(done: number, of: number, seconds: number): string {
  const left = Math.ceil((seconds / done) * (of - done));
  return `${done} of ${of} change sets rendered, about ${left} s left`;
}
