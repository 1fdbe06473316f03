import { createTransport } from 'nodemailer';
import { DeliveryError, RefusedError } from '../errors/errors.ts';
import type { MailSender } from '../ports/mail.ts';

/** Milliseconds that a mail server may take to connect, to greet, and for each answer. */
const patience = 10_000;

/**
 * Hands mail to a server by SMTP.
 *
 * @param url `smtps://name:password@host:port`, or `smtp:` with STARTTLS where the server has it
 */
export function createSmtpSender(url: string): MailSender {
  const transport = createTransport({
    url,
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    // A text of the plan is no file of this machine, and no address to read.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send({ from, to, letter, messageId, headers }) {
      const { subject, text, html, language } = letter;
      const fields = { ...headers, 'Content-Language': language };
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId, headers: fields });
      } catch (error) {
        // What the server says may name the address it is about.
        const { code, responseCode } = Object(error);
        const answer = [code, responseCode].filter(Boolean).join(' ');
        // RFC 5321, 4.2.1: for good, and about the message itself, not about its sender or address.
        if (code === 'EMESSAGE' && responseCode >= 500)
          throw new RefusedError(
            `The mail server refuses a mail for good (${answer}).`,
            'Look at what it says of mails of that size and content. Later mails go on.',
          );
        throw new DeliveryError(
          `The mail server did not take a mail (${answer}).`,
          'It is tried again, with growing pauses.',
        );
      }
    },
  };
}
