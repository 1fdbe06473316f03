import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { parseMails } from '../../settings/mail-settings.ts';
import { parsePeriods } from '../../settings/periods.ts';
import { repositoryLinks } from '../../settings/repository-links.ts';
import {
  parseBranch,
  parseFolder,
  parseLanguage,
  parseRepository,
} from '../../settings/settings.ts';

/** One entry of a plan in cdk.json. */
export interface PlanEntry<Value> {
  /** What to write, as a sentence. */
  readonly advice: string;
  /** `undefined` when it is wrong. */
  readonly parse: (value: unknown) => Value | undefined;
}

/** Who is told of alarms. */
export type AlarmRecipient = { readonly email: string } | { readonly topicArn: string };

const hostName = matching(/^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u);

/** Name or ARN of a secret. */
const secretName = matching(/^[\w/+=.@:-]{1,512}$/u);

/** What may be written about a plan, by its key. */
export const planEntries = {
  repository: entry(
    'Write "owner/name", or the address of a repository on github.com.',
    text(parseRepository),
  ),
  repositoryId: entry(
    'Write GitHub’s number of the repository, "gh api repos/owner/name --jq .id", or leave it out.',
    parseNumber,
  ),
  branch: entry('Write the name of the branch to publish, e.g. "main".', text(parseBranch)),
  path: entry(
    'Write the folder of the plan as seen from the top of the repository, or leave it out.',
    text(parseFolder),
  ),
  title: entry(
    'Write the title of the plan.',
    text((title) => title),
  ),
  language: entry('Write a BCP 47 tag, e.g. "fr".', text(parseLanguage)),
  webhookSecret: entry(
    'Write the name or ARN of the secret that the webhook signs with, not the secret.',
    secretName,
  ),
  githubCredentialsSecret: entry(
    'Write the name or ARN of the secret that holds a GitHub token or App, not the token itself.',
    secretName,
  ),
  githubApi: entry(
    'Write the address of the API of a GitHub Enterprise Server, e.g. "https://github.example.org/api/v3", or leave it out.',
    matching(/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*[^\s/?#])?$/u),
  ),
  pullRequestErrors: entry(
    'Write "fail" if errors are to fail the check of a pull request, or leave it out: then they are named.',
    matching(/^fail$/u),
  ),
  hubs: entry(
    'Write the addresses of WebSub hubs as a list, e.g. ["https://hub.example.org/"], or leave it out.',
    parseHubs,
  ),
  publicRepository: entry(
    'Write the address where readers see the repository, e.g. "https://github.com/org/plan", or leave it out.',
    text((value) => (repositoryLinks(value, { branch: '', path: '' }) ? value : undefined)),
  ),
  deadlines: entry(
    'Write how many days before a date something is due soon, a blank, and after how many days without a new version it is silent, e.g. "30 365", or leave it out.',
    text((value) => (parsePeriods(value) ? value : undefined)),
  ),
  webhooks: entry(
    'Write the name or ARN of the secret that lists webhooks (docs/deploy.md), not an address, or leave it out.',
    (value) => (String(value).includes('//') ? undefined : secretName(value)),
  ),
  eventBus: entry(
    'Write the name or ARN of a bus of EventBridge, or leave it out.',
    matching(/^(?:arn:aws[\w-]*:events:[\w-]+:\d{12}:event-bus\/)?(?!arn:)[\w./-]{1,256}$/u),
  ),
  mail: entry(
    'Write { "from": …, "to": "the address of a list" } or { "from": …, "contactList": …, "topic": … } (docs/deliveries.md), with "send": "weekly" or "monthly" for a digest; a list of these for several; or leave it out.',
    (value) => parseMails(value, 'ses'),
  ),
  domain: entry('Write a host name, e.g. "plan.example.org", or leave it out.', hostName),
  previewDomain: entry(
    'Write another host name that the certificate covers, e.g. "preview.example.org", or leave it out: then previews are on the domain itself.',
    hostName,
  ),
  certificate: entry(
    'Write the ARN of a certificate for the domain in us-east-1, where CloudFront reads them.',
    matching(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/u),
  ),
  webAcl: entry(
    'Write the ARN of a web ACL for CloudFront, which is in us-east-1, "arn:aws:wafv2:us-east-1:…:global/webacl/NAME/ID", or leave it out.',
    matching(/^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]{1,128}\/[\w-]{1,36}$/u),
  ),
  alarms: entry(
    'Write the e-mail address that alarms go to, or the ARN of an SNS topic, or leave it out.',
    text(parseRecipient),
  ),
  budget: entry(
    'Write how many US dollars a month may cost before "alarms" hears of it, a whole number from 1, or leave it out.',
    parseNumber,
  ),
  logDays: entry(
    'Write for how many days logs are kept, one of those that CloudWatch knows: 30, 90, 365, 731, …',
    parseLogDays,
  ),
  table: entry(
    'Write the ARN of the stream of a table that holds a record already, "arn:aws:dynamodb:…:table/NAME/stream/…", or leave it out: then the stack has a table of its own.',
    matching(/^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/[\w.-]{3,255}\/stream\/[\w:.-]+$/u),
  ),
  onDemandConcurrency: entry(
    'Write how many pages may be made on demand at the same time, a whole number from 1, or leave it out.',
    parseNumber,
  ),
  renderConcurrency: entry(
    'Write how many units of pages are made anew at the same time, a whole number from 2 to 1000, or leave it out.',
    parseConcurrency,
  ),
} as const;

/** What an entry is called. */
export type PlanKey = keyof typeof planEntries;

function entry<Value>(advice: string, parse: PlanEntry<Value>['parse']): PlanEntry<Value> {
  return { advice, parse };
}

function text<Value>(
  parse: (value: string) => Value | undefined,
): (value: unknown) => Value | undefined {
  return (value) => (typeof value === 'string' ? parse(value.trim()) : undefined);
}

function matching(pattern: RegExp): (value: unknown) => string | undefined {
  return text((value) => (pattern.test(value) ? value : undefined));
}

function parseRecipient(value: string): AlarmRecipient | undefined {
  if (/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+$/u.test(value)) return { topicArn: value };
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(value) ? { email: value } : undefined;
}

/** A whole number from 1. */
function parseNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) >= 1 ? Number(value) : undefined;
}

/**
 * What an event source mapping takes as its maximum concurrency
 * (https://docs.aws.amazon.com/lambda/latest/api/API_ScalingConfig.html).
 */
function parseConcurrency(value: unknown): number | undefined {
  const number = parseNumber(value) ?? 0;
  return number >= 2 && number <= 1_000 ? number : undefined;
}

function parseHubs(value: unknown): readonly string[] | undefined {
  const isHub = (hub: unknown) =>
    typeof hub === 'string' && /^https:\/\/[^\s/]\S*$/u.test(hub) && URL.canParse(hub);
  return Array.isArray(value) && value.every(isHub) ? value : undefined;
}

function parseLogDays(value: unknown): RetentionDays | undefined {
  const known = Object.values(RetentionDays).filter((days) => typeof days === 'number');
  // CDK’s number for "for ever" is no number of days.
  return known.find((days) => days === value && days !== RetentionDays.INFINITE);
}
