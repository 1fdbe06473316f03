import { SettingsError } from '../errors/errors.ts';

/** What a deployed function needs to know; the stack writes it, the functions read it. */
export interface Settings {
  /** Name of the plan's stack, in logs and measurements. */
  readonly plan: string;
  /** Name of the DynamoDB table. */
  readonly table: string;
  /** Bucket of the published site. */
  readonly siteBucket: string;
  /** Bucket of what is too large for the table. */
  readonly textBucket: string;
  /** FIFO queue between receive and ingest. */
  readonly queueUrl: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** GitHub's number of the repository, in digits: it stays when the name does not. */
  readonly repositoryId?: string;
  readonly branch: string;
  /** Folder of the plan in the repository, `/` between segments; `''` is the whole repository. */
  readonly path: string;
  readonly title: string;
  /** Absolute, no trailing slash: `https://plan.example.org`. */
  readonly baseUrl: string;
  /** Where previews are, absolute, no trailing slash; without one they are on the site itself. */
  readonly previewUrl?: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Name or ARN of the secret that the repository's webhook signs with. */
  readonly webhookSecretId: string;
  /**
   * Name or ARN of the secret that holds a GitHub token or App (lib/github/github-credentials.ts);
   * without one only public repositories can be read.
   */
  readonly githubCredentialsSecretId?: string;
  /** API of a GitHub Enterprise Server; GitHub's own when left out. */
  readonly githubApiUrl?: string;
  /** `fail` where errors fail the check of a pull request; otherwise they are only named. */
  readonly pullRequestErrors?: string;
  /** Queue of pull requests whose preview is to be made; without one they are ignored. */
  readonly previewQueueUrl?: string;
  /** Absolute URLs of WebSub hubs that hear of every change, one blank between them. */
  readonly hubs?: string;
  /** Where readers see the repository (lib/settings/repository-links.ts). */
  readonly publicRepository?: string;
  /** When commitments count as due soon and as silent (lib/settings/periods.ts). */
  readonly deadlines?: string;
  /** FIFO queue of what recipients are to hear; without one nobody is told. */
  readonly deliveryQueueUrl?: string;
  /** Standard queue of units of pages that are made anew (lib/pipeline/render-all). */
  readonly unitQueueUrl?: string;
  /** Names what pages look like that the functions make: a digest of all that makes them. */
  readonly look?: string;
  /** Name or ARN of the secret that lists webhooks (lib/webhooks/webhook-settings.ts). */
  readonly webhooksSecretId?: string;
  /** Name or ARN of a bus of EventBridge that hears of every change. */
  readonly eventBus?: string;
  /** How mail goes out, as JSON (lib/settings/mail-settings.ts). */
  readonly mail?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type OptionalName =
  | 'repositoryId'
  | 'githubCredentialsSecretId'
  | 'githubApiUrl'
  | 'pullRequestErrors'
  | 'previewQueueUrl'
  | 'previewUrl'
  | 'hubs'
  | 'publicRepository'
  | 'deadlines'
  | 'deliveryQueueUrl'
  | 'unitQueueUrl'
  | 'look'
  | 'webhooksSecretId'
  | 'eventBus'
  | 'mail';
type RequiredName = Exclude<keyof Settings, OptionalName | 'path'>;

/** The environment variable of each setting. */
export const settingsKeys = {
  plan: 'GAZETTE_PLAN',
  table: 'GAZETTE_TABLE',
  siteBucket: 'GAZETTE_BUCKET',
  textBucket: 'GAZETTE_TEXT_BUCKET',
  queueUrl: 'GAZETTE_QUEUE_URL',
  repository: 'GAZETTE_REPOSITORY',
  repositoryId: 'GAZETTE_REPOSITORY_ID',
  branch: 'GAZETTE_BRANCH',
  path: 'GAZETTE_PATH',
  title: 'GAZETTE_TITLE',
  baseUrl: 'GAZETTE_BASE_URL',
  previewUrl: 'GAZETTE_PREVIEW_URL',
  language: 'GAZETTE_LANGUAGE',
  webhookSecretId: 'GAZETTE_WEBHOOK_SECRET_ID',
  githubCredentialsSecretId: 'GAZETTE_GITHUB_CREDENTIALS_SECRET_ID',
  githubApiUrl: 'GAZETTE_GITHUB_API_URL',
  pullRequestErrors: 'GAZETTE_PULL_REQUEST_ERRORS',
  previewQueueUrl: 'GAZETTE_PREVIEW_QUEUE_URL',
  hubs: 'GAZETTE_HUBS',
  publicRepository: 'GAZETTE_PUBLIC_REPOSITORY',
  deadlines: 'GAZETTE_DEADLINES',
  deliveryQueueUrl: 'GAZETTE_DELIVERY_QUEUE_URL',
  unitQueueUrl: 'GAZETTE_UNIT_QUEUE_URL',
  look: 'GAZETTE_LOOK',
  webhooksSecretId: 'GAZETTE_WEBHOOKS_SECRET_ID',
  eventBus: 'GAZETTE_EVENT_BUS',
  mail: 'GAZETTE_MAIL',
} as const satisfies Readonly<Record<keyof Settings, string>>;

/** What to write into a setting that must be there. */
const advice: Readonly<Record<RequiredName, string>> = {
  plan: 'Write the name of the plan’s stack, e.g. "gazette".',
  table: 'Write the name of the DynamoDB table, e.g. "gazette".',
  siteBucket: 'Write the name of the bucket that holds the site.',
  textBucket: 'Write the name of the bucket that holds texts too large for the table.',
  queueUrl: 'Write the URL of the FIFO queue of pushes.',
  repository: 'Write "owner/name", or the address of a repository on github.com.',
  branch: 'Write the name of the published branch, e.g. "main".',
  title: 'Write the title of the plan.',
  baseUrl: 'Write where the site is, e.g. "https://plan.example.org".',
  language: 'Write the language of the site as a BCP 47 tag, e.g. "fr".',
  webhookSecretId: 'Write the name of the secret that the webhook signs with, not the secret.',
};

/**
 * Reads the settings of a function from its environment.
 *
 * @throws {SettingsError} that names the variable and says what to write
 */
export function readSettings(environment: Environment): Settings {
  return {
    plan: required(environment, 'plan'),
    table: required(environment, 'table'),
    siteBucket: required(environment, 'siteBucket'),
    textBucket: required(environment, 'textBucket'),
    queueUrl: required(environment, 'queueUrl', parseHttpUrl),
    repository: required(environment, 'repository', parseRepository),
    branch: required(environment, 'branch', parseBranch),
    path: readPath(environment),
    title: required(environment, 'title'),
    baseUrl: required(environment, 'baseUrl', parseHttpUrl),
    language: required(environment, 'language', parseLanguage),
    webhookSecretId: required(environment, 'webhookSecretId'),
    ...optional(environment, 'repositoryId'),
    ...optional(environment, 'githubCredentialsSecretId'),
    ...optional(environment, 'githubApiUrl'),
    ...optional(environment, 'pullRequestErrors'),
    ...optional(environment, 'previewQueueUrl'),
    ...optional(environment, 'previewUrl'),
    ...optional(environment, 'hubs'),
    ...optional(environment, 'publicRepository'),
    ...optional(environment, 'deadlines'),
    ...optional(environment, 'deliveryQueueUrl'),
    ...optional(environment, 'unitQueueUrl'),
    ...optional(environment, 'look'),
    ...optional(environment, 'webhooksSecretId'),
    ...optional(environment, 'eventBus'),
    ...optional(environment, 'mail'),
  };
}

/** The environment that {@link readSettings} reads these settings from; what is empty is left out. */
export function settingsToEnvironment(settings: Settings): Record<string, string> {
  const names = Object.keys(settingsKeys) as (keyof Settings)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = settings[name];
      return value ? [[settingsKeys[name], value]] : [];
    }),
  );
}

