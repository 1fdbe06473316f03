import { describe, expect, it } from '@jest/globals';
import { type Resource, resourcesOf, synthesizePlan } from './sample-stack.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly StringLike: Readonly<Record<string, string>> };
}

const resources = resourcesOf(synthesizePlan());
const log = 'logs:CreateLogStream, logs:PutLogEvents';
const trace = 'xray:PutTelemetryRecords, xray:PutTraceSegments on *';
const listStreams = 'dynamodb:ListStreams on *';

const readStore = [
  'dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:Query on VersionStoreTable',
  's3:GetObject on VersionStoreTexts/*',
  's3:ListBucket on VersionStoreTexts',
];
const writeStore = [
  'dynamodb:ConditionCheckItem, dynamodb:DeleteItem, dynamodb:PutItem on VersionStoreTable',
  's3:DeleteObject, s3:PutObject on VersionStoreTexts/*',
];
const pages = ['s3:GetObject, s3:PutObject on SitePages/*', 's3:ListBucket on SitePages'];
const stream = [
  listStreams,
  'dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator on VersionStoreTable.StreamArn',
  'sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:SendMessage on StreamFailures',
];

/** Everything that each function may do: actions, and what on. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  Receive: [
    `${log} on ReceiveLog`,
    trace,
    'sqs:SendMessage on QueuesPushes',
    'sqs:SendMessage on QueuesPullRequests',
    'secretsmanager:GetSecretValue on secretsmanager:secret:gazette/webhook-??????',
  ],
  Ingest: [
    `${log} on IngestLog`,
    trace,
    'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ReceiveMessage on QueuesPushes',
    'sqs:SendMessage on QueuesPushes',
    ...readStore,
    ...writeStore,
    ...pages,
    'secretsmanager:GetSecretValue on secretsmanager:secret:gazette/token-??????',
  ],
  RenderUnit: [
    `${log} on RenderUnitLog`,
    trace,
    'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ReceiveMessage on UnitQueuesUnits',
    ...readStore,
    'dynamodb:PutItem on VersionStoreTable',
    's3:PutObject on VersionStoreTexts/*',
    ...pages,
  ],
  Render: [`${log} on RenderLog`, trace, ...stream, ...readStore, ...writeStore, ...pages],
  Announce: [
    `${log} on AnnounceLog`,
    trace,
    ...stream,
    ...readStore,
    ...writeStore,
    ...pages,
    'sqs:SendMessage on DeliveryQueuesDeliveries',
    'secretsmanager:GetSecretValue on secretsmanager:secret:gazette/token-??????',
  ],
  Deliver: [
    `${log} on DeliverLog`,
    trace,
    'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ReceiveMessage on DeliveryQueuesDeliveries',
    'sqs:SendMessage on DeliveryQueuesDeliveries',
    ...readStore,
    'secretsmanager:GetSecretValue on secretsmanager:secret:gazette/webhooks-??????',
    'events:PutEvents on events:event-bus/plans',
    'ses:SendEmail on ses:identity/plan@example.org, ses:identity/example.org, ses:identity/digest@example.org, ses:contact-list/readers, ses:contact-list/weekly',
    'ses:ListContacts on ses:contact-list/readers, ses:contact-list/weekly',
  ],
  Preview: [
    `${log} on PreviewLog`,
    trace,
    'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ReceiveMessage on QueuesPullRequests',
    ...readStore,
    's3:DeleteObject, s3:GetObject, s3:PutObject on SitePages/@preview/*',
    's3:ListBucket on SitePages where s3:prefix is @preview/*',
    'secretsmanager:GetSecretValue on secretsmanager:secret:gazette/token-??????',
  ],
  OnDemand: [`${log} on OnDemandLog`, trace, ...readStore, ...pages],
};

/** What AWS gives on all resources or not at all (Service Authorization Reference). */
const forced: Readonly<Record<string, string>> = {
  [trace]: 'X-Ray has no resource for a segment that is sent',
  [listStreams]: 'DynamoDB takes no resource for ListStreams; Lambda calls it to find the shards',
};

function ofType(type: string): [string, Resource][] {
  return Object.entries(resources).filter(([, { Type }]) => Type === type);
}

function logicalId(id: string): string {
  return id.replace(/[0-9A-F]{8}$/u, '');
}

/** A resource as a person would write it: logical ids, and ARNs without where they are. */
function describeResource(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = Object(resource);
  if (typeof Ref === 'string') return Ref.startsWith('AWS::') ? '' : logicalId(Ref);
  if (Array.isArray(attribute))
    return logicalId(attribute[0]) + (attribute[1] === 'Arn' ? '' : `.${attribute[1]}`);
  if (Array.isArray(join))
    return join[1]
      .map(describeResource)
      .join('')
      .replace(/^arn:+/u, '')
      .replaceAll(/:{2,}/gu, ':');
  return JSON.stringify(resource);
}

function describeStatement({ Effect, Action, Resource: on, Condition }: Statement): string {
  expect(Effect).toBe('Allow');
  const actions = [Action].flat().sort().join(', ');
  const where = Object.entries(Condition?.StringLike ?? {}).map(
    ([key, value]) => ` where ${key} is ${value}`,
  );
  return `${actions} on ${[on].flat().map(describeResource).join(', ')}${where.join('')}`;
}

/** The statements of the policies of a function's role. */
function statementsOf(role: string): Statement[] {
  return ofType('AWS::IAM::Policy')
    .filter(([, { Properties }]) => JSON.stringify(Properties.Roles) === `[{"Ref":"${role}"}]`)
    .flatMap(([, { Properties }]) => {
      const { Statement: all } = Properties.PolicyDocument as { Statement: Statement[] };
      return all;
    });
}

describe('the permissions', () => {
  it('of every function are these and no others', () => {
    const found = ofType('AWS::Lambda::Function').map(([id, { Properties }]) => {
      const role = (Properties.Role as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0];
      const statements = statementsOf(role).map(describeStatement);
      return [logicalId(id).replace(/Function$/u, ''), statements.sort()];
    });
    const expected = Object.entries(permissions).map(([name, all]) => [name, [...all].sort()]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('never reach former versions of objects: only an operator may take something down', () => {
    const all = Object.values(permissions).flat().join(' ');
    expect(all).not.toMatch(/Version(?:s|Tagging|Acl)?\b(?! store)/u);
  });

  it('are given in no other way', () => {
    expect(ofType('AWS::IAM::Policy')).toHaveLength(Object.keys(permissions).length);
    expect(ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
    for (const [, { Properties }] of ofType('AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
      expect(Properties.Policies).toBeUndefined();
    }
  });

  it('have no wildcard action, and all resources only where AWS knows no other way', () => {
    for (const statement of Object.values(permissions).flat()) {
      const [actions, on] = statement.split(' on ');
      expect(actions).not.toContain('*');
      if (on === '*') expect(Object.keys(forced)).toContain(statement);
    }
  });
});

describe('calls of the functions', () => {
  it('are allowed to the front door and the schedule of this stack alone', () => {
    const callers = ofType('AWS::Lambda::Permission').map(([, { Properties }]) => {
      expect(Properties.Action).toBe('lambda:InvokeFunction');
      return `${Properties.Principal} from ${describeResource(Properties.SourceArn)}`;
    });
    expect([...new Set(callers)].sort()).toEqual([
      'apigateway.amazonaws.com from execute-api:FrontDoorApi/*/*/webhook',
      'apigateway.amazonaws.com from execute-api:FrontDoorApi/*/*/{address+}',
      'events.amazonaws.com from ScheduleRule',
    ]);
  });
});
