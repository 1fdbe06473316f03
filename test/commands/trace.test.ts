import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { traceCommand } from '../../bin/commands/trace.ts';
import { traceInStack } from '../../lib/aws/trace-commit.ts';
import { SourceUnavailableError } from '../../lib/errors/errors.ts';
import { createStepFile, readSteps } from '../../lib/local/home/step-file.ts';
import { createStageWatch, errorLine } from '../../lib/settings/stage-watch.ts';
import { useService } from '../aws/service.ts';
import {
  type CloudFormationServer,
  startCloudFormationServer,
} from '../support/cloudformation-server.ts';

const commit = '0123abcd'.repeat(5);
const logs = useService();
let cloudFormation: CloudFormationServer;

beforeAll(async () => {
  cloudFormation = await startCloudFormationServer();
  cloudFormation.stacks.set('climate', {
    IngestLog: '/ingest',
    RenderLog: '/render',
    TableName: 't',
  });
});
afterAll(() => cloudFormation.close());

const environment = () => ({
  ...logs.environment(),
  AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
});

/** CloudWatch Logs that needs two looks for its answer. */
function answerWith(results: readonly object[]) {
  let looks = 0;
  logs.answerWith(({ body }) => {
    const type = 'application/x-amz-json-1.1';
    if ('queryString' in JSON.parse(body)) return { status: 200, type, body: '{"queryId":"q"}' };
    looks += 1;
    const done = looks > 1;
    return {
      status: 200,
      type,
      body: JSON.stringify(done ? { status: 'Complete', results } : { status: 'Running' }),
    };
  });
}

describe('what happened to a commit in a stack', () => {
  it('is one query over all logs of the functions', async () => {
    const row = (values: Record<string, string>) =>
      Object.entries(values).map(([field, value]) => ({ field, value }));
    const first = { '@timestamp': '2026-03-02 10:00:00.123', 'message.commit': commit };
    answerWith([
      row({
        ...first,
        'message.stage': 'ingest',
        'message.outcome': 'stored',
        'message.sequence': '7',
      }),
      row({
        ...first,
        ...{ 'message.stage': 'render', 'message.outcome': 'failed' },
        'message.error.message': 'S3 is away',
      }),
    ]);
    const steps = await traceInStack(environment(), 'climate', { commit: '0123abc', since: 2 });
    const time = '2026-03-02T10:00:00.123Z';
    expect(steps).toEqual([
      { time, commit, stage: 'ingest', outcome: 'stored', sequence: 7 },
      { time, commit, stage: 'render', outcome: 'failed', error: 'S3 is away' },
    ]);
    const [asked] = logs.requests().filter(({ body }) => body.includes('queryString'));
    const { logGroupNames, queryString, startTime, endTime } = JSON.parse(asked?.body ?? '{}');
    expect(logGroupNames).toEqual(['/ingest', '/render']);
    expect(queryString).toContain('filter message.commit like /^0123abc/');
    expect(endTime - startTime).toBe(2 * 24 * 60 * 60);
  });
});

describe('what happened to a commit on this machine', () => {
  let home: string;
  let written: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'gazette-trace-'));
    written = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(home, { recursive: true });
  });

  const trace = (word: string) =>
    traceCommand.run({
      values: { home, days: '30' },
      operands: [word],
    });

  it('is told from the lines of its functions, also when one was cut short', async () => {
    const write = createStepFile(home, () => new Date('2026-03-02T10:00:00Z'));
    const watch = (stage: string) => createStageWatch({ stage, plan: 'Plan', write });
    watch('ingest').step({ commit, sequence: 7, outcome: 'stored' });
    watch('ingest').step({ commit: 'f'.repeat(40), sequence: 8, outcome: 'stored' });
    const cause = new Error('ECONNRESET');
    const error = new SourceUnavailableError('S3 is away', 'Wait.', { cause });
    watch('render').step({ commit, sequence: 7, outcome: 'failed', error });
    const file = join(home, 'steps.jsonl');
    writeFileSync(file, '{"time":"2026-0', { flag: 'a' });
    expect(await trace('0123ABC')).toBe(0);
    expect(written).toBe(
      [
        '2026-03-02T10:00:00.000Z 0123abcd0123 ingest: stored as change set 7\n',
        '2026-03-02T10:00:00.000Z 0123abcd0123 render: failed as change set 7 because S3 is away\n',
      ].join(''),
    );
    expect(readSteps(home)[2]?.error).toMatchObject({
      advice: 'Wait.',
      cause: { message: 'ECONNRESET' },
    });
  });

  it('is nothing where nothing is known, and no commit is a mistake of the call', async () => {
    expect(await trace('0123abc')).toBe(1);
    await expect(trace('main')).rejects.toThrow('“main” is no commit');
  });
});

describe('an error in a log', () => {
  it('keeps its causes, so many of them, and what is thrown though it is none', () => {
    let error = new Error('0');
    for (let depth = 1; depth < 100; depth += 1) error = new Error(`${depth}`, { cause: error });
    const text = JSON.stringify(errorLine(error));
    expect(text.match(/"cause"/gu)).toHaveLength(5);
    expect(errorLine('away')).toEqual({ name: 'unknown', message: 'away' });
  });
});
