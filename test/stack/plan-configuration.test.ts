import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../lib/errors.ts';
import { readPlanConfiguration } from '../../lib/stack/plan-configuration.ts';

const context: Readonly<Record<string, unknown>> = {
  'gazette:repository': 'https://github.com/example/plan',
  'gazette:branch': 'main',
  'gazette:path': '/plan/',
  'gazette:title': 'The plan',
  'gazette:language': 'fr',
  'gazette:webhook-secret': 'gazette/webhook',
};

const certificate =
  'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';

function read(entries: Readonly<Record<string, unknown>>) {
  return readPlanConfiguration((key) => entries[key]);
}

function messageOf(entries: Readonly<Record<string, unknown>>): string {
  try {
    read(entries);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
  }
  throw new Error('readPlanConfiguration did not throw a SettingsError');
}

describe('the configuration of a deployment', () => {
  it('is read from the context', () => {
    expect(read(context)).toEqual({
      name: 'gazette',
      repository: 'example/plan',
      branch: 'main',
      path: 'plan',
      title: 'The plan',
      language: 'fr',
      webhookSecretId: 'gazette/webhook',
    });
  });

  it('is complete as cdk.json comes', () => {
    const file = readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8');
    expect(() => read(JSON.parse(file).context)).not.toThrow();
  });

  it('may have a domain with its certificate, and a token', () => {
    const entries = {
      ...context,
      'gazette:domain': 'plan.example.org',
      'gazette:certificate': certificate,
      'gazette:github-token-secret': 'gazette/token',
    };
    expect(read(entries)).toMatchObject({
      domain: { name: 'plan.example.org', certificateArn: certificate },
      githubTokenSecretId: 'gazette/token',
    });
  });

  it('names everything that is missing at once', () => {
    const message = messageOf({});
    for (const key of ['repository', 'branch', 'title', 'language', 'webhook-secret'])
      expect(message).toContain(`- gazette:${key} is missing. Write `);
  });

  it.each([
    ['gazette:repository', 'plan'],
    ['gazette:branch', 'a b'],
    ['gazette:path', '../plan'],
    ['gazette:title', 2016],
    ['gazette:language', 'français'],
    ['gazette:domain', 'https://plan.example.org'],
    ['gazette:certificate', certificate.replace('us-east-1', 'eu-west-3')],
    ['gazette:name', 'my plan'],
  ])('refuses %s = %j and says what to write', (key, value) => {
    const message = messageOf({ ...context, [key]: value });
    expect(message).toContain(`- ${key} cannot be ${JSON.stringify(value)}. Write `);
    expect(message.match(/^- /gmu)).toHaveLength(1);
  });

  it('wants a certificate with a domain', () => {
    const message = messageOf({ ...context, 'gazette:domain': 'plan.example.org' });
    expect(message).toContain('gazette:domain and gazette:certificate go together');
  });
});
