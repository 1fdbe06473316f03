import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { SettingsError } from '../../errors/errors.ts';
import { type AlarmRecipient, type PlanEntry, type PlanKey, planEntries } from './plan-entries.ts';
import type { RecipientsConfiguration } from './recipients.ts';

/** One plan to deploy, from `plans` in the CDK context (cdk.json). */
export interface PlanConfiguration {
  /** Name of the stack; each plan is a stack of its own. */
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** GitHub's number of the repository, which stays when the name does not. */
  readonly repositoryId?: number;
  readonly branch: string;
  /** Folder of the plan in the repository; `''` is the whole repository. */
  readonly path: string;
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The site's own host name; without one it has CloudFront's. */
  readonly domain?: {
    readonly name: string;
    readonly certificateArn: string;
    /** Another host name, for previews alone. */
    readonly previewName?: string;
  };
  /** Name or ARN of the secret that the webhook signs with. */
  readonly webhookSecretId: string;
  /** Name or ARN of the secret that holds a GitHub token or App. */
  readonly githubCredentialsSecretId?: string;
  /** API of a GitHub Enterprise Server; GitHub's own when left out. */
  readonly githubApiUrl?: string;
  /** `fail` where errors fail the check of a pull request; otherwise they are only named. */
  readonly pullRequestErrors?: string;
  /** ARN of the web ACL that CloudFront asks about each request. */
  readonly webAclArn?: string;
  /** Absolute URLs of WebSub hubs that hear of every change. */
  readonly hubs?: readonly string[];
  /** Where readers see the repository; pages link to it. */
  readonly publicRepository?: string;
  /** When commitments count as due soon and as silent (lib/settings/periods.ts). */
  readonly deadlines?: string;
  /** Who is told of each change set; with none of them nobody is, beside readers of feeds. */
  readonly recipients: RecipientsConfiguration;
  /** Who is told of alarms; without one nobody is. */
  readonly alarmRecipient?: AlarmRecipient;
  /** US dollars that a month may cost before the recipient of alarms is told. */
  readonly budget?: number;
  /** For how long logs are kept. */
  readonly logRetention: RetentionDays;
  /** How many pages may be made on demand at once; without one five. */
  readonly onDemandConcurrency?: number;
  /** How many units of pages are made anew at once; without one twenty. */
  readonly renderConcurrency?: number;
  /** ARN of the stream of the table that holds the record; without one the stack has its own table. */
  readonly tableStreamArn?: string;
}

/** The stack of what several plans share; no plan can have its name. */
export const sharedStack = 'gazette-shared';

type ValueOf<Name extends PlanKey> =
  (typeof planEntries)[Name] extends PlanEntry<infer Value> ? Value : never;

/**
 * Reads and checks all plans.
 *
 * @param plans value of `plans` in the CDK context: an object with an entry for each plan
 * @throws {SettingsError} that names everything that is missing or wrong, and what to write
 */
export function readPlans(plans: unknown): PlanConfiguration[] {
  const problems: string[] = [];
  const entries = isObject(plans) ? Object.entries(plans) : [];
  if (entries.length === 0)
    problems.push('plans is missing. Write { "gazette": { "repository": "owner/name", … } }.');
  const read = entries.map(([name, given]) => readPlan(name, given, problems));
  problems.push(...sharedDomains(read));
  if (problems.length === 0) return read;
  throw new SettingsError(
    `The configuration is not complete:\n${asList(problems)}`,
    'Set these under "plans" in the context of cdk.json; docs/deploy.md lists them all.',
  );
}

/**
 * Reads and checks one plan of an app of its operator's own.
 *
 * @param name name of its stack
 * @param props as in cdk.json
 * @throws {SettingsError} that names everything that is missing or wrong, and what to write
 */
export function readPlanProps(name: string, props: object): PlanConfiguration {
  const problems: string[] = [];
  const read = readPlan(name, props, problems, 'props');
  if (problems.length === 0) return read;
  throw new SettingsError(
    `The plan of stack ${name} is not complete:\n${asList(problems)}`,
    'Set these in the props of GazettePlan; docs/deploy.md lists them all.',
  );
}

function asList(problems: readonly string[]): string {
  return problems.map((problem) => `- ${problem}`).join('\n');
}

