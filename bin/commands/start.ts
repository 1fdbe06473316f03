import { findPackageJSON } from 'node:module';
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { SettingsError } from '../../lib/errors/errors.ts';
import { siteAddress } from '../../lib/local/commands/site-address.ts';
import { repositoryAddress } from '../../lib/local/origin/repository-address.ts';
import { type Runtime, startRuntime } from '../../lib/local/server/runtime.ts';
import { parsePeriods } from '../../lib/settings/periods.ts';
import { repositoryLinks } from '../../lib/settings/repository-links.ts';
import { CallError, defineCommand } from '../command-line/command.ts';
import { homeFolder } from '../command-line/home.ts';

/** `gazette start`: everything on one machine. */
export const startCommand = defineCommand({
  name: 'start',
  about: `Runs Gazette on this machine. Without --repo it publishes a sample plan, which lives in a git
remote of its own. With --repo it publishes your plan: it follows a folder's or a URL's branch, and
never writes there. What it publishes is kept in its home; the next start goes on with it.`,
  options: {
    repo: { type: 'string', value: 'DIR|URL', help: 'folder or URL of the plan’s repository' },
    serve: {
      type: 'boolean',
      help: 'take pushes: copy the branch of --repo once, and be its git remote from then on',
    },
    'refuse-errors': {
      type: 'boolean',
      help: 'refuse a push that brings errors (default: publish all but what they name)',
    },
    branch: { type: 'string', value: 'NAME', help: 'branch to publish (default: of its HEAD)' },
    path: {
      type: 'string',
      value: 'SUBDIR',
      help: 'folder of the plan in the repository (default: all of it)',
    },
    title: {
      type: 'string',
      value: 'TEXT',
      help: "title of the site (default: the repository's name)",
    },
    language: {
      type: 'string',
      value: 'TAG',
      help: 'language of texts whose folder names none; labels are en or fr (default: en)',
    },
    url: {
      type: 'string',
      value: 'URL',
      help: 'where readers find the site (default: http://localhost:PORT)',
    },
    hubs: {
      type: 'string',
      value: 'URLS',
      help: 'WebSub hubs that hear of every change, one blank between them (default: none)',
    },
    deadlines: {
      type: 'string',
      value: 'DAYS',
      help: 'when a date is near and a commitment silent, in days (default: 30 365)',
    },
    'public-repo': {
      type: 'string',
      value: 'URL',
      help: 'web address of the repository for readers (default: none)',
    },
    recipients: {
      type: 'string',
      value: 'FILE',
      help: 'who is told by webhook or mail, see docs/deliveries.md (default: nobody)',
    },
    port: { type: 'string', value: 'N', help: 'port of the site (default: 8787)' },
    home: {
      type: 'string',
      value: 'DIR',
      help: 'folder for all state (default: .gazette; with --repo, one below ~/.local/state)',
    },
  },
  environment: {
    PORT: 'as --port',
    GAZETTE_HOME: 'as --home',
    GAZETTE_TITLE: 'as --title',
    GAZETTE_HUBS: 'as --hubs',
    GAZETTE_DEADLINES: 'as --deadlines',
    GAZETTE_RECIPIENTS: 'as --recipients',
    AWS_ENDPOINT_URL_DYNAMODB: 'another DynamoDB than the embedded one',
  },
  example: 'gazette start --repo my-plan --port 8788',
  async run({ values }) {
    const { branch, path, language, url } = values;
    const repository = values.repo === undefined ? undefined : repositoryAddress(values.repo);
    const home = homeFolder(values);
    const runtime = await startRuntime({
      project: projectFolder(),
      home,
      asked: {
        repository: repository?.address,
        serve: values.serve || undefined,
        refuseErrors: values['refuse-errors'] || undefined,
        branch,
        path,
        title: values.title ?? process.env.GAZETTE_TITLE,
        language: language === undefined ? undefined : readLanguage(language),
        url: url === undefined ? undefined : readUrl(url),
        hubs: readHubs(values.hubs ?? process.env.GAZETTE_HUBS),
        deadlines: readDeadlines(values.deadlines ?? process.env.GAZETTE_DEADLINES),
        publicRepository: readPublicRepository(values['public-repo']),
        recipients: readFile(values.recipients ?? process.env.GAZETTE_RECIPIENTS),
        port: readPort(values.port, process.env.PORT),
      },
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

function readPort(option: string | undefined, variable: string | undefined): number | undefined {
  const text = option ?? variable;
  if (text === undefined) return undefined;
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  const advice = 'a number from 0 to 65535, such as 8787';
  if (option !== undefined) throw new CallError(`--port ${text} is no port: give ${advice}`);
  throw new SettingsError(`PORT is "${text}"`, `Give ${advice}.`);
}

/** The site is at the top of its host: one machine serves nothing else there. */
function readUrl(text: string): string {
  const address = siteAddress(text);
  if (address?.path === '') return address.url;
  if (address)
    throw new CallError(
      `--url ${text} is below a path: gazette start serves the top of a host only`,
    );
  throw new CallError(`--url ${text} is no address of a site, such as https://plan.example.org`);
}

function readHubs(text: string | undefined): string[] | undefined {
  const hubs = text?.split(/\s+/u).filter((hub) => hub !== '');
  const wrong = hubs?.find((hub) => !/^https?:\/\//u.test(hub) || !URL.canParse(hub));
  if (wrong === undefined) return hubs;
  throw new CallError(`${wrong} is no address of a hub, such as https://hub.example.org/`);
}

function readDeadlines(text: string | undefined): string | undefined {
  if (text === undefined || parsePeriods(text)) return text;
  throw new CallError(`--deadlines ${text} is not two numbers of days, such as "30 365"`);
}

function readPublicRepository(address: string | undefined): string | undefined {
  if (!address || repositoryLinks(address, { branch: '', path: '' })) return address;
  throw new CallError(
    `--public-repo ${address} is no address of a repository, such as https://github.com/org/plan`,
  );
}

/** The home keeps it, whatever folder the next start is in; empty is nobody. */
function readFile(file: string | undefined): string | undefined {
  return file ? resolve(file) : file;
}

function readLanguage(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch {
    throw new CallError(`--language ${tag} is no language tag, such as en, fr or pt-BR`);
  }
}

function welcome({ settings, remote, sample }: Runtime, home: string): string {
  const { url } = settings;
  const history =
    sample?.complete === false
      ? '\nThe history of content/ is not here (a package, a source archive or a shallow clone):\nthe sample plan is published as one version.\n'
      : '';
  return `
Gazette is running.
${history}
  read       ${url}/
  changes    ${url}/@changes/
  subscribe  ${url}/feed.xml

${remote === undefined ? following(settings) : pushing(settings, remote)}
The page, its permanent version, the redline and the feed follow within seconds.
State is kept in ${home.replace(homedir(), '~')}; its
settings.json says what it publishes. Ctrl-C stops.

`;
}

function pushing({ repository }: Runtime['settings'], remote: string): string {
  const file = repository === undefined ? 'en/climate/commitment-24.md' : 'a file';
  const copied =
    repository === undefined ? '' : `Commits in ${repository} are no longer followed.\n\n`;
  return `${copied}Now change the plan:

  git clone ${remote} my-plan
  cd my-plan
  # edit ${file}, then
  git commit -am "Say what changed, and why"
  git push
`;
}

function following({ repository, branch, path, url }: Runtime['settings']): string {
  const folder = path === '' ? '' : `, folder ${path}`;
  const isUrl = repositoryAddress(repository ?? '').kind === 'url';
  const what = isUrl
    ? `push there, and it is published within a minute; at once when a webhook
with the secret in the home’s file webhook-secret is sent to ${url}/@webhook`
    : 'commit there, and it is published';
  return `It follows the branch ${branch} of ${repository}${folder}:
${what}.
`;
}

/** A second signal, as a terminal sends it to a launcher and its child, must not end the stopping. */
async function untilStopped(): Promise<void> {
  await new Promise<void>((stop) => {
    process.on('SIGINT', () => stop());
    process.on('SIGTERM', () => stop());
  });
}
