import type { PullRequestMessage, PullRequestQueue } from '../../ports/pull-requests.ts';
import type { PushMessage, PushQueue } from '../../ports/push-queue.ts';

/** What is published here, and where its wake-up calls go. */
export interface ReceivePorts {
  /** `owner/name` of the published repository. */
  readonly repository: string;
  readonly branch: string;
  readonly queue: PushQueue;
  /** Without it, pull requests are ignored. */
  readonly previews?: PullRequestQueue;
}

/** Whether a delivery was queued, and what its sender is told. */
export interface Reception {
  readonly accepted: boolean;
  readonly reason: string;
}

/**
 * Queues a push of the published branch, or what happened to a pull request; resolves when the
 * message is durable. Anything else is answered with the reason it is ignored, so that whoever set
 * up the webhook can read it there.
 */
export async function receive(
  message: PushMessage | PullRequestMessage,
  ports: ReceivePorts,
): Promise<Reception> {
  if (message.repository.toLowerCase() !== ports.repository.toLowerCase())
    return ignored(`this site publishes ${ports.repository}`);
  return 'pullRequest' in message
    ? receivePullRequest(message, ports)
    : receivePush(message, ports);
}

async function receivePush(push: PushMessage, { branch, queue }: ReceivePorts): Promise<Reception> {
  if (push.ref !== `refs/heads/${branch}`)
    return ignored(`this site publishes the branch ${branch}`);
  await queue.send(push);
  return { accepted: true, reason: `queued: ${push.head}` };
}

/** Whether it is one against the published branch is asked later: its branch may have changed. */
async function receivePullRequest(
  message: PullRequestMessage,
  { previews }: ReceivePorts,
): Promise<Reception> {
  if (!previews) return ignored('no previews are made here');
  await previews.send(message);
  return { accepted: true, reason: `queued: pull request ${message.pullRequest}` };
}

function ignored(why: string): Reception {
  return { accepted: false, reason: `ignored: ${why}` };
}
