import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SettingsError } from '../../lib/errors/errors.ts';
import { type Runtime, startRuntime } from '../../lib/local/server/runtime.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette start

Runs Gazette on this machine: the site, a git remote to push to, and everything between them.

  PORT           port of the site (default: 8787)
  GAZETTE_HOME   folder for all state (default: .gazette in the project)
  GAZETTE_TITLE  title of the site
  AWS_ENDPOINT_URL_DYNAMODB   another DynamoDB than the embedded one`;

/** `gazette start`: everything on one machine. */
export const startCommand: Command = {
  name: 'start',
  summary: 'run Gazette on this machine',
  usage,
  async run(words) {
    parseArgs({ args: [...words], options: {} });
    const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
    const home = resolve(process.env.GAZETTE_HOME ?? `${project}/.gazette`);
    const runtime = await startRuntime({
      project,
      home,
      port: readPort(process.env.PORT),
      title: process.env.GAZETTE_TITLE ?? 'National Action Plan for Open Government',
      write: (line) => process.stdout.write(`${line}\n`),
    });
    process.stdout.write(welcome(runtime, home));
    await untilStopped();
    process.stdout.write('\nstopping…\n');
    await runtime.stop();
    return 0;
  },
};

function readPort(text: string | undefined): number {
  const port = Number(text ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError(`PORT is "${text}"`, 'Give a number from 0 to 65535, such as 8787.');
  return port;
}

function welcome({ url, remote, sample }: Runtime, home: string): string {
  const history =
    sample.complete === false
      ? '\nThe history of content/ is not here (a source archive or a shallow clone):\nthe sample plan is published as one version.\n'
      : '';
  return `
Gazette is running.
${history}
  read       ${url}/
  changes    ${url}/@changes/
  subscribe  ${url}/feed.xml

Now change the plan:

  git clone ${remote} my-plan
  cd my-plan
  # edit en/climate/commitment-24.md, then
  git commit -am "Say what changed, and why"
  git push

The page, its permanent version, the redline and the feed follow within seconds.
State is kept in ${home.replace(homedir(), '~')}. Ctrl-C stops.

`;
}

async function untilStopped(): Promise<void> {
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
}
