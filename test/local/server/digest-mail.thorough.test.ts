import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSqsClient } from '../../../lib/aws/clients/clients.ts';
import { consumeQueue } from '../../../lib/aws/sqs/queue-consumer.ts';
import { type Emulators, startEmulators } from '../../../lib/local/emulators/emulators.ts';
import { openLocalDeliveries } from '../../../lib/local/server/local-deliveries.ts';
import { createLocalFunctions } from '../../../lib/local/server/local-functions.ts';
import { createModelRepository } from '../../simulation/model-source.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { testSite } from '../../support/plan-site.ts';

let home: string;
let emulators: Emulators;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gazette-digest-'));
  emulators = await startEmulators({ home });
  mailServer = await startMailServer();
});

afterAll(async () => {
  await emulators.stop();
  await mailServer.close();
  await rm(home, { recursive: true, force: true });
});

it('one machine sends each change set and the digest of its week, once, when the clock says so', async () => {
  const file = path.join(home, 'recipients.json');
  const mail = { from: 'plan@example.org', to: 'list@example.org', smtp: mailServer.url };
  await writeFile(file, JSON.stringify({ mail: [mail, { ...mail, send: 'weekly' }] }));
  const site = testSite;
  const deliveries = await openLocalDeliveries(file, { ...emulators, home, site });
  const repository = createModelRepository();
  const lines: string[] = [];
  let now = '';
  const functions = createLocalFunctions({
    ...{ emulators, source: repository.source, site, deliveries },
    ...{ secret: 'secret', repository: 'a/plan', branch: 'main' },
    author: { report: async () => {} },
    now: () => new Date(now),
    write: (line) => void lines.push(JSON.stringify(line)),
  });
  const push = async (date: string, text: string) => {
    const parents = repository.head === undefined ? [] : [repository.head];
    const files = new Map([['a.md', { mode: '100644', text: `# Roads\n\n${text}\n` }] as const]);
    [now, repository.nextDate] = [date, date];
    repository.head = repository.commit(files, parents, 'Why').id;
    await functions.wakeAll();
  };
  await push('2016-05-04T10:00:00.000Z', 'We pave 100 km.');
  await push('2016-05-05T10:00:00.000Z', 'We pave 200 km.');
  for (now of ['2016-05-08T23:59:00Z', '2016-05-09T03:01:00Z', '2016-05-09T03:06:00Z'])
    await functions.wakeAll();
  const stopping = new AbortController();
  const { queueUrl, handler } = functions.deliver ?? fail();
  const consuming = consumeQueue(
    createSqsClient(emulators.environment),
    queueUrl,
    handler,
    stopping.signal,
  );
  const end = Date.now() + 60_000;
  while (mailServer.received.length < 2 && Date.now() < end) await wait(20);
  stopping.abort();
  await consuming.catch(() => {});
  const raw = mailServer.received.map((each) => each.raw);
  const listIds = raw.map((each) => /^List-Id: (.*)\r$/imu.exec(each)?.[1]);
  expect(listIds.toSorted()).toEqual(['<changes.plan.example.org>', '<weekly.plan.example.org>']);
  const digest = raw.find((each) => each.includes('<weekly.plan')) ?? '';
  expect(digest).toMatch(/^Subject: Week of 2 May 2016: Roads: first published\r$/mu);
  expect(digest).toMatch(/^Content-Type: multipart\/alternative;/mu);
  expect(digest).toContain('We pave 200 km.');
  expect(lines.join('\n')).toContain('mail-weekly: delivered');
  expect(lines.join('\n')).not.toContain('list@example.org');
}, 90_000);

function fail(): never {
  throw new Error('nobody is told');
}
