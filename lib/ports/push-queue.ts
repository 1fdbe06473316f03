/** What the receive stage hands to ingest: a hint that something was pushed. */
export interface PushMessage {
  readonly repository: string;
  /** The host's number of it, which stays when its name does not. */
  readonly repositoryId?: number;
  /** `refs/heads/main`. */
  readonly ref: string;
  /** New head, full hex; zeros when the branch was deleted. */
  readonly head: string;
  /** Delivery id of the webhook: the queue's deduplication id. */
  readonly delivery: string;
}

/** The queue between receive and ingest: first in, first out. */
export interface PushQueue {
  /** Resolves when the message is durable. */
  send(message: PushMessage): Promise<void>;
}
