import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type {
  APIGatewayProxyEventV2,
  DynamoDBStreamEvent,
  ScheduledEvent,
  SQSEvent,
} from 'aws-lambda';
import { createHandler as createAnnounce } from '../../functions/announce.ts';
import { createHandler as createDeliver } from '../../functions/deliver.ts';
import { createHandler as createIngest } from '../../functions/ingest.ts';
import { createHandler as createOnDemand } from '../../functions/on-demand.ts';
import { createHandler as createPreview } from '../../functions/preview.ts';
import { createHandler as createReceive } from '../../functions/receive.ts';
import { createHandler as createRender } from '../../functions/render.ts';
import { createHandler as createRenderUnit } from '../../functions/render-unit.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import type { Source } from '../../lib/ports/source.ts';
import { createLambdaWatch } from '../../lib/settings/stage-watch.ts';
import { goesOff, type Measured, metricKey } from '../support/cloudwatch-alarm.ts';
import { testSite } from '../support/plan-site.ts';
import { type Resource, resourcesOf, synthesizePlan } from './sample-stack.ts';

const resources = resourcesOf(synthesizePlan());
const alarms = new Map(
  Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map((alarm) => [String(alarm.Properties.AlarmName).replace(/^gazette: /u, ''), alarm]),
);

function alarm(title: string): Resource {
  const found = alarms.get(title);
  if (found === undefined) throw new Error(`There is no alarm "${title}"`);
  return found;
}

/** Logical id of the first resource of a type whose id begins like this. */
function idOf(type: string, prefix: string): string {
  const ids = Object.entries(resources).filter(([, { Type }]) => Type === type);
  return ids.find(([id]) => id.startsWith(prefix))?.[0] ?? '';
}

const functionId = (stage: string) =>
  idOf('AWS::Lambda::Function', `${stage.charAt(0).toUpperCase()}${stage.slice(1)}Function`);

/** What functions write to their logs, and what Lambda counts of their runs. */
let period: Map<string, number>;

const add = (key: string, value: number) => period.set(key, (period.get(key) ?? 0) + value);

/** CloudWatch reads measures in the embedded metric format out of a function's log. */
function readMeasures(line: string): void {
  if (!line.includes('"_aws"')) return;
  const { _aws, ...values } = JSON.parse(line);
  for (const { Namespace, Dimensions, Metrics } of _aws.CloudWatchMetrics)
    for (const names of Dimensions)
      for (const { Name } of Metrics) {
        const dimensions = names.map((name: string) => [name, values[name]]);
        add(metricKey(Namespace, Name, Object.fromEntries(dimensions)), values[Name]);
      }
}

beforeEach(() => {
  period = new Map();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    readMeasures(String(text));
    return true;
  });
  for (const method of ['error', 'log'] as const)
    jest.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Runs a function as Lambda does, which counts calls, and those that throw or take too long. */
async function run(stage: string, work: () => Promise<unknown>): Promise<void> {
  const FunctionName = { Ref: functionId(stage) };
  const count = (name: string, by: number) =>
    add(metricKey('AWS/Lambda', name, { FunctionName }), by);
  count('Invocations', 1);
  count('Errors', 0);
  await work().catch(() => count('Errors', 1));
}

/** Three periods with the same runs. */
async function threePeriods(work: () => Promise<void>): Promise<Measured[]> {
  const periods: Measured[] = [];
  for (let at = 0; at < 3; at += 1) {
    period = new Map();
    await work();
    periods.push(period);
  }
  return periods;
}

