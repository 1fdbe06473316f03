/** Change sets that recipients are still to hear of. */
export interface Delivery {
  /** Name of the recipient; absent where all of them are to hear. */
  readonly recipient?: string;
  /** Sequence numbers: the change sets after `after`, up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
  /** Where the recipient goes on with the first of them; only it knows what that means. */
  readonly place?: string;
}

/** What is still to be delivered, of a queue of its own: nothing waits for it. */
export interface DeliveryQueue {
  /** Resolves when the messages are durable. The same delivery sent twice may be taken twice. */
  send(deliveries: readonly Delivery[]): Promise<void>;
}

/** Which change sets a recipient hears of: those that meet everything that is said. */
export interface Wanted {
  /** Only those that may change what a document means. */
  readonly substance?: boolean;
  /** BCP 47 tags: only those with a document in one of them. */
  readonly languages?: readonly string[];
  /** Only those about what one of these institutions leads, or led until then. */
  readonly leads?: readonly string[];
}

/** A mail, without sender and addressees. */
export interface Letter {
  readonly subject: string;
  /** A whole HTML document, and the same as plain text. */
  readonly html: string;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** A change set as recipients are told of it. The same change set is told in the same words. */
export interface Notice {
  /** Permanent and globally unique. */
  readonly id: string;
  /** A CloudEvents 1.0 event, as JSON text. */
  readonly event: string;
  /** The body of a chat's incoming webhook, as JSON text. */
  readonly chat: string;
  readonly letter: Letter;
}

/** Somebody who hears of each change set. */
export interface Recipient {
  /** Unique among the recipients. */
  readonly name: string;
  readonly wanted: Wanted;
  /**
   * Resolves when the notice has arrived, or has in part.
   *
   * @param place what the call before answered, for the same notice
   * @returns where to go on, when not all has arrived
   */
  deliver(notice: Notice, place: string | undefined): Promise<string | undefined>;
}
