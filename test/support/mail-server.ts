import { SMTPServer } from 'smtp-server';

/** A mail as it came. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A mail server that takes everything, or refuses every message with a code. */
export async function startMailServer(refusal?: number) {
  const received: Received[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        if (refusal !== undefined) {
          const no = new Error('no such person as list@example.org');
          return done(Object.assign(no, { responseCode: refusal }));
        }
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
  });
  const url = await new Promise<string>((resolve) => {
    const inner: { address(): unknown } = server.listen(0, '127.0.0.1', () =>
      resolve(`smtp://127.0.0.1:${Object(inner.address()).port}`),
    );
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url, received, close };
}