const away = () => Promise.reject(new Error('away'));
const now = () => new Date(0);
const watch = (stage: string) => createLambdaWatch(stage, { plan: 'gazette' }, now);
const source: Source = {
  ...{ head: away, confirmHead: away, history: away },
  ...{ compareTrees: away, entry: away, blob: away },
};
const memory = () => ({
  store: createMemoryVersionStore(),
  index: createMemoryIndexStore(),
  pages: createMemoryPageStore(),
});
const broken = () => ({ ...memory(), store: { ...createMemoryVersionStore(), cursor: away } });
const none = async () => {};
const message = { messageId: 'a', body: '{}', receiptHandle: '', attributes: {} };
const messages = { Records: [message] } as unknown as SQSEvent;
const records = { Records: [{ dynamodb: { SequenceNumber: '7' } }] } as DynamoDBStreamEvent;
const scheduled = { detail: {} } as ScheduledEvent;
const pullRequest = JSON.stringify({ repository: 'a/b', pullRequest: 1, delivery: 'd' });
const request = {
  ...{ rawPath: '/a/@compare/aaaaaaaaaaaa..bbbbbbbbbbbb/', headers: {}, body: '' },
} as unknown as APIGatewayProxyEventV2;

/** A run of each function that fails as it does in life. */
const failing: Readonly<Record<string, () => Promise<unknown>>> = {
  receive: () =>
    createReceive({
      ...{ queue: { send: none }, secrets: away, repository: 'a/b', branch: 'main' },
      watch: watch('receive'),
    })(request),
  ingest: () =>
    createIngest({ ...memory(), source, again: none, giveBack: none, watch: watch('ingest') })(
      messages,
    ),
  render: () => createRender({ ...broken(), site: testSite, watch: watch('render') })(records),
  'render-unit': () =>
    createRenderUnit({
      ...{ ...broken(), site: testSite, look: 'new', giveBack: none, now },
      index: { ...createMemoryIndexStore(), get: away },
      watch: watch('render-unit'),
    })({
      Records: [{ ...message, body: '{"run":1,"unit":{"first":1,"last":2}}' }],
    } as unknown as SQSEvent),
  announce: () =>
    createAnnounce({
      ...{ ...broken(), site: testSite, author: { report: none } },
      watch: watch('announce'),
    })(records),
  preview: () =>
    createPreview({
      ...{ ...memory(), source, site: testSite, giveBack: none, watch: watch('preview') },
      pullRequests: { read: away, report: none },
      previews: { replace: none, marked: async () => undefined, mark: none },
    })({ Records: [{ ...message, body: pullRequest }] } as unknown as SQSEvent),
  deliver: () =>
    createDeliver({
      ...{ ...memory(), site: testSite, giveBack: none, watch: watch('deliver') },
      ...{ queue: { send: none }, recipients: away },
    })({ Records: [{ ...message, body: '{"after":1,"upTo":2}' }] } as unknown as SQSEvent),
  'on-demand': () =>
    createOnDemand({ ...broken(), site: testSite, watch: watch('on-demand') })(request),
};

const idAs = (stage: string) => stage.replaceAll(/-(\w)/gu, (_, letter) => letter.toUpperCase());

