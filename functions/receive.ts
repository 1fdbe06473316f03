import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { RequestError } from '../lib/errors/errors.ts';
import { readDelivery } from '../lib/github/webhook.ts';
import { receive } from '../lib/pipeline/receive/receive.ts';
import type { PullRequestQueue } from '../lib/ports/pull-requests.ts';
import type { PushQueue } from '../lib/ports/push-queue.ts';
import { failuresOnly, type StageWatch } from '../lib/settings/stage-watch.ts';
import { lazily } from './lazily.ts';
import { receivePorts } from './ports.ts';

/** What the function needs from outside. */
export interface ReceivePorts {
  readonly queue: PushQueue;
  /** Without it, pull requests are ignored. */
  readonly previews?: PullRequestQueue;
  /** Webhook secrets that are valid now: the current one first, during rotation the old one too. */
  readonly secrets: () => Promise<readonly string[]>;
  /** `owner/name`. */
  readonly repository: string;
  /** GitHub's number of it. */
  readonly repositoryId?: number;
  readonly branch: string;
  readonly watch?: StageWatch;
  /** Told when the repository has another name than is configured. */
  readonly moved?: (advice: string) => void;
}

/** Answers GitHub's webhook: verified, queued, and only then 202. */
export function createHandler({ watch = failuresOnly, ...ports }: ReceivePorts) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
      const delivery = readDelivery({ headers: event.headers, body }, await ports.secrets());
      if ('event' in delivery) return answer(200, `ignored: the event ${delivery.event}`);
      const outcome = await receive(delivery, ports);
      watch.step({
        ...('head' in delivery ? { commit: delivery.head } : {}),
        outcome: outcome.accepted ? 'queued' : 'ignored',
        detail: `delivery ${delivery.delivery}: ${outcome.reason}`,
      });
      return answer(outcome.accepted ? 202 : 200, outcome.reason);
    } catch (error) {
      if (error instanceof RequestError)
        return answer(error.status, `${error.message}. ${error.advice}`);
      watch.step({ outcome: 'failed', error, isThrown: true });
      throw error;
    }
  };
}

function answer(statusCode: number, message: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: `${message}\n`,
  };
}

export const handler = lazily(() => createHandler(receivePorts()));