function readPlan(
  name: string,
  given: unknown,
  problems: string[],
  place = `plans.${name}`,
): PlanConfiguration {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/u.test(name))
    problems.push(
      `plans cannot have the name ${JSON.stringify(name)}. Write letters, digits and hyphens, beginning with a letter.`,
    );
  if (name === sharedStack)
    problems.push(`plans cannot have the name "${name}": what plans share has it. Write another.`);
  const reader = new PlanReader(place, isObject(given) ? given : {}, problems);
  const domain = reader.domain();
  const githubCredentialsSecretId = reader.optional('githubCredentialsSecret');
  const githubApiUrl = reader.optional('githubApi');
  const pullRequestErrors = reader.optional('pullRequestErrors');
  const hubs = reader.optional('hubs');
  const publicRepository = reader.optional('publicRepository');
  const deadlines = reader.optional('deadlines');
  const alarmRecipient = reader.optional('alarms');
  const budget = reader.budget();
  const repositoryId = reader.optional('repositoryId');
  const onDemandConcurrency = reader.optional('onDemandConcurrency');
  const renderConcurrency = reader.optional('renderConcurrency');
  const webAclArn = reader.optional('webAcl');
  const tableStreamArn = reader.optional('table');
  return {
    name,
    repository: reader.required('repository'),
    branch: reader.required('branch'),
    path: reader.optional('path') ?? '',
    title: reader.required('title'),
    language: reader.required('language'),
    webhookSecretId: reader.required('webhookSecret'),
    logRetention: reader.optional('logDays') ?? RetentionDays.THREE_MONTHS,
    recipients: reader.recipients(),
    ...(domain === undefined ? {} : { domain }),
    ...(githubCredentialsSecretId === undefined ? {} : { githubCredentialsSecretId }),
    ...(githubApiUrl === undefined ? {} : { githubApiUrl }),
    ...(pullRequestErrors === undefined ? {} : { pullRequestErrors }),
    ...(hubs === undefined ? {} : { hubs }),
    ...(publicRepository === undefined ? {} : { publicRepository }),
    ...(deadlines === undefined ? {} : { deadlines }),
    ...(alarmRecipient === undefined ? {} : { alarmRecipient }),
    ...(budget === undefined ? {} : { budget }),
    ...(repositoryId === undefined ? {} : { repositoryId }),
    ...(onDemandConcurrency === undefined ? {} : { onDemandConcurrency }),
    ...(renderConcurrency === undefined ? {} : { renderConcurrency }),
    ...(webAclArn === undefined ? {} : { webAclArn }),
    ...(tableStreamArn === undefined ? {} : { tableStreamArn }),
  };
}

/** Reads the entries of one plan and gathers what is wrong with them. */
class PlanReader {
  private readonly place: string;
  private readonly given: Readonly<Record<string, unknown>>;
  private readonly problems: string[];

  constructor(place: string, given: Readonly<Record<string, unknown>>, problems: string[]) {
    this.place = place;
    this.given = given;
    this.problems = problems;
    const known = Object.keys(planEntries);
    for (const key of Object.keys(given))
      if (!known.includes(key))
        problems.push(`${place}.${key} is not known. Write one of ${known.join(', ')}.`);
  }

  /** `undefined` when the entry is absent or empty, or wrong, which is then among the problems. */
  optional<Name extends PlanKey>(key: Name): ValueOf<Name> | undefined {
    const value = this.given[key];
    if (isEmpty(value)) return undefined;
    const { parse, advice } = planEntries[key];
    const parsed = parse(value);
    if (parsed === undefined)
      this.problems.push(`${this.place}.${key} cannot be ${JSON.stringify(value)}. ${advice}`);
    return parsed as ValueOf<Name> | undefined;
  }

  /** The empty text stands in for what is missing, which is then among the problems. */
  required(key: PlanKey): string {
    if (isEmpty(this.given[key]))
      this.problems.push(`${this.place}.${key} is missing. ${planEntries[key].advice}`);
    return String(this.optional(key) ?? '');
  }

  domain(): PlanConfiguration['domain'] {
    const before = this.problems.length;
    const name = this.optional('domain');
    const certificateArn = this.optional('certificate');
    const previewName = this.optional('previewDomain');
    if (name !== undefined && certificateArn !== undefined && previewName !== name)
      return { name, certificateArn, ...(previewName === undefined ? {} : { previewName }) };
    if (previewName !== undefined && (name === undefined || previewName === name))
      this.problems.push(
        `${this.place}.previewDomain goes with ${this.place}.domain, and is another name. ${planEntries.previewDomain.advice}`,
      );
    if (name !== certificateArn && this.problems.length === before)
      this.problems.push(
        `${this.place}.domain and ${this.place}.certificate go together. ${planEntries.certificate.advice}`,
      );
    return undefined;
  }

  recipients(): RecipientsConfiguration {
    const webhooksSecretId = this.optional('webhooks');
    const eventBus = this.optional('eventBus');
    const mail = this.optional('mail');
    return {
      ...(webhooksSecretId === undefined ? {} : { webhooksSecretId }),
      ...(eventBus === undefined ? {} : { eventBus }),
      ...(mail === undefined ? {} : { mail }),
    };
  }

  budget(): number | undefined {
    const budget = this.optional('budget');
    if (budget !== undefined && isEmpty(this.given.alarms))
      this.problems.push(
        `${this.place}.budget and ${this.place}.alarms go together: nobody would be told. ${planEntries.alarms.advice}`,
      );
    return budget;
  }
}

/** CloudFront serves a host name from one distribution only. */
function sharedDomains(plans: readonly PlanConfiguration[]): string[] {
  const names = plans.flatMap(({ domain }) =>
    domain === undefined ? [] : [domain.name, ...(domain.previewName ? [domain.previewName] : [])],
  );
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `${name} is the domain of two plans. Write it for one of them.`);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
