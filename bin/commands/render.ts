import {
  renderAllAtHome,
  renderAllByStack,
  renderAllOnStack,
} from '../../lib/local/commands/render-all.ts';
import { CallError, defineCommand } from '../command-line/command.ts';
import { homeFolder, homeOptions } from '../command-line/home.ts';
import { createProgress } from '../command-line/progress.ts';

/** `gazette render`: makes every page anew, as after an upgrade. */
export const renderCommand = defineCommand({
  name: 'render',
  about: `Makes every page anew from the record, as after an upgrade that changes how pages look, and puts
those that differ on the site. Works on this machine while Gazette does not run, or on a stack with
your own credentials while it goes on publishing: readers find a page of the old look or of the new
one, never an older text. Call it again when it was stopped; only what still differs is written.
With --pages-only it goes on where it was stopped, and the functions of the stack make the pages, 20
units of them at once unless the stack says otherwise; this command hands them out and watches.`,
  options: {
    all: {
      type: 'boolean',
      required: true,
      help: 'every page; a push makes those that it changes by itself',
    },
    'pages-only': {
      type: 'boolean',
      help: 'leave feeds, search and the kept states as they are: for a change of looks alone',
    },
    stack: { type: 'string', value: 'NAME', help: 'a deployed stack, as in cdk.json' },
    here: {
      type: 'boolean',
      help: `with --stack and --pages-only: make the pages in this process,
not by the stack's functions; several such calls share the work`,
    },
    ...homeOptions,
    json: {
      type: 'boolean',
      help: 'print {changed, same}; of a stack that makes them itself {units}',
    },
  },
  environment: { GAZETTE_HOME: 'as --home' },
  example: 'gazette render --all --pages-only --stack gazette',
  async run({ values }) {
    const { stack, json, here, 'pages-only': isPagesOnly } = values;
    if (here && !(stack && isPagesOnly))
      throw new CallError(
        '--here goes with --stack and --pages-only: everything else is made in this process anyway',
      );
    const progress = createProgress();
    const begin = performance.now();
    const tell = createTell(isPagesOnly);
    const onRendered = (done: number, of: number) =>
      progress.show(tell(done, of, (performance.now() - begin) / 1000), done, of);
    const request = { isPagesOnly, onRendered };
    if (stack && isPagesOnly && !here) {
      const units = await renderAllByStack(stack, process.env, onRendered).finally(progress.end);
      process.stdout.write(
        json ? `${JSON.stringify({ units })}\n` : `all ${units} units of pages are made\n`,
      );
      return 0;
    }
    const made = stack
      ? await renderAllOnStack(stack, process.env, request)
      : await renderAllAtHome(homeFolder(values), request);
    progress.end();
    const line = `${made.changed.length} pages are new, ${made.same} were the same already`;
    process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${line}\n`);
    return 0;
  },
});

/** Units that an earlier call made say nothing of this one's pace; change sets are all its own. */
function createTell(isPagesOnly: boolean) {
  const what = isPagesOnly ? 'units of pages made' : 'change sets rendered';
  let before = isPagesOnly ? undefined : 0;
  return (done: number, of: number, seconds: number): string => {
    before ??= done;
    const own = done - before;
    const left = own === 0 ? '' : `, about ${Math.ceil((seconds / own) * (of - done))} s left`;
    return `${done} of ${of} ${what}${left}`;
  };
}
