import { findPackageJSON } from 'node:module';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { SettingsError } from '../../lib/errors/errors.ts';
import { type Runtime, startRuntime } from '../../lib/local/server/runtime.ts';
import { defineCommand } from './command.ts';

/** `gazette start`: everything on one machine. */
export const startCommand = defineCommand({
  name: 'start',
  about:
    'Runs Gazette on this machine: the site, a git remote to push to, and everything between them.',
  options: {},
  environment: {
    PORT: 'port of the site (default: 8787)',
    GAZETTE_HOME: 'folder for all state (default: .gazette in this folder)',
    GAZETTE_TITLE: 'title of the site',
    AWS_ENDPOINT_URL_DYNAMODB: 'another DynamoDB than the embedded one',
  },
  example: 'PORT=8788 gazette start',
  async run() {
    const home = resolve(process.env.GAZETTE_HOME ?? '.gazette');
    const runtime = await startRuntime({
      project: projectFolder(),
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
});

/** Where content/ is, whether this module is compiled or not. */
function projectFolder(): string {
  return dirname(findPackageJSON(import.meta.url) ?? '.');
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError(`PORT is "${text}"`, 'Give a number from 0 to 65535, such as 8787.');
  return port;
}

function welcome({ url, remote, sample }: Runtime, home: string): string {
  const history =
    sample.complete === false
      ? '\nThe history of content/ is not here (a package, a source archive or a shallow clone):\nthe sample plan is published as one version.\n'
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
