import type { PullRequestMessage, PullRequestQueue } from '../../ports/pull-requests.ts';
import type { PushMessage, PushQueue } from '../../ports/push-queue.ts';

/** The repository and branch that are published here, and the queues for wake-up calls. */
export interface ReceivePorts {
  /** `owner/name` of the published repository. */
  readonly repository: string;
  /** GitHub's number of it; where it is known, it counts and the name does not. */
  readonly repositoryId?: number;
  /** Told when the repository has another name than is configured. */
  readonly moved?: (advice: string) => void;
  readonly branch: string;
  readonly queue: PushQueue;
  /** When absent, pull requests are ignored. */
  readonly previews?: PullRequestQueue;
}

/** Whether a delivery was queued, and what its sender is told. */
export interface Reception {
  readonly accepted: boolean;
  readonly reason: string;
}

/**
 * Queues a push of the published branch, or an event of a pull request. Resolves when the message
 * is durable. Any other message is ignored; the answer gives the reason, for whoever set up the
 * webhook.
 */
export async function receive(
  message: PushMessage | PullRequestMessage,
  ports: ReceivePorts,
): Promise<Reception> {
  const { repository, moved } = ports;
  const isNamed = message.repository.toLowerCase() === repository.toLowerCase();
  if (!isTheSame(message, ports, isNamed))
    return ignored(`this site publishes ${repository}${unnumbered(ports)}`);
  if (!isNamed)
    moved?.(`The repository ${repository} is ${message.repository} now: configure that name.`);
  // Queues keep the order of one repository, whatever it is called.
  return 'pullRequest' in message
    ? receivePullRequest({ ...message, repository }, ports)
    : receivePush({ ...message, repository }, ports);
}

/** A repository that was renamed keeps its number; another one may take its name. */
function isTheSame(
  { repositoryId: said }: PushMessage | PullRequestMessage,
  { repositoryId: known }: ReceivePorts,
  isNamed: boolean,
): boolean {
  return said === undefined || known === undefined ? isNamed : said === known;
}

function unnumbered({ repositoryId }: ReceivePorts): string {
  return repositoryId === undefined
    ? '; if that was renamed, configure its new name, and repositoryId'
    : '';
}

async function receivePush(push: PushMessage, { branch, queue }: ReceivePorts): Promise<Reception> {
  if (push.ref !== `refs/heads/${branch}`)
    return ignored(`this site publishes the branch ${branch}`);
  await queue.send(push);
  return { accepted: true, reason: `queued: ${push.head}` };
}

/**
 * Queues every pull request. The preview stage asks later which branch it is for, because that may
 * have changed.
 */
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
