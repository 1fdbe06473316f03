import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { startDeployed } from '../support/deployed/deployed.ts';
import { startGithubServer } from '../support/github/github-server.ts';
import { listen } from '../support/listen.ts';
import { createRepository } from '../support/repository.ts';

interface Asked {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** EventBridge and SES; both refuse what they are asked first. */
async function startRecipients() {
  const asked: Asked[] = [];
  const seen = new Set<string>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = request.url ?? '';
    const isFirst = !seen.has(path);
    seen.add(path);
    if (!isFirst) asked.push({ path, body: JSON.parse(Buffer.concat(parts).toString('utf8')) });
    const answer = isFirst
      ? { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }], __type: 'No' }
      : { FailedEntryCount: 0, Entries: [{ EventId: '1' }], MessageId: '1' };
    response.writeHead(isFirst && path !== '/' ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  return { server, asked, url: await listen(server) };
}

it('the deployed functions tell an event bus and a mailing list, again where they refuse', async () => {
  const repository = await createRepository();
  const commit = (text: string) =>
    repository.commit({
      message: 'Why',
      date: new Date().toISOString(),
      files: { 'one.md': `# One\n\n${text}\n` },
    });
  await commit('The first text.');
  const github = await startGithubServer(repository.directory);
  const { server, asked, url } = await startRecipients();
  const mail = { from: 'plan@example.org', to: 'list@example.org' };
  const deployed = await startDeployed(
    {
      ...{ repository: 'state/plan', branch: 'main', title: 'Plan', language: 'en' },
      ...{ webhookSecret: 'webhook', eventBus: 'plans', mail },
    },
    {
      GAZETTE_GITHUB_API_URL: github.url,
      AWS_ENDPOINT_URL_EVENTBRIDGE: url,
      AWS_ENDPOINT_URL_SESV2: url,
    },
  );
  try {
    await deployed.wake();
    const head = await commit('The second text.');
    await deployed.wake();
    const end = Date.now() + 120_000;
    while (asked.length < 2 && Date.now() < end) await wait(50);
    const event = asked.find(({ path }) => path === '/');
    const [entry] = Object(event?.body.Entries);
    expect(entry.EventBusName).toBe('plans');
    expect(JSON.parse(entry.Detail).data).toMatchObject({ commit: head, note: 'Why' });
    const sent = asked.find(({ path }) => path === '/v2/email/outbound-emails');
    expect(sent?.body.Destination).toEqual({ ToAddresses: ['list@example.org'] });
    expect(JSON.stringify(sent?.body)).toContain('second');
    expect(asked).toHaveLength(2);
    expect(deployed.log('deliver')).not.toContain('list@example.org');
  } finally {
    await deployed.close();
    await github.close();
    await repository.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}, 240_000);
