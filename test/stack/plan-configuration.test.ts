import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../lib/errors/errors.ts';
import { readPlans } from '../../lib/stack/configuration/plan-configuration.ts';
import { planEntries } from '../../lib/stack/configuration/plan-entries.ts';

const plan = {
  repository: 'https://github.com/example/plan',
  branch: 'main',
  path: '/plan/',
  title: 'The plan',
  language: 'fr',
  webhookSecret: 'gazette/webhook',
};

const certificate =
  'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
const topic = 'arn:aws:sns:eu-west-3:123456789012:operators';

function messageOf(plans: unknown): string {
  try {
    readPlans(plans);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
  }
  throw new Error('readPlans did not throw a SettingsError');
}

function problemsOf(plans: unknown): string[] {
  return messageOf(plans)
    .split('\n')
    .filter((line) => line.startsWith('- '));
}

describe('the configuration of a plan', () => {
  it('is read with what is left out filled in', () => {
    expect(readPlans({ climate: plan })).toEqual([
      {
        name: 'climate',
        repository: 'example/plan',
        branch: 'main',
        path: 'plan',
        title: 'The plan',
        language: 'fr',
        webhookSecretId: 'gazette/webhook',
        logRetention: 90,
        recipients: {},
      },
    ]);
  });

  it('is complete as cdk.json comes', () => {
    const file = readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8');
    expect(() => readPlans(JSON.parse(file).context.plans)).not.toThrow();
  });

  it('may have a domain with its certificate, a token, and limits', () => {
    const more = {
      domain: 'plan.example.org',
      certificate,
      githubCredentialsSecret: 'gazette/token',
      logDays: 365,
      onDemandConcurrency: 20,
    };
    expect(readPlans({ gazette: { ...plan, ...more } })).toEqual([
      expect.objectContaining({
        domain: { name: 'plan.example.org', certificateArn: certificate },
        githubCredentialsSecretId: 'gazette/token',
        logRetention: 365,
        onDemandConcurrency: 20,
      }),
    ]);
  });

  it.each([
    ['operator@example.org', { email: 'operator@example.org' }],
    [topic, { topicArn: topic }],
  ])('sends alarms to %s', (alarms, alarmRecipient) => {
    expect(readPlans({ gazette: { ...plan, alarms } })).toEqual([
      expect.objectContaining({ alarmRecipient }),
    ]);
  });

  it('names everything that is missing at once', () => {
    expect(problemsOf({ gazette: {} })).toEqual(
      ['repository', 'branch', 'title', 'language', 'webhookSecret'].map((key) =>
        expect.stringMatching(`^- plans\\.gazette\\.${key} is missing\\. Write `),
      ),
    );
  });

  const listMail = { from: 'plan@example.org', to: 'list@example.org' };
  it.each([
    ['repository', 'plan'],
    ['branch', 'a b'],
    ['path', '../plan'],
    ['title', 2016],
    ['language', 'français'],
    ['webhookSecret', 'two words'],
    ['domain', 'https://plan.example.org'],
    ['certificate', certificate.replace('us-east-1', 'eu-west-3')],
    ['pullRequestErrors', 'yes'],
    ['githubApi', 'http://github.example.org'],
    ['hubs', 'https://hub.example.org/'],
    ['publicRepository', 'org/plan'],
    ['publicRepository', 'http://github.com/org/plan'],
    ['deadlines', '30'],
    ['deadlines', '0 365'],
    ['hubs', ['hub.example.org']],
    ['webhooks', 'https://hook.example.org/'],
    ['eventBus', 'arn:aws:sns:eu-west-3:123456789012:plans'],
    ['mail', 'readers@example.org'],
    ['mail', { from: 'plan@example.org' }],
    ['mail', []],
    ['mail', { from: 'plan@example.org', to: 'list@example.org', send: 'daily' }],
    ['mail', [listMail, listMail]],
    ['mail', { from: 'plan', to: 'list@example.org' }],
    ['mail', { from: 'plan@example.org', contactList: 'readers' }],
    ['mail', { from: 'plan@example.org', to: 'a@example.org, b@example.org' }],
    ['mail', { from: 'plan@example.org', to: 'list@example.org', smtp: 'smtp://localhost' }],
    ['mail', { from: 'plan@example.org', to: 'list@example.org', unsubscribe: 'http://x.org' }],
    ['alarms', 'operator'],
    ['logDays', 91],
    ['logDays', 9999],
    ['onDemandConcurrency', 0],
    ['budget', 9.5],
    ['webAcl', 'arn:aws:wafv2:eu-west-3:123456789012:regional/webacl/plan/1'],
    ['table', 'arn:aws:dynamodb:eu-west-3:123456789012:table/restored'],
  ])('refuses %s = %j and says what to write', (key, value) => {
    expect(problemsOf({ gazette: { ...plan, [key]: value } })).toEqual([
      expect.stringContaining(`- plans.gazette.${key} cannot be ${JSON.stringify(value)}. Write `),
    ]);
  });

  it('refuses a key that nobody reads', () => {
    expect(problemsOf({ gazette: { ...plan, repositry: 'example/plan' } })).toEqual([
      expect.stringMatching(/plans\.gazette\.repositry is not known\. Write one of repository, /u),
    ]);
  });

  it('may have a host for previews, which is another one', () => {
    const named = { ...plan, domain: 'plan.example.org', certificate };
    expect(readPlans({ gazette: { ...named, previewDomain: 'preview.example.org' } })).toEqual([
      expect.objectContaining({
        domain: {
          ...{ name: 'plan.example.org', certificateArn: certificate },
          previewName: 'preview.example.org',
        },
      }),
    ]);
    for (const wrong of [
      { ...named, previewDomain: 'plan.example.org' },
      { ...plan, previewDomain: 'preview.example.org' },
    ])
      expect(problemsOf({ gazette: wrong })).toEqual([
        expect.stringContaining(
          'previewDomain goes with plans.gazette.domain, and is another name.',
        ),
      ]);
    const other = { ...named, domain: 'other.example.org', previewDomain: 'plan.example.org' };
    expect(problemsOf({ gazette: named, other })).toEqual([
      expect.stringContaining('plan.example.org is the domain of two plans.'),
    ]);
  });

  it('wants a certificate with a domain', () => {
    expect(messageOf({ gazette: { ...plan, domain: 'plan.example.org' } })).toContain(
      'plans.gazette.domain and plans.gazette.certificate go together',
    );
  });
});

