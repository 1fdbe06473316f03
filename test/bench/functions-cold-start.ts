import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsToEnvironment } from '../../lib/settings/settings.ts';
import { bundleHandler } from '../../lib/stack/bundles/bundle.ts';
import type { FunctionName } from '../../lib/stack/bundles/stack-code.ts';
import { heaviestPackages } from './functions-packages.ts';
import { line, median } from './measure.ts';

/** Starts of each bundle, one of each in turn. */
const rounds = 21;

/** An event that makes each function ask for something. */
const events: Readonly<Record<FunctionName, object>> = {
  receive: { headers: {}, body: '' },
  ingest: {},
  render: {},
  'render-unit': { Records: [{ messageId: '1', body: '{"run":1,"unit":{"first":1,"last":1}}' }] },
  announce: {},
  deliver: { Records: [{ messageId: '1', body: '{"after":0,"upTo":1}' }] },
  preview: {
    Records: [
      { messageId: '1', body: '{"repository":"example/plan","pullRequest":1,"delivery":"1"}' },
    ],
  },
  'on-demand': { rawPath: '/commitment/@2016-01-01/index.html' },
};

const names = Object.keys(events) as FunctionName[];

/** What a bundle may weigh, and how long it may take to start beside an empty one. */
function targetsOf(name: FunctionName) {
  return name === 'receive' ? { bytes: 200_000, times: 1.5 } : { bytes: 1_500_000, times: 4 };
}

/** What the stack gives each function. */
const environment = {
  ...settingsToEnvironment({
    plan: 'gazette',
    table: 'table',
    siteBucket: 'site',
    textBucket: 'texts',
    queueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/pushes.fifo',
    repository: 'example/plan',
    branch: 'main',
    path: '',
    title: 'Plan',
    baseUrl: 'https://plan.example.org',
    language: 'en',
    webhookSecretId: 'webhook',
    githubCredentialsSecretId: 'github',
    previewQueueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/previews.fifo',
    deliveryQueueUrl: 'https://sqs.eu-west-3.amazonaws.com/123456789012/deliveries.fifo',
    webhooksSecretId: 'webhooks',
  }),
  NODE_OPTIONS: '--enable-source-maps',
  AWS_REGION: 'eu-west-3',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

/**
 * Stands for Lambda's runtime, which speaks HTTP before it loads a function. A start is over when
 * the function opens its first connection, or has nothing to ask for; nothing leaves the machine.
 */
const runner = `
import { Socket } from 'node:net';
import 'node:http';
const [bundle, until, event] = process.argv.slice(2);
const { handler } = await import(bundle);
if (until === 'import') process.exit(0);
Socket.prototype.connect = () => process.exit(0);
await handler(JSON.parse(event));
process.exit(until === 'nothing' ? 0 : 1);
`;

/** Size and start of every function as deployed, beside those of an empty one. */
export async function benchColdStarts(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
  try {
    const run = join(directory, 'runner.mjs');
    writeFileSync(run, runner);
    const emptyEntry = join('test', 'bench', 'functions-empty.ts');
    bundleHandler(emptyEntry, join(directory, 'empty'));
    for (const name of names) reportSize(name, join(directory, name));
    reportStarts(measureStarts(run, directory));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function reportSize(name: FunctionName, output: string): void {
  const metafile = bundleHandler(join('functions', `${name}.ts`), output);
  const { size } = statSync(join(output, 'index.mjs'));
  const { bytes } = targetsOf(name);
  const target = `target: at most 1 (${(size / 1000).toFixed(0)} kB)`;
  line(`${name}: size / ${bytes / 1000} kB`, (size / bytes).toFixed(2), target);
  line(`${name}: heaviest`, '', heaviestPackages(metafile, 5));
}

interface Starts {
  readonly toImport: Readonly<Record<string, number>>;
  readonly toRequest: Readonly<Record<string, number>>;
}

function measureStarts(run: string, directory: string): Starts {
  const all = ['empty', ...names];
  const times = { import: emptyLists(all), request: emptyLists(all) };
  for (let round = 0; round < rounds; round += 1)
    for (const name of all)
      for (const until of ['import', 'request'] as const) {
        const event = JSON.stringify(name === 'empty' ? {} : events[name as FunctionName]);
        const end = name === 'empty' && until === 'request' ? 'nothing' : until;
        const begin = performance.now();
        const words = [run, join(directory, name, 'index.mjs'), end, event];
        execFileSync(process.execPath, words, { env: { ...environment, HOME: directory } });
        times[until][name]?.push(performance.now() - begin);
      }
  return { toImport: medians(times.import), toRequest: medians(times.request) };
}

function emptyLists(keys: readonly string[]): Record<string, number[]> {
  return Object.fromEntries(keys.map((key) => [key, []]));
}

function medians(times: Readonly<Record<string, readonly number[]>>): Record<string, number> {
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

function reportStarts({ toImport, toRequest }: Starts): void {
  for (const name of names) {
    const [importing, starting] = [toImport, toRequest].map(
      (times) => (times[name] ?? Number.NaN) / (times.empty ?? Number.NaN),
    );
    line(`${name}: import / empty function`, (importing ?? Number.NaN).toFixed(2));
    line(
      `${name}: cold start to its first request / empty function`,
      (starting ?? Number.NaN).toFixed(2),
      `target: at most ${targetsOf(name).times} (${toRequest[name]?.toFixed(0)} ms, empty ${toRequest.empty?.toFixed(0)} ms)`,
    );
  }
}
