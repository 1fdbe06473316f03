import { SettingsError } from '../errors.ts';
import { parseBranch, parseFolder, parseLanguage, parseRepository } from '../settings.ts';

/** What to deploy, from the `gazette:…` entries of the CDK context (cdk.json, or `-c key=value`). */
export interface PlanConfiguration {
  /** Name of the stack; another one deploys another plan beside the first. */
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly branch: string;
  /** Folder of the plan in the repository; `''` is the whole repository. */
  readonly path: string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The site's own host name; without one it has CloudFront's. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Name or ARN of the secret that the webhook signs with. */
  readonly webhookSecretId: string;
  /** Name or ARN of the secret that holds a GitHub token. */
  readonly githubTokenSecretId?: string;
}

/** Looks up an entry of the context, as `app.node.tryGetContext` does. */
export type ContextReader = (key: string) => unknown;

interface Entry {
  readonly key: string;
  readonly advice: string;
  readonly parse: (text: string) => string | undefined;
}

const entries = {
  name: {
    key: 'gazette:name',
    advice: 'Write letters, digits and hyphens, beginning with a letter, e.g. "gazette".',
    parse: matching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/u),
  },
  repository: {
    key: 'gazette:repository',
    advice: 'Write "owner/name", or the address of a repository on github.com.',
    parse: parseRepository,
  },
  branch: {
    key: 'gazette:branch',
    advice: 'Write the name of the branch to publish, e.g. "main".',
    parse: parseBranch,
  },
  path: {
    key: 'gazette:path',
    advice: 'Write the folder of the plan as seen from the top of the repository, or leave it out.',
    parse: parseFolder,
  },
  title: {
    key: 'gazette:title',
    advice: 'Write the title of the plan.',
    parse: (text) => text,
  },
  language: {
    key: 'gazette:language',
    advice: 'Write a BCP 47 tag, e.g. "fr".',
    parse: parseLanguage,
  },
  domain: {
    key: 'gazette:domain',
    advice: 'Write a host name, e.g. "plan.example.org", or leave it out.',
    parse: matching(/^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u),
  },
  certificate: {
    key: 'gazette:certificate',
    advice:
      'Write the ARN of a certificate for the domain in us-east-1, where CloudFront reads them.',
    parse: matching(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/u),
  },
  webhookSecret: {
    key: 'gazette:webhook-secret',
    advice: 'Write the name or ARN of the secret that the webhook signs with, not the secret.',
    parse: matching(/^[\w/+=.@:-]{1,512}$/u),
  },
  githubTokenSecret: {
    key: 'gazette:github-token-secret',
    advice: 'Write the name or ARN of the secret that holds a GitHub token, not the token.',
    parse: matching(/^[\w/+=.@:-]{1,512}$/u),
  },
} as const satisfies Readonly<Record<string, Entry>>;

/**
 * Reads and checks the configuration.
 *
 * @throws {SettingsError} that names everything that is missing or wrong, and what to write
 */
export function readPlanConfiguration(context: ContextReader): PlanConfiguration {
  const problems: string[] = [];
  const optional = (entry: Entry) => readEntry(context, entry, problems);
  const required = (entry: Entry) => {
    const before = problems.length;
    const value = optional(entry);
    if (value === undefined && problems.length === before)
      problems.push(`${entry.key} is missing. ${entry.advice}`);
    return value ?? '';
  };
  const domain = readDomain(optional, problems);
  const githubTokenSecretId = optional(entries.githubTokenSecret);
  const configuration = {
    name: optional(entries.name) ?? 'gazette',
    repository: required(entries.repository),
    branch: required(entries.branch),
    path: optional(entries.path) ?? '',
    title: required(entries.title),
    language: required(entries.language),
    webhookSecretId: required(entries.webhookSecret),
    ...(domain === undefined ? {} : { domain }),
    ...(githubTokenSecretId === undefined ? {} : { githubTokenSecretId }),
  };
  if (problems.length === 0) return configuration;
  throw new SettingsError(
    `The configuration is not complete:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    'Set these under "context" in cdk.json, or on the command line: cdk deploy -c key=value',
  );
}

function readDomain(
  optional: (entry: Entry) => string | undefined,
  problems: string[],
): PlanConfiguration['domain'] {
  const name = optional(entries.domain);
  const certificateArn = optional(entries.certificate);
  if (name !== undefined && certificateArn !== undefined) return { name, certificateArn };
  if ((name === undefined) !== (certificateArn === undefined) && problems.length === 0)
    problems.push(
      `${entries.domain.key} and ${entries.certificate.key} go together. ${entries.certificate.advice}`,
    );
  return undefined;
}

/** `undefined` when the entry is absent or empty, or wrong, which is then among the problems. */
function readEntry(context: ContextReader, entry: Entry, problems: string[]): string | undefined {
  const value = context(entry.key);
  if (value === undefined || value === null || value === '') return undefined;
  const parsed = typeof value === 'string' ? entry.parse(value.trim()) : undefined;
  if (parsed === undefined)
    problems.push(`${entry.key} cannot be ${JSON.stringify(value)}. ${entry.advice}`);
  return parsed;
}

function matching(pattern: RegExp): (text: string) => string | undefined {
  return (text) => (pattern.test(text) ? text : undefined);
}
