import { describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../lib/errors/errors.ts';
import {
  parseBranch,
  parseFolder,
  parseRepository,
  readSettings,
  type Settings,
  settingsKeys,
  settingsToEnvironment,
} from '../../lib/settings/settings.ts';

const complete: Settings = {
  plan: 'gazette',
  table: 'gazette',
  siteBucket: 'gazette-site',
  textBucket: 'gazette-texts',
  queueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/pushes.fifo',
  repository: 'example/plan',
  branch: 'main',
  path: 'plan/en',
  title: 'Plan d’action national',
  baseUrl: 'https://plan.example.org',
  language: 'fr',
  repositoryId: '1296269',
  webhookSecretId: 'gazette/webhook',
  githubCredentialsSecretId: 'gazette/token',
  githubApiUrl: 'https://github.example.org/api/v3',
  pullRequestErrors: 'fail',
  previewUrl: 'https://preview.example.org',
  previewQueueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/pull-requests.fifo',
  hubs: 'https://hub.example.org/ https://other.example.org/',
  publicRepository: 'https://github.com/org/plan',
  deadlines: '30 365',
  deliveryQueueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/deliveries.fifo',
  webhooksSecretId: 'gazette/webhooks',
  eventBus: 'plans',
  mail: '{"from":"plan@example.org","to":"list@example.org"}',
  unitQueueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/units',
  look: '4f1d',
};

const optional = [
  'repositoryId',
  'path',
  'githubCredentialsSecretId',
  'githubApiUrl',
  'pullRequestErrors',
  'previewQueueUrl',
  'previewUrl',
  'hubs',
  'publicRepository',
  'deadlines',
  'deliveryQueueUrl',
  'webhooksSecretId',
  'eventBus',
  'mail',
  'unitQueueUrl',
  'look',
] as const;
const required = (Object.keys(settingsKeys) as (keyof Settings)[]).filter(
  (name) => !optional.some((other) => other === name),
);

function errorOf(environment: Record<string, string>): SettingsError {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error;
  }
  throw new Error('readSettings did not throw a SettingsError');
}

describe('settings', () => {
  it('are read back from the environment they were written to', () => {
    expect(readSettings(settingsToEnvironment(complete))).toEqual(complete);
  });

  it('need nothing that can be left out', () => {
    const entries = Object.entries(complete).filter(([name]) =>
      required.some((needed) => needed === name),
    );
    const least = { ...Object.fromEntries(entries), path: '' } as Settings;
    const environment = settingsToEnvironment(least);
    expect(Object.keys(environment)).toHaveLength(required.length);
    expect(readSettings(environment)).toEqual(least);
  });

  it.each(required)('name the variable of a missing %s and say what to write', (name) => {
    const { [settingsKeys[name]]: _missing, ...environment } = settingsToEnvironment(complete);
    const error = errorOf(environment);
    expect(error.message).toBe(`The setting ${settingsKeys[name]} is missing.`);
    expect(error.advice).toMatch(/^Write .+\.$/u);
  });

  it.each([
    ['GAZETTE_REPOSITORY', 'https://example.org/plan'],
    ['GAZETTE_BRANCH', 'a..b'],
    ['GAZETTE_PATH', 'plan/../secrets'],
    ['GAZETTE_BASE_URL', 'plan.example.org'],
    ['GAZETTE_LANGUAGE', 'french language'],
    ['GAZETTE_QUEUE_URL', 'pushes'],
  ])('refuse %s=%s by name', (key, value) => {
    const error = errorOf({ ...settingsToEnvironment(complete), [key]: value });
    expect(error.message).toBe(`The setting ${key} cannot be "${value}".`);
  });

  it('take the slash off the end of the base URL', () => {
    const environment = settingsToEnvironment({ ...complete, baseUrl: 'https://example.org/' });
    expect(readSettings(environment).baseUrl).toBe('https://example.org');
  });
});

describe('parseRepository', () => {
  it.each([
    ['example/plan', 'example/plan'],
    ['example/plan.js', 'example/plan.js'],
    ['https://github.com/example/plan', 'example/plan'],
    ['https://github.com/example/plan.git', 'example/plan'],
    ['https://github.com/example/plan/', 'example/plan'],
    ['git@github.com:example/plan.git', 'example/plan'],
    ['example', undefined],
    ['example/plan/tree/main', undefined],
    ['example/..', undefined],
    ['https://gitlab.com/example/plan', undefined],
  ])('reads %s as %s', (text, expected) => expect(parseRepository(text)).toBe(expected));
});

describe('parseBranch', () => {
  it.each(['main', 'release/2016', 'édition'])('takes %s', (branch) =>
    expect(parseBranch(branch)).toBe(branch),
  );
  it.each(['-x', 'a b', 'a..b', 'a~1', 'refs/heads/main', 'a.lock', 'a//b', 'a@{1}'])(
    'refuses %s',
    (branch) => expect(parseBranch(branch)).toBeUndefined(),
  );
});

describe('parseFolder', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['/plan/en/', 'plan/en'],
    ['plan//en', undefined],
    ['../plan', undefined],
    ['./plan', undefined],
  ])('reads "%s" as %s', (text, expected) => expect(parseFolder(text)).toBe(expected));
});
