import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { signBody } from '../../lib/github/webhook.ts';
import { startEmulators } from '../../lib/local/emulators/emulators.ts';
import { settingsToEnvironment } from '../../lib/settings/settings.ts';
import type { FunctionName } from '../../lib/stack/bundles/stack-code.ts';
import { startGithubServer } from '../support/github/github-server.ts';
import { createRepository } from '../support/repository.ts';
import type { Counts, Recorded } from './cost-counts.ts';
import { startGateway } from './functions-gateway.ts';
import { startHost } from './functions-host.ts';
import { commitment, middlePath, planOf } from './plan-of.ts';

/** Commitments of the plan; with its two READMEs it has 30 documents. */
const commitments = 28;
/** Commits after the first in the history that is imported. */
const history = 70;

const fullName = 'state/plan';
const names: readonly FunctionName[] = ['receive', 'ingest', 'render', 'announce', 'on-demand'];

/** Everything that {@link countOperations} needs, running. */
export type Scene = Awaited<ReturnType<typeof openScene>>;

/** A repository on the GitHub for tests, the emulators behind a gateway, and the functions. */
export async function openScene() {
  const home = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
  const repository = await createRepository();
  const github = await startGithubServer(repository.directory);
  const emulators = await startEmulators({ home });
  const { environment, names: resources, queueUrl } = emulators;
  const gateway = await startGateway({
    dynamodb: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    others: environment.AWS_ENDPOINT_URL_S3 ?? '',
  });
  const settings = settingsToEnvironment({
    plan: 'gazette',
    table: resources.table,
    siteBucket: resources.site,
    textBucket: resources.objects,
    queueUrl,
    repository: fullName,
    branch: 'main',
    path: '',
    title: 'Plan',
    baseUrl: 'https://plan.example.org',
    language: 'en',
    webhookSecretId: 'webhook',
    githubCredentialsSecretId: 'github',
    githubApiUrl: github.url,
  });
  const functions = startHost(join(home, 'bundles'), names, {
    ...settings,
    AWS_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: gateway.url,
  });
  return {
    repository,
    github,
    gateway,
    functions,
    async close() {
      functions.stop();
      await gateway.close();
      await emulators.stop();
      await github.close();
      await repository.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The webhook's event as the front door hands it over. */
function pushEvent(head: string, delivery: string): object {
  const payload = { ref: 'refs/heads/main', after: head, repository: { full_name: fullName } };
  const body = Buffer.from(JSON.stringify(payload));
  const headers = {
    'x-github-event': 'push',
    'x-github-delivery': delivery,
    'x-hub-signature-256': signBody(body, 'secret'),
  };
  return { headers, body: body.toString('base64'), isBase64Encoded: true };
}

/** Calls functions in turn; gives what they asked for together, and the time of each. */
async function countCalls(
  { github, gateway, functions }: Scene,
  calls: readonly (readonly [FunctionName, object])[],
): Promise<Counts> {
  gateway.take();
  const asked = github.requests.length;
  const milliseconds: Partial<Record<FunctionName, number>> = {};
  for (const [name, event] of calls)
    milliseconds[name] = (await functions.invoke(name, event)).milliseconds;
  const requests: Record<string, number> = {};
  for (const { method, target } of github.requests.slice(asked)) {
    const kind = `${method} ${kindOf(target)}`;
    requests[kind] = (requests[kind] ?? 0) + 1;
  }
  return { github: requests, milliseconds, ...gateway.take() };
}

/** The endpoint, without what is different in every request. */
function kindOf(target: string): string {
  const inside = target.replace(/^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)\/?/u, '');
  return /^(?:git\/\w+|\w+)/u.exec(inside)?.[0] ?? 'repository';
}

const stages = [
  ['ingest', {}],
  ['render', {}],
  ['announce', {}],
] as const;

/** The commits of a history of amendments, the first with the whole plan. */
async function makeHistory({ repository }: Scene): Promise<void> {
  const files = planOf(commitments);
  await repository.commit({ message: 'First publication', files });
  const paths = Object.keys(files).filter((path) => path.includes('commitment'));
  for (let index = 0; index < history; index += 1) {
    const path = paths[index % paths.length] ?? '';
    const text = commitment((index % paths.length) + 1, `amended ${index}`);
    await repository.commit({ message: `Amend ${index}`, files: { [path]: text } });
  }
}

/** Versions in that history. */
const importedVersions = commitments + 2 + history;

/** What a first import, a push, a wake-up without news and a comparison ask for. */
export async function countOperations(scene: Scene): Promise<Omit<Recorded, 'stack'>> {
  await makeHistory(scene);
  const imported = { versions: importedVersions, ...(await countCalls(scene, stages)) };
  const path = middlePath(commitments);
  // What a running function still knows of the first push the next ones need not ask.
  const first = await pushOne(scene, path, 0);
  await pushOne(scene, path, 1);
  const { push, head } = await pushOne(scene, path, 2);
  const idle = await countCalls(scene, stages);
  const address = path.replace(/\.md$/u, '');
  const pair = `${first.head.slice(0, 12)}..${head.slice(0, 12)}`;
  const rawPath = `/${address}/@compare/${pair}/index.html`;
  const onDemand = await countCalls(scene, [['on-demand', { rawPath }]]);
  return { imported, push, idle, onDemand, bytes: bytesOf(scene, `${address}/index.html`) };
}

async function pushOne(scene: Scene, path: string, round: number) {
  const text = commitment(Math.ceil(commitments / 2), `pushed ${round}`);
  const made = await scene.repository.commit({
    message: 'Amend',
    // A commit that is older than a day has no status (lib/github/author-report.ts).
    date: new Date().toISOString(),
    files: { [path]: text },
  });
  const head = made.trim();
  const receive = ['receive', pushEvent(head, `delivery-${round}`)] as const;
  return { head, push: await countCalls(scene, [receive, ...stages]) };
}

/** What readers get of a page and of the stylesheet. */
function bytesOf({ gateway }: Scene, page: string): Recorded['bytes'] {
  const [stylesheet = ''] = [...gateway.objects.keys()].filter((key) => key.endsWith('.css'));
  return {
    page: sentBytes(gateway.objects.get(page)),
    stylesheet: sentBytes(gateway.objects.get(stylesheet)),
  };
}

/** CloudFront compresses quickly rather than well. */
function sentBytes(body: Buffer = Buffer.alloc(0)): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return brotliCompressSync(body, { params }).length;
}