describe('a budget', () => {
  it('wants somebody who is told', () => {
    expect(problemsOf({ gazette: { ...plan, budget: 20 } })).toEqual([
      expect.stringContaining('plans.gazette.budget and plans.gazette.alarms go together'),
    ]);
    expect(readPlans({ gazette: { ...plan, budget: 20, alarms: topic } })).toEqual([
      expect.objectContaining({ budget: 20 }),
    ]);
  });
});

describe('docs/deploy.md', () => {
  it('lists every entry of a plan, and no other', () => {
    const text = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
    const [, table = ''] = /^\| entry \|.*?\n(.*?)\n\n/msu.exec(text) ?? [];
    const first = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const listed = first.flatMap((cell) => [...cell.matchAll(/`(\w+)`/gu)].map(([, key]) => key));
    expect(listed.sort()).toEqual(Object.keys(planEntries).sort());
  });
});

describe('the configuration of several plans', () => {
  it('is one stack for each, by name', () => {
    const names = readPlans({ climate: plan, 'open-data': plan }).map(({ name }) => name);
    expect(names).toEqual(['climate', 'open-data']);
  });

  it.each([undefined, null, {}, [], 'gazette'])('cannot be %j', (plans) => {
    expect(problemsOf(plans)).toEqual([expect.stringMatching(/^- plans is missing\. Write /u)]);
  });

  it('names the plan that is wrong', () => {
    const problems = problemsOf({ climate: plan, energy: { ...plan, title: '' }, 'my plan': plan });
    expect(problems).toEqual([
      expect.stringContaining('plans.energy.title is missing. Write '),
      expect.stringContaining('plans cannot have the name "my plan". Write '),
    ]);
  });

  it('gives a domain to one of them only', () => {
    const there = { ...plan, domain: 'plan.example.org', certificate };
    expect(problemsOf({ climate: there, energy: there })).toEqual([
      expect.stringContaining('plan.example.org is the domain of two plans. Write '),
    ]);
  });
});
