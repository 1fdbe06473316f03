import { createAwsPorts } from '../lib/aws/aws-ports.ts';
import {
  createS3Client,
  createSecretsClient,
  createSqsClient,
} from '../lib/aws/clients/clients.ts';
import { createS3ObjectStore } from '../lib/aws/s3/s3-object-store.ts';
import { createS3PreviewStore } from '../lib/aws/s3/s3-preview-store.ts';
import { createSecretReader } from '../lib/aws/secrets.ts';
import { createGiveBack } from '../lib/aws/sqs/give-back.ts';
import { createSqsDeliveryQueue } from '../lib/aws/sqs/sqs-delivery-queue.ts';
import { createSqsPullRequestQueue } from '../lib/aws/sqs/sqs-pull-request-queue.ts';
import { createSqsPushQueue } from '../lib/aws/sqs/sqs-push-queue.ts';
import { createGithubReport } from '../lib/github/author-report.ts';
import {
  createGithubCredentials,
  type GithubCredentials,
} from '../lib/github/github-credentials.ts';
import { createGithubSource } from '../lib/github/github-source.ts';
import { createPullRequests } from '../lib/github/pull-requests.ts';
import { createWorkerTrials } from '../lib/pipeline/trial/worker-trials.ts';
import type { ReportOwnFailure } from '../lib/pipeline/work/own-failures.ts';
import type { AuthorReport } from '../lib/ports/author-report.ts';
import type { KeptObjects } from '../lib/ports/kept-objects.ts';
import type { Source } from '../lib/ports/source.ts';
import type { TextTrials } from '../lib/ports/text-trials.ts';
import { createMeter, type Meter } from '../lib/settings/measures.ts';
import { parsePeriods } from '../lib/settings/periods.ts';
import { repositoryLinks } from '../lib/settings/repository-links.ts';
import { readSettings, type Settings } from '../lib/settings/settings.ts';
import { createLambdaWatch, errorLine } from '../lib/settings/stage-watch.ts';
import { describeSite } from '../lib/site/describe-site.ts';
import { createWebSubHubs } from '../lib/websub/websub-hubs.ts';
import { wakeByQueue } from './wake-again.ts';

/** The ports of each function on AWS, from the settings in its environment. */
export function open() {
  const settings = readSettings(process.env);
  const { table, siteBucket, textBucket, queueUrl } = settings;
  const names = { table, site: siteBucket, objects: textBucket, queueUrl };
  const { title, baseUrl, language } = settings;
  const periods = parsePeriods(settings.deadlines ?? '');
  const repository = repositoryLinks(settings.publicRepository ?? '', settings);
  const described = describeSite(title, baseUrl, language, settings.hubs?.split(' '), repository);
  const site = { ...described, ...(periods && { periods }) };
  return { settings, site, ...createAwsPorts(process.env, names) };
}

export function receivePorts() {
  // Alone among the functions it starts while somebody waits: it opens no more than it needs.
  const settings = readSettings(process.env);
  const { repository, branch, webhookSecretId, queueUrl, previewQueueUrl } = settings;
  const client = createSqsClient();
  return {
    queue: createSqsPushQueue(client, queueUrl),
    ...(previewQueueUrl === undefined
      ? {}
      : { previews: createSqsPullRequestQueue(client, previewQueueUrl) }),
    secrets: createSecretReader({ client: createSecretsClient(), secret: webhookSecretId }),
    repository,
    ...numberOf(settings),
    moved: movedOf(settings),
    branch,
    watch: createLambdaWatch('receive', settings, now),
  };
}

export function ingestPorts() {
  const { settings, store, pages, queue } = open();
  const again = wakeByQueue(queue, settings);
  const trials = createTrials();
  return {
    store,
    pages,
    source: sourceOf(settings, 0, createS3ObjectStore(createS3Client(), settings.textBucket)),
    language: settings.language,
    trials,
    meter: meterOf(settings),
    again,
    giveBack: createGiveBack(createSqsClient(), settings.queueUrl),
    mistakes: mistakesOf(settings),
    watch: createLambdaWatch('ingest', settings, now),
    now,
  };
}

export function renderPorts(name: 'render' | 'on-demand' = 'render') {
  const { settings, store, index, pages, site } = open();
  const watch = createLambdaWatch(name, settings, now);
  const { look } = settings;
  const meter = meterOf(settings);
  return { store, index, pages, site, look, mistakes: mistakesOf(settings), watch, meter };
}

export function renderUnitPorts() {
  const { settings, store, index, pages, site } = open();
  const { unitQueueUrl = '', look = '' } = settings;
  const giveBack = createGiveBack(createSqsClient(), unitQueueUrl);
  const watch = createLambdaWatch('render-unit', settings, now);
  const meter = meterOf(settings);
  return { store, index, pages, site, look, giveBack, watch, meter, now };
}

