import type { Rhythm } from '../plan/standing/digest-periods.ts';

/** Change sets that recipients are still to hear of. */
export interface Delivery {
  /** Name of the recipient; absent where all of them are to hear. */
  readonly recipient?: string;
  /** Sequence numbers: the change sets after `after`, up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
  /** The week or month, by its first day, whose digest tells all of them at once. */
  readonly digest?: { readonly rhythm: Rhythm; readonly first: string };
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

/** Somebody who is told. */
export type Recipient = ChangeSetRecipient | DigestRecipient | FaultyRecipient;

interface NamedRecipient {
  /** Unique among the recipients. */
  readonly name: string;
  /** Which digests it is told; absent where it is told each change set. */
  readonly hears?: Rhythm | undefined;
  /** The name of the list that it is of: whatever waits for the list is for it, too. */
  readonly list?: string;
}

/** Resolves when what is told has arrived, or has in part. */
type Deliver<Told> = (
  told: Told,
  /** What the call before answered, for the same notice. */
  place: string | undefined,
) => Promise<
  /** Where to go on, when not all has arrived. */
  string | undefined
>;

/** Somebody who hears of each change set. */
export interface ChangeSetRecipient extends NamedRecipient {
  readonly hears?: undefined;
  readonly wanted: Wanted;
  /** @throws RefusedError where it can never take this notice: then it hears of the next one */
  readonly deliver: Deliver<Notice>;
}

/** Somebody who gets a digest of each week, or of each month. */
export interface DigestRecipient extends NamedRecipient {
  readonly hears: Rhythm;
  readonly deliver: Deliver<Pick<Notice, 'id' | 'letter'>>;
}

/** Somebody whose settings cannot be read. What it is to hear waits until they are mended. */
export interface FaultyRecipient extends NamedRecipient {
  readonly fault: unknown;
  /** Whether it stands for a whole list, in which anybody may be. */
  readonly isList?: boolean;
}
