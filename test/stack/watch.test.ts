import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { type Resource, resourcesOf, samplePlan, synthesizePlan } from './sample-stack.ts';

const template = synthesizePlan();
const alarms = new Map(
  Object.values(resourcesOf(template))
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map((alarm) => [String(alarm.Properties.AlarmName).replace(/^gazette: /u, ''), alarm]),
);

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const [, alarmsPart = ''] = /^## When an alarm goes off$(.*?)(?=^## )/msu.exec(runbook) ?? [];
const sections = new Map(
  alarmsPart
    .split(/^### /mu)
    .slice(1)
    .map((section) => {
      const [title = '', ...rest] = section.split('\n');
      return [title, rest.join('\n')] as const;
    }),
);

function alarm(title: string): Resource['Properties'] {
  const found = alarms.get(title);
  if (found === undefined) throw new Error(`There is no alarm "${title}"`);
  return found.Properties;
}

describe('the runbook', () => {
  it('has a section for every alarm, and an alarm for every section', () => {
    expect([...sections.keys()].sort()).toEqual([...alarms.keys()].sort());
    expect(sections.size).toBeGreaterThan(15);
  });

  it.each([...sections])('says for "%s" what it means, how to look and what to do', (_, text) => {
    for (const part of ['Means', 'Look', 'Do', 'Redrive'])
      expect(text).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, 'mu'));
  });

  it('names nothing of the stack that the stack does not name', () => {
    const outputs = Object.keys(template.findOutputs('*'));
    const functions = [
      'Receive',
      'Ingest',
      'Render',
      'RenderUnit',
      'Announce',
      'Deliver',
      'Preview',
      'OnDemand',
    ];
    for (const [, name] of runbook.matchAll(/\$\(output (\w+)\)/gu))
      expect(outputs).toContain(name);
    for (const [, name] of runbook.matchAll(/`(?:errors|wake) (\w+)/gu))
      expect(functions).toContain(name);
    for (const name of functions)
      expect(outputs).toEqual(expect.arrayContaining([`${name}Function`, `${name}Log`]));
  });
});

describe('every alarm', () => {
  it.each([...alarms])('"%s" carries the name of its stack and of its section', (title, found) => {
    expect(found.Properties.AlarmName).toBe(`gazette: ${title}`);
    expect(found.Properties.AlarmDescription).toContain(`docs/runbook.md, "${title}"`);
  });

  it('tells when it starts and when it ends', () => {
    const topic = { Ref: expect.stringMatching(/^WatchTopic/u) };
    for (const { Properties } of alarms.values())
      expect(Properties).toMatchObject({ AlarmActions: [topic], OKActions: [topic] });
  });
});

describe('the alarms', () => {
  it('watch the queues', () => {
    const one = { Threshold: 1, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' };
    expect(alarm('Messages in the dead-letter queue')).toMatchObject({
      ...one,
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [
        {
          Name: 'QueueName',
          Value: { 'Fn::GetAtt': [expect.stringMatching(/^QueuesDeadLetters/u), 'QueueName'] },
        },
      ],
    });
    expect(alarm('Wake-ups in the failure queue')).toMatchObject({
      ...one,
      Dimensions: [
        { Value: { 'Fn::GetAtt': [expect.stringMatching(/^StreamFailures/u), 'QueueName'] } },
      ],
    });
    expect(alarm('Pages were not made anew')).toMatchObject({
      ...one,
      Dimensions: [
        {
          Value: { 'Fn::GetAtt': [expect.stringMatching(/^UnitQueuesDeadLetters/u), 'QueueName'] },
        },
      ],
    });
    expect(alarm('Pushes wait too long')).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 900,
    });
  });

  it.each(['render', 'announce'])('watch how far %s is behind the stream', (name) => {
    expect(alarm(`${name} lags behind its stream`)).toMatchObject({
      MetricName: 'IteratorAge',
      Statistic: 'Maximum',
      Threshold: 900_000,
    });
  });

  it('notice when there is nothing to measure', () => {
    expect(alarm('Nothing wakes the stages')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 3,
    });
  });

  it('watch the site where CloudFront is measured, and nowhere else', () => {
    const conditional = [...alarms].filter(([, { Condition }]) => Condition !== undefined);
    expect(conditional.map(([title]) => title)).toEqual(['The site fails']);
    const condition = conditional[0]?.[1].Condition ?? '';
    expect(template.toJSON().Conditions[condition]).toEqual({
      'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'],
    });
  });
});

describe('who is told', () => {
  it('gets e-mail through a topic that this stack’s alarms alone publish to, encrypted', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.org',
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: Match.objectLike({
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            }),
          }),
        ],
      }),
    });
  });

  it('may be a topic of the operator’s own', () => {
    const alarms = 'arn:aws:sns:eu-west-3:123456789012:operators';
    const other = synthesizePlan({ ...samplePlan, alarms });
    other.resourceCountIs('AWS::SNS::Topic', 0);
    other.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [alarms] });
  });

  it('may be nobody', () => {
    const other = synthesizePlan({ ...samplePlan, alarms: '' });
    other.resourceCountIs('AWS::SNS::Topic', 0);
    other.resourceCountIs('AWS::CloudWatch::Alarm', alarms.size);
    other.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });
});

describe('a budget', () => {
  const type = 'AWS::Budgets::Budget';
  const alarms = 'arn:aws:sns:eu-west-3:123456789012:operators';

  it('is there only where the plan has one', () => {
    template.resourceCountIs(type, 0);
  });

  it.each([
    [samplePlan.alarms, { SubscriptionType: 'EMAIL', Address: samplePlan.alarms }],
    [alarms, { SubscriptionType: 'SNS', Address: alarms }],
  ])(
    'tells %s before, at and ahead of the limit of a month, and needs no permission',
    (to, one) => {
      const plan = { ...samplePlan, alarms: to };
      const other = synthesizePlan({ ...plan, budget: 25 });
      other.hasResourceProperties(type, {
        Budget: {
          BudgetName: 'gazette',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: 25, Unit: 'USD' },
        },
        NotificationsWithSubscribers: [
          ['ACTUAL', 80],
          ['ACTUAL', 100],
          ['FORECASTED', 100],
        ].map(([NotificationType, Threshold]) => ({
          Notification: Match.objectLike({ NotificationType, Threshold }),
          Subscribers: [one],
        })),
      });
      const policies = (template: typeof other) => template.findResources('AWS::IAM::Policy');
      expect(policies(other)).toEqual(policies(synthesizePlan(plan)));
    },
  );
});

describe('the dashboard', () => {
  it('carries the name of the stack and shows every function, both logs and CloudFront’s region', () => {
    const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
    expect(dashboard?.Properties.DashboardName).toBe('gazette');
    const body = JSON.stringify(dashboard?.Properties.DashboardBody);
    for (const name of ['Receive', 'Ingest', 'Render', 'Announce', 'Preview', 'OnDemand'])
      expect(body).toContain(`"Ref":"${name}Function`);
    for (const text of ['us-east-1', 'Last publications', 'Last errors'])
      expect(body).toContain(text);
  });
});