export function announcePorts() {
  const { settings, store, index, pages, site } = open();
  const log = logOf(settings);
  const hubs = createWebSubHubs({ hubs: site.hubs ?? [], log });
  const author = authorOf(settings);
  const watch = createLambdaWatch('announce', settings, now);
  const ports = { store, index, pages, site, hubs, author, watch, meter: meterOf(settings) };
  const { deliveryQueueUrl } = settings;
  if (deliveryQueueUrl === undefined) return ports;
  const queue = createSqsDeliveryQueue(createSqsClient(), deliveryQueueUrl);
  return { ...ports, deliveries: { queue, now } };
}

export function previewPorts() {
  const { settings, store, index, site: published } = open();
  const { siteBucket, repository, branch, path, githubApiUrl, baseUrl, previewUrl } = settings;
  const failsOnErrors = settings.pullRequestErrors === 'fail';
  const credentials = credentialsOf(settings);
  const pullRequests = createPullRequests({
    ...repositoryOf(repository),
    ...numberOf(settings),
    reserve: previewReserve,
    branch,
    path,
    ...(credentials === undefined ? {} : { credentials }),
    ...(githubApiUrl === undefined ? {} : { apiUrl: githubApiUrl }),
    ...{ siteUrl: previewUrl ?? baseUrl, failsOnErrors },
    log: logOf(settings),
  });
  const site = { ...published, ...(previewUrl === undefined ? {} : { previewUrl }) };
  const previews = createS3PreviewStore(createS3Client(), siteBucket);
  const trials = createTrials();
  const source = sourceOf(settings, previewReserve);
  const watch = createLambdaWatch('preview', settings, now);
  const giveBack = createGiveBack(createSqsClient(), settings.previewQueueUrl ?? '');
  return { source, store, index, site, pullRequests, previews, trials, giveBack, watch, now };
}

/** The worker's bundle is put beside the function's own (lib/stack/bundles/bundle.ts). */
function createTrials(): TextTrials {
  return createWorkerTrials({ entry: new URL('./trial-worker.mjs', import.meta.url) });
}

export function onDemandPorts() {
  return { ...renderPorts('on-demand'), now };
}

function sourceOf(settings: Settings, reserve = 0, objects?: KeptObjects): Source {
  const { repository, branch, path, githubApiUrl } = settings;
  const credentials = credentialsOf(settings);
  return createGithubSource({
    ...repositoryOf(repository),
    ...numberOf(settings),
    ...{ moved: movedOf(settings), reserve },
    ...(objects && { objects }),
    branch,
    path,
    ...(credentials === undefined ? {} : { token: credentials.token }),
    ...(githubApiUrl === undefined ? {} : { apiUrl: githubApiUrl }),
  });
}

function credentialsOf(settings: Settings): GithubCredentials | undefined {
  const { githubCredentialsSecretId, githubApiUrl } = settings;
  if (githubCredentialsSecretId === undefined) return undefined;
  const client = createSecretsClient();
  const read = createSecretReader({ client, secret: githubCredentialsSecretId });
  return createGithubCredentials(async () => (await read())[0] ?? '', githubApiUrl);
}

/** Share of GitHub's requests that previews leave to ingest: one preview takes up to 700 of 5,000. */
const previewReserve = 0.3;

/** GitHub's number of the repository, where the operator gives it. */
function numberOf({ repositoryId }: Settings): { readonly repositoryId?: number } {
  return repositoryId === undefined ? {} : { repositoryId: Number(repositoryId) };
}

/** The operator finds it in the function's log. */
function movedOf({ plan }: Settings): (advice: string) => void {
  return (advice) => console.warn({ message: advice, plan });
}

function repositoryOf(fullName: string) {
  const [owner = '', repository = ''] = fullName.split('/');
  return { owner, repository };
}

/** Authors find the report on their commit where credentials allow it, and always in the log. */
function authorOf(settings: Settings): AuthorReport {
  const { repository, path, githubApiUrl, baseUrl } = settings;
  const log = logOf(settings);
  const credentials = credentialsOf(settings);
  const github =
    credentials &&
    createGithubReport({
      ...repositoryOf(repository),
      ...numberOf(settings),
      path,
      credentials,
      ...(githubApiUrl === undefined ? {} : { apiUrl: githubApiUrl }),
      siteUrl: baseUrl,
      log,
      now,
    });
  return {
    async report(changeSet, published) {
      const { commit, sequence, changes, problems } = changeSet;
      const what = { changeSet: sequence, commit, changes: changes.length, ...published };
      log({ message: 'published', ...what, problems });
      await github?.report(changeSet, published);
    },
  };
}

/**
 * Each line is one object that names the plan. Lambda makes JSON of it, so that its fields are fields
 * of the log, below `message`.
 */
function logOf({ plan }: Settings) {
  return (entry: Readonly<Record<string, unknown>>) => console.log({ plan, ...entry });
}

/** An error in the log of the function: the runbook says what to do about it. */
function mistakesOf({ plan }: Settings): ReportOwnFailure {
  return (path, error) =>
    console.error({
      message: 'a text is shown as written',
      ...{ plan, path, error: errorLine(error) },
    });
}

function meterOf({ plan }: Settings): Meter {
  const write = (line: string) => void process.stdout.write(line);
  return createMeter({ plan, write, now });
}

function now(): Date {
  return new Date();
}