/** `owner/name`, from that or from an address on github.com; `undefined` when it is neither. */
export function parseRepository(text: string): string | undefined {
  const bare = text.replace(/^(?:https:\/\/github\.com\/|git@github\.com:)/u, '');
  const short = bare.replace(/(?:\.git)?\/?$/u, '');
  return /^[\w-]+\/(?!\.{1,2}$)[\w.-]+$/u.test(short) ? short : undefined;
}

/** A branch name that git accepts (git-check-ref-format, the rules that matter in an address). */
export function parseBranch(text: string): string | undefined {
  const wrong = /^[-/]|\/$|\/\/|\.\.|@\{|[\s~^:?*[\\\p{Cc}]|\.lock(?:\/|$)|^refs\//u;
  return wrong.test(text) ? undefined : text;
}

/** A folder of a repository without slashes at its ends; `undefined` when it leads out of it. */
export function parseFolder(text: string): string | undefined {
  const folder = text.replace(/^\/+|(?<!\/)\/+$/gu, '');
  const segments = folder === '' ? [] : folder.split('/');
  return segments.some((segment) => ['', '.', '..'].includes(segment)) ? undefined : folder;
}

/** A well-formed BCP 47 tag in its canonical spelling. */
export function parseLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

function parseHttpUrl(text: string): string | undefined {
  return /^https?:\/\/[^\s/]/u.test(text) && URL.canParse(text)
    ? text.replace(/(?<!\/)\/+$/u, '')
    : undefined;
}

function required(
  environment: Environment,
  name: RequiredName,
  parse: (text: string) => string | undefined = (text) => text,
): string {
  const key = settingsKeys[name];
  const text = textOf(environment[key]);
  if (text === undefined) throw new SettingsError(`The setting ${key} is missing.`, advice[name]);
  const value = parse(text);
  if (value === undefined)
    throw new SettingsError(`The setting ${key} cannot be "${text}".`, advice[name]);
  return value;
}

function optional(environment: Environment, name: OptionalName): Partial<Settings> {
  const value = textOf(environment[settingsKeys[name]]);
  return value === undefined ? {} : { [name]: value };
}

function readPath(environment: Environment): string {
  const text = environment[settingsKeys.path] ?? '';
  const path = parseFolder(text);
  if (path !== undefined) return path;
  throw new SettingsError(
    `The setting ${settingsKeys.path} cannot be "${text}".`,
    'Write the folder of the plan as seen from the top of the repository, e.g. "plan/en", or nothing.',
  );
}

function textOf(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === '' ? undefined : text;
}
