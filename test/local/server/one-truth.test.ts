import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { createAwsPorts } from '../../../lib/aws/aws-ports.ts';
import { createSqsClient } from '../../../lib/aws/clients/clients.ts';
import { createDeliveryQueue } from '../../../lib/aws/create-resources.ts';
import { createSqsDeliveryQueue } from '../../../lib/aws/sqs/sqs-delivery-queue.ts';
import { type Emulators, startEmulators } from '../../../lib/local/emulators/emulators.ts';
import { startEventSources } from '../../../lib/local/server/event-sources.ts';
import type { LocalFunctions } from '../../../lib/local/server/local-functions.ts';
import { readSettings, settingsKeys } from '../../../lib/settings/settings.ts';
import { samplePlan } from '../../stack/sample-stack.ts';
import { type FunctionWiring, wiringOf } from '../../support/deployed/wiring.ts';

/** What the template says, with a name for everything that AWS names. */
const template = wiringOf(samplePlan, {
  QueuesPushes: 'https://sqs.example/pushes',
  QueuesPullRequests: 'https://sqs.example/pull-requests',
  DeliveryQueuesDeliveries: 'https://sqs.example/deliveries',
  UnitQueuesUnits: 'https://sqs.example/units',
  VersionStoreTable: 'table',
  VersionStoreTexts: 'texts',
  SitePages: 'pages',
  SiteDistribution: 'd1.cloudfront.example',
});

/**
 * Previews are for pull requests, which one machine has none of; and there `gazette render` makes units
 * itself.
 */
const onAwsAlone = ['preview', 'render-unit'];

/** What wakes each function on one machine, as told by who was called. */
const woken: string[] = [];
let home: string;
let emulators: Emulators;
let sources: { stop: () => Promise<void> };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gazette-truth-'));
  emulators = await startEmulators({ home });
});

afterAll(async () => {
  await sources?.stop();
  await emulators.stop();
  rmSync(home, { recursive: true, force: true });
});

const shared = template.filter(({ name }) => !onAwsAlone.includes(name));
const namesWhere = (is: (wiring: FunctionWiring) => boolean) =>
  shared
    .filter(is)
    .map(({ name }) => name)
    .sort();

describe('one machine and the template', () => {
  it('have the same functions, of the same files', () => {
    const files = ['local-functions.ts', 'local-deliveries.ts'];
    const sources = files.map((file) => readFileSync(join('lib', 'local', 'server', file), 'utf8'));
    const source = sources.join('');
    const imported = [
      ...source.matchAll(/createHandler as \w+ \} from '.*functions\/([\w-]+)\.ts'/gu),
    ];
    expect(imported.map(([, name]) => name).sort()).toEqual(namesWhere(() => true));
  });

  it('have the same settings under the same keys', () => {
    const known = new Set<string>([...Object.values(settingsKeys), 'NODE_OPTIONS']);
    for (const { environment } of template) {
      expect(Object.keys(environment).filter((key) => !known.has(key))).toEqual([]);
      expect(readSettings(environment)).toMatchObject({ repository: samplePlan.repository });
    }
  });

  it('have the same event sources: queues for ingest and deliver, the stream for render and announce', async () => {
    const called: Record<string, () => void> = {};
    const calls = ['ingest', 'wakeRender', 'wakeAnnounce', 'deliver'].map(
      (name) =>
        new Promise<void>((resolve) => {
          called[name] = resolve;
        }),
    );
    const note = (name: string) => {
      woken.push(name);
      called[name]?.();
    };
    const deliveryQueueUrl = await createDeliveryQueue(emulators.environment);
    const functions = {
      deliver: {
        queueUrl: deliveryQueueUrl,
        async handler() {
          note('deliver');
          return { batchItemFailures: [] };
        },
      },
      async ingest(_: SQSEvent) {
        note('ingest');
        return { batchItemFailures: [] };
      },
      wakeRender: async () => note('wakeRender'),
      wakeAnnounce: async () => note('wakeAnnounce'),
      wakeAll: async () => {},
    } as unknown as LocalFunctions;
    sources = startEventSources(functions, emulators);
    const { queue, store } = createAwsPorts(emulators.environment, {
      ...emulators.names,
      queueUrl: emulators.queueUrl,
    });
    await queue.send({ repository: 'o/n', ref: 'refs/heads/main', head: 'a', delivery: '1' });
    await calls[0];
    expect(woken).toEqual(['ingest']);
    const cursor = { sequence: 1, commit: 'a'.repeat(40), date: '2016-01-01T00:00:00.000Z' };
    // Moved until the stream is listened to.
    const moveUntil = async (stage: 'ingested' | 'rendered', woke: Promise<void> | undefined) => {
      let at: typeof cursor | undefined;
      const moving = setInterval(async () => {
        const next = { ...cursor, sequence: (at?.sequence ?? 0) + 1 };
        await store.advance(stage, at, next).then(
          () => {
            at = next;
          },
          () => {},
        );
      }, 50);
      await woke;
      clearInterval(moving);
    };
    await moveUntil('ingested', calls[1]);
    // Each by its own cursor alone, as the filters of the stack have it.
    expect(new Set(woken)).toEqual(new Set(['ingest', 'wakeRender']));
    await moveUntil('rendered', calls[2]);
    expect(new Set(woken)).toEqual(new Set(['ingest', 'wakeRender', 'wakeAnnounce']));
    expect(namesWhere(({ queues }) => queues.some((id) => id.startsWith('QueuesPushes')))).toEqual([
      'ingest',
    ]);
    const sqs = createSqsClient(emulators.environment);
    await createSqsDeliveryQueue(sqs, deliveryQueueUrl).send([{ after: 0, upTo: 1 }]);
    await calls[3];
    expect(namesWhere(({ queues }) => queues.some((id) => id.startsWith('Delivery')))).toEqual([
      'deliver',
    ]);
    expect(namesWhere(({ cursors }) => cursors.length > 0)).toEqual(['announce', 'render']);
  });

  it('have the same schedule, and the same doors for requests', () => {
    // LocalFunctions.wakeAll wakes these three; the site's server asks the other two.
    expect(namesWhere(({ isScheduled }) => isScheduled)).toEqual(['announce', 'ingest', 'render']);
    expect(namesWhere(({ routes }) => routes.length > 0)).toEqual(['on-demand', 'receive']);
  });
});