describe('the alarm of a function', () => {
  it.each(Object.entries(failing))('%s goes off when its runs fail', async (stage, fail) => {
    const periods = await threePeriods(async () => {
      for (let times = 0; times < 5; times += 1) await run(idAs(stage), fail);
    });
    expect(goesOff(alarm(`${stage} fails`), periods)).toBe(true);
  });

  it.each(Object.keys(failing).filter((stage) => stage !== 'on-demand'))(
    '%s goes off when its runs end in an error of Lambda’s, such as a time-out',
    async (stage) => {
      const periods = await threePeriods(() => run(idAs(stage), away));
      expect(goesOff(alarm(`${stage} fails`), periods)).toBe(true);
    },
  );

  it('ingest, woken by the schedule alone, counts a failure once', async () => {
    const periods = await threePeriods(() =>
      run('ingest', () =>
        createIngest({ ...memory(), source, again: none, giveBack: none, watch: watch('ingest') })(
          scheduled,
        ),
      ),
    );
    expect(goesOff(alarm('ingest fails'), periods)).toBe(true);
    const failures = [...(periods[0] ?? [])].filter(
      ([key, value]) => value > 0 && !/Invo/u.test(key),
    );
    expect(failures).toHaveLength(1);
  });

  it('ingest goes off while the published branch is gone', async () => {
    const cursor = { sequence: 1, commit: 'a', tree: '', date: '' };
    const ingest = createIngest({
      ...{ ...memory(), again: none, giveBack: none, watch: watch('ingest') },
      store: { ...createMemoryVersionStore(), recover: async () => cursor },
      source: { ...source, head: async () => undefined },
    });
    const periods = await threePeriods(() => run('ingest', () => ingest(scheduled)));
    expect(goesOff(alarm('ingest fails'), periods)).toBe(true);
  });

  it.each(Object.entries(failing))(
    '%s is silent when one run in three fails',
    async (stage, fail) => {
      const periods = await threePeriods(async () => {
        for (let times = 0; times < 8; times += 1) await run(idAs(stage), none);
        for (let times = 0; times < 4; times += 1) await run(idAs(stage), fail);
      });
      expect(goesOff(alarm(`${stage} fails`), periods)).toBe(false);
    },
  );

  it('on-demand is silent about the time-outs of one stranger, and so are the doors before it', async () => {
    const periods = await threePeriods(async () => {
      for (let times = 0; times < 4; times += 1) await run('onDemand', away);
      const ApiId = { Ref: idOf('AWS::ApiGatewayV2::Api', 'FrontDoor') };
      add(metricKey('AWS/ApiGateway', '5xx', { ApiId }), 4);
      add(metricKey('AWS/ApiGateway', 'Count', { ApiId }), 4);
      const site = { DistributionId: { Ref: idOf('AWS::CloudFront::Distribution', 'Site') } };
      add(metricKey('AWS/CloudFront', '5xxErrorRate', { ...site, Region: 'Global' }), 80);
      add(metricKey('AWS/CloudFront', 'Requests', { ...site, Region: 'Global' }), 5);
    });
    for (const title of ['on-demand fails', 'The front door fails', 'The site fails'])
      expect(`${title}: ${goesOff(alarm(title), periods)}`).toBe(`${title}: false`);
  });
});

/** What the services themselves count, each in one period that is bad enough. */
function badPeriod(): Measured {
  const queue = (prefix: string) => ({
    QueueName: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', prefix)] },
  });
  const visible = 'ApproximateNumberOfMessagesVisible';
  add(metricKey('AWS/SQS', visible, queue('QueuesDeadLetters')), 1);
  add(metricKey('AWS/SQS', visible, queue('DeliveryQueuesDeadLetters')), 1);
  add(metricKey('AWS/SQS', visible, queue('UnitQueuesDeadLetters')), 1);
  add(metricKey('AWS/SQS', visible, queue('StreamFailures')), 1);
  add(metricKey('AWS/SQS', 'ApproximateAgeOfOldestMessage', queue('QueuesPushes')), 900);
  for (const stage of Object.keys(failing)) {
    const FunctionName = { Ref: functionId(idAs(stage)) };
    add(metricKey('AWS/Lambda', 'Throttles', { FunctionName }), 5);
    add(metricKey('AWS/Lambda', 'IteratorAge', { FunctionName }), 900_000);
  }
  const ApiId = { Ref: idOf('AWS::ApiGatewayV2::Api', 'FrontDoor') };
  add(metricKey('AWS/ApiGateway', '5xx', { ApiId }), 5);
  add(metricKey('AWS/ApiGateway', 'Count', { ApiId }), 10);
  const site = { DistributionId: { Ref: idOf('AWS::CloudFront::Distribution', 'Site') } };
  add(metricKey('AWS/CloudFront', '5xxErrorRate', { ...site, Region: 'Global' }), 5);
  add(metricKey('AWS/CloudFront', 'Requests', { ...site, Region: 'Global' }), 200);
  return period;
}

describe('every other alarm', () => {
  const others = [...alarms.keys()].filter((title) => !/^[\w-]+ fails$/u.test(title));

  it.each(others)('“%s” goes off on what the service counts', (title) => {
    const bad = badPeriod();
    expect(goesOff(alarm(title), Array(6).fill(bad))).toBe(true);
  });

  it('is silent, but for what should happen and does not, when nothing is counted', () => {
    const quiet = Array(6).fill(new Map());
    const loud = [...alarms].filter(([, found]) => goesOff(found, quiet));
    expect(loud.map(([title]) => title)).toEqual(['Nothing wakes the stages']);
  });
});
