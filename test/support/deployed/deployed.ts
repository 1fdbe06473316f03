import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createSqsClient } from '../../../lib/aws/clients/clients.ts';
import { createDeliveryQueue } from '../../../lib/aws/create-resources.ts';
import { consumeStream, createStreamsClient } from '../../../lib/aws/dynamo/stream-consumer.ts';
import { consumeQueue } from '../../../lib/aws/sqs/queue-consumer.ts';
import { signBody } from '../../../lib/github/webhook.ts';
import { type Emulators, startEmulators } from '../../../lib/local/emulators/emulators.ts';
import { httpEvent } from '../../../lib/local/server/http-event.ts';
import { mayBeMade } from '../../../lib/site/http/made-when-asked.ts';
import type { FunctionName } from '../../../lib/stack/bundles/stack-code.ts';
import type { GazettePlanProps } from '../../../lib/stack/gazette-plan.ts';
import { openEdge } from './edge.ts';
import { type DeployedFunction, startFunction } from './lambda.ts';
import { startSecretsServer } from './secrets-server.ts';
import { distributionOf, type FunctionWiring, outputsOf, wiringOf } from './wiring.ts';

/** A plan's stack on loopback: bundles as deployed, woken and configured as its template says. */
export type Deployed = Awaited<ReturnType<typeof startDeployed>>;

/** Processes of one function at most, where the template lets more calls run at once. */
const mostInstances = 3;

/** A standard queue. What a killed function had is there again after seconds, instead of 90 minutes. */
async function createUnitQueue(environment: Readonly<Record<string, string>>): Promise<string> {
  const request = new CreateQueueCommand({
    QueueName: 'units',
    Attributes: { VisibilityTimeout: '20' },
  });
  return (await createSqsClient(environment).send(request)).QueueUrl ?? '';
}

/**
 * @param plan as in cdk.json
 * @param more environment of every function beside what the template says
 * @param beforehand is done before there is a function
 */
export async function startDeployed(
  plan: GazettePlanProps,
  more: Readonly<Record<string, string>>,
  beforehand: (emulators: Emulators) => Promise<void> = async () => {},
) {
  const home = mkdtempSync(join(tmpdir(), 'gazette-deployed-'));
  const emulators = await startEmulators({ home });
  await beforehand(emulators);
  const secretsServer = await startSecretsServer();
  const { environment, names } = emulators;
  const pullRequests = await createSqsClient(environment).send(
    new CreateQueueCommand({
      QueueName: 'pull-requests.fifo',
      Attributes: { FifoQueue: 'true', VisibilityTimeout: '720' },
    }),
  );
  const queueUrls: Record<string, string> = {
    QueuesPushes: emulators.queueUrl,
    QueuesPullRequests: pullRequests.QueueUrl ?? '',
    DeliveryQueuesDeliveries: await createDeliveryQueue(environment),
    UnitQueuesUnits: await createUnitQueue(environment),
  };
  const physical = {
    ...queueUrls,
    VersionStoreTable: names.table,
    VersionStoreTexts: names.objects,
    SitePages: names.site,
    SiteDistribution: 'd1.cloudfront.example',
  };
  const wiring = wiringOf(plan, physical);
  const aws = {
    ...environment,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsServer.url,
  };
  const functions = new Map<FunctionName, DeployedFunction>();
  for (const { name, environment: own, mostAtOnce } of wiring) {
    const instances = Math.min(mostAtOnce, mostInstances);
    const variables = { ...aws, ...own, ...more };
    functions.set(name, startFunction(name, join(home, name), variables, instances));
  }
  const called = (name: FunctionName): DeployedFunction => {
    const found = functions.get(name);
    if (!found) throw new Error(`the stack has no function ${name}`);
    return found;
  };
  const stopping = new AbortController();
  const sources = connect(wiring, called, { aws, queueUrls, table: names.table }, stopping.signal);
  const edge = openEdge(environment, names.site, distributionOf(plan));
  const webhook = wiring.find(({ routes }) => routes.includes('POST /webhook'));
  return {
    ...{ home, secretsServer, wiring, environment, names, queueUrl: emulators.queueUrl },
    outputs: outputsOf(plan, physical),
    /** Kills a function that is at work; false where none of it is. */
    kill: (name: FunctionName) => called(name).kill(),
    read: edge.read,
    log: (name: FunctionName) => called(name).log.join(''),
    /** Posts a webhook as GitHub does. */
    async deliver(
      event: string,
      payload: object,
      secret: string,
      delivery: string = crypto.randomUUID(),
    ) {
      const body = Buffer.from(JSON.stringify(payload));
      const headers = {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': delivery,
        'x-hub-signature-256': signBody(body, secret),
      };
      return called(webhook?.name ?? 'receive').invoke<APIGatewayProxyStructuredResultV2>(
        httpEvent('/webhook', { method: 'POST', headers }, body),
      );
    },
    /** Asks what is made on demand, as CloudFront does for what is not in the bucket. */
    ask(address: string) {
      if (!mayBeMade(address)) throw new Error(`nothing is made on demand at ${address}`);
      const { uri, headers } = edge.toOrigin(address);
      const event = httpEvent(uri, { method: 'GET', headers });
      return called('on-demand').invoke<APIGatewayProxyStructuredResultV2>(event);
    },
    /** Wakes what the schedule wakes, as it does every five minutes. */
    async wake() {
      for (const { name, isScheduled } of wiring)
        if (isScheduled) await called(name).invoke({ source: 'aws.events', detail: {} });
    },
    async close() {
      stopping.abort();
      await Promise.allSettled(sources);
      for (const started of functions.values()) started.stop();
      await secretsServer.close();
      await emulators.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

interface Places {
  readonly aws: Readonly<Record<string, string>>;
  readonly queueUrls: Readonly<Record<string, string>>;
  readonly table: string;
}

/** Event source mappings: queues feed their functions, the stream those that wait for a cursor. */
function connect(
  wiring: readonly FunctionWiring[],
  called: (name: FunctionName) => DeployedFunction,
  { aws, queueUrls, table }: Places,
  signal: AbortSignal,
): Promise<void>[] {
  const fed = wiring.flatMap(({ name, queues, batchSize, mostAtOnce }) =>
    queues.flatMap((queue) => {
      const url = Object.entries(queueUrls).find(([prefix]) => queue.startsWith(prefix))?.[1];
      // A function that ends gives nothing back: its messages stay in flight.
      const handler = (event: SQSEvent) =>
        called(name)
          .invoke<SQSBatchResponse>(event)
          .catch(() => ({
            batchItemFailures: event.Records.map(({ messageId }) => ({
              itemIdentifier: messageId,
            })),
          }));
      const pollers = Array.from({ length: Math.min(mostAtOnce, mostInstances) });
      return pollers.map(() =>
        consumeQueue(createSqsClient(aws), url ?? '', handler, signal, batchSize),
      );
    }),
  );
  const listeners = wiring.flatMap(({ name, cursors }) =>
    cursors.map((cursor) => ({ name, cursor })),
  );
  const stream = consumeStream(
    createStreamsClient(aws),
    table,
    (event) => {
      for (const { name, cursor } of listeners) {
        const Records = event.Records.filter(
          ({ dynamodb }) =>
            dynamodb?.Keys?.pk?.S === cursor.pk && dynamodb.Keys.sk?.S === cursor.sk,
        );
        // What fails is tried again by the next wake-up.
        if (Records.length > 0)
          called(name)
            .invoke({ Records })
            .catch(() => {});
      }
    },
    signal,
  );
  return [...fed, stream];
}
