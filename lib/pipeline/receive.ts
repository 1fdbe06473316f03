import type { PushMessage, PushQueue } from '../ports.ts';

/** What a push told, and what is published here. */
export interface ReceiveInput {
  readonly push: PushMessage;
  /** `owner/name` of the published repository. */
  readonly repository: string;
  readonly branch: string;
}

/**
 * Queues a push of the published branch; resolves when the message is durable. Anything else is
 * answered with the reason it is ignored, so that whoever set up the webhook can read it there.
 */
export async function receive(
  { push, repository, branch }: ReceiveInput,
  queue: PushQueue,
): Promise<{ readonly accepted: boolean; readonly reason: string }> {
  if (push.repository.toLowerCase() !== repository.toLowerCase())
    return { accepted: false, reason: `ignored: this site publishes ${repository}` };
  if (push.ref !== `refs/heads/${branch}`)
    return { accepted: false, reason: `ignored: this site publishes the branch ${branch}` };
  await queue.send(push);
  return { accepted: true, reason: `queued: ${push.head}` };
}
