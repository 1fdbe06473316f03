import { createAwsPorts } from '../lib/aws/aws-ports.ts';
import { createCloudFrontClient, createSecretsClient } from '../lib/aws/clients.ts';
import { createCloudFrontCdn } from '../lib/aws/cloudfront-cdn.ts';
import { createSecretReader } from '../lib/aws/secrets.ts';
import { createCommitStatusReport } from '../lib/github/commit-status.ts';
import { createGithubSource } from '../lib/github/github-source.ts';
import type { AuthorReport, Cdn, Source } from '../lib/ports.ts';
import { readSettings, type Settings } from '../lib/settings.ts';
import { describeSite } from '../lib/site/describe-site.ts';

/** The ports of each function on AWS, from the settings in its environment. */
function open() {
  const settings = readSettings(process.env);
  const { table, siteBucket, textBucket, queueUrl } = settings;
  const names = { table, site: siteBucket, objects: textBucket, queueUrl };
  const site = describeSite(settings.title, settings.baseUrl, settings.language);
  return { settings, site, ...createAwsPorts(process.env, names) };
}

export function receivePorts() {
  const { settings, queue } = open();
  const { repository, branch, webhookSecretId } = settings;
  const client = createSecretsClient();
  return {
    queue,
    secrets: createSecretReader({ client, secret: webhookSecretId }),
    repository,
    branch,
  };
}

export function ingestPorts() {
  const { settings, store, pages } = open();
  return { store, pages, source: sourceOf(settings) };
}

export function renderPorts() {
  const { store, index, pages, site } = open();
  return { store, index, pages, site };
}

export function announcePorts() {
  const { settings, store, index, pages, site } = open();
  return { store, index, pages, site, cdn: cdnOf(settings), author: authorOf(settings) };
}

export function onDemandPorts() {
  return renderPorts();
}

function sourceOf({ repository, branch, path, githubTokenSecretId }: Settings): Source {
  const [owner = '', name = ''] = repository.split('/');
  const at = { owner, repository: name, branch, path };
  if (githubTokenSecretId === undefined) return createGithubSource(at);
  const read = createSecretReader({ client: createSecretsClient(), secret: githubTokenSecretId });
  return createGithubSource({ ...at, token: async () => (await read())[0] ?? '' });
}

function cdnOf({ distributionId }: Settings): Cdn {
  if (distributionId === undefined) return { invalidate: async () => {} };
  return createCloudFrontCdn({ client: createCloudFrontClient(), distribution: distributionId });
}

/** Authors find the report on their commit where a token allows it, and always in the log. */
function authorOf(settings: Settings): AuthorReport {
  const { repository, githubTokenSecretId, baseUrl } = settings;
  if (githubTokenSecretId === undefined) return loggedReport;
  const [owner = '', name = ''] = repository.split('/');
  const read = createSecretReader({ client: createSecretsClient(), secret: githubTokenSecretId });
  const status = createCommitStatusReport({
    owner,
    repository: name,
    token: async () => (await read())[0] ?? '',
    siteUrl: baseUrl,
    log,
  });
  return {
    async report(changeSet, address) {
      await loggedReport.report(changeSet, address);
      await status.report(changeSet, address);
    },
  };
}

const loggedReport: AuthorReport = {
  async report({ commit, sequence, changes, problems }, address) {
    log({ message: 'published', commit, sequence, changes: changes.length, address, problems });
  },
};

function log(entry: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(entry));
}
