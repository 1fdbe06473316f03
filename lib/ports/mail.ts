import type { Letter } from './deliveries.ts';

/** A mail to one address. */
export interface Mail {
  /** An address, or `Name <address>`. */
  readonly from: string;
  readonly to: string;
  readonly letter: Letter;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Other fields of its header, by their names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What hands mail to a mail server. */
export interface MailSender {
  /**
   * Resolves when the server has taken it.
   *
   * @throws RefusedError where the same mail to the same address can never be taken
   */
  send(mail: Mail): Promise<void>;
}

/** Those who asked for mail, some at a time. */
export interface Subscribers {
  /** @param page what the answer before said comes next; the first ones without it */
  list(page: string | undefined): Promise<{
    readonly addresses: readonly string[];
    readonly next?: string;
  }>;
}
