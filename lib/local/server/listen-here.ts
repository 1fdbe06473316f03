import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingsError } from '../../errors/errors.ts';
import { loopbackUrl } from '../git-remote/loopback-url.ts';

/**
 * Listens for this machine alone: at `localhost`, or at 127.0.0.1 where the machine has no such name,
 * for clients that know it themselves (RFC 6761, 6.3). Without a host, Node listens on all interfaces.
 *
 * @param port 0 for any that is free
 * @returns the port
 * @throws {SettingsError} when the port is in use or cannot be taken
 */
export async function listenHere(server: Server, port: number): Promise<number> {
  try {
    await listenAt(server, port, 'localhost').catch((error: NodeJS.ErrnoException) => {
      if (error.syscall !== 'getaddrinfo') throw error;
      return listenAt(server, port, '127.0.0.1');
    });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be taken: ${message}`;
    throw new SettingsError(
      `port ${port} ${why}`,
      'Stop what uses it, or choose another one, --port 8788; the pages of a plan that is published are then made anew.',
      { cause },
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function listenAt(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Where a server that listens is found from this machine, whatever names it resolves. */
export function urlHere(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return loopbackUrl(address, port);
}
