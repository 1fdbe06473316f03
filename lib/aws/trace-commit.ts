import { setTimeout as wait } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  GetQueryResultsCommand,
  type ResultField,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { SettingsError } from '../errors/errors.ts';
import { common, type Environment } from './clients/clients.ts';
import { readStackOutputs } from './deployed-plan.ts';
import { explainAwsError } from './explain-aws-error.ts';

/** One step or failure of a function, as its log has it. Absent where the line says nothing of it. */
export interface TracedStep {
  /** ISO 8601, as far as it is known. */
  readonly time: string;
  readonly stage: string;
  readonly commit?: string;
  readonly sequence?: number;
  readonly outcome: string;
  readonly detail?: string;
  /** Why it failed. */
  readonly error?: string;
}

/** Milliseconds between two looks whether the query has ended. */
const lookEvery = 500;

/** Fields of the query, by what they are called here. */
const fields = {
  time: '@timestamp',
  stage: 'message.stage',
  commit: 'message.commit',
  sequence: 'message.sequence',
  outcome: 'message.outcome',
  detail: 'message.detail',
  error: 'message.error.message',
} as const;

/**
 * Asks CloudWatch what the functions of a stack did about a commit, the oldest first.
 *
 * @param commit the first digits of its id, at least seven, in lower case
 * @param since how far to look back, in days
 * @throws {SettingsError} when there is no such stack, or the query fails
 */
export async function traceInStack(
  environment: Environment,
  stack: string,
  { commit, since }: { readonly commit: string; readonly since: number },
): Promise<TracedStep[]> {
  const outputs = await readStackOutputs(environment, stack);
  const logs = [...outputs].flatMap(([name, value]) =>
    /^[A-Z]\w*Log$/u.test(name) ? [value] : [],
  );
  const client = new CloudWatchLogsClient(common(environment, 'CLOUDWATCH_LOGS'));
  try {
    const now = Math.floor(Date.now() / 1_000);
    const { queryId } = await client.send(
      new StartQueryCommand({
        logGroupNames: logs,
        startTime: now - since * 24 * 60 * 60,
        endTime: now,
        queryString: queryOf(commit),
      }),
    );
    return (await resultsOf(client, queryId ?? '')).map(stepOf);
  } catch (error) {
    throw explainAwsError(error) ?? error;
  } finally {
    client.destroy();
  }
}

function queryOf(commit: string): string {
  return [
    `fields ${Object.values(fields).join(', ')}`,
    `filter message.commit like /^${commit}/`,
    'sort @timestamp asc',
    'limit 1000',
  ].join(' | ');
}

async function resultsOf(client: CloudWatchLogsClient, queryId: string): Promise<ResultField[][]> {
  for (;;) {
    const { status, results = [] } = await client.send(new GetQueryResultsCommand({ queryId }));
    if (status === 'Complete') return results;
    if (status !== 'Running' && status !== 'Scheduled')
      throw new SettingsError(
        `CloudWatch ended the query with ${status}.`,
        'Start it again; a shorter time (--days) takes less.',
      );
    await wait(lookEvery);
  }
}

function stepOf(row: readonly ResultField[]): TracedStep {
  const value = (name: keyof typeof fields) =>
    row.find(({ field }) => field === fields[name])?.value;
  const sequence = Number(value('sequence'));
  const optional = (['commit', 'detail', 'error'] as const).flatMap((name) => {
    const text = value(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    time: isoTime(value('time') ?? ''),
    stage: value('stage') ?? '',
    outcome: value('outcome') ?? '',
    ...(sequence > 0 ? { sequence } : {}),
    ...Object.fromEntries(optional),
  };
}

/** CloudWatch writes `2026-03-02 10:00:00.123`, in UTC. */
function isoTime(text: string): string {
  return text.includes('T') ? text : `${text.replace(' ', 'T')}Z`;
}
