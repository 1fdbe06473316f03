import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { createServer, type Server } from 'node:http';
import { isIP } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../../lib/errors/errors.ts';
import { loopbackUrl } from '../../../lib/local/git-remote/loopback-url.ts';
import { listenHere, urlHere } from '../../../lib/local/server/listen-here.ts';

const servers: Server[] = [];
const { lookup } = dns;

type Done = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family: number,
) => void;

/** Answers with where the server says that it is found. */
function open(): Server {
  const server = createServer(({ socket: { localAddress, localPort } }, response) =>
    response.end(loopbackUrl(localAddress, localPort)),
  );
  servers.push(server);
  return server;
}

/** As on a machine without /etc/hosts: the error that Node has from getaddrinfo(3) for all but numbers. */
function forgetNames(code: string): void {
  const forgetful = (name: string, options: LookupOptions, done: Done) => {
    if (isIP(name)) return lookup(name, options, done);
    const message = `getaddrinfo ${code} ${name}`;
    done(Object.assign(new Error(message), { code, syscall: 'getaddrinfo' }), '', 0);
  };
  dns.lookup = forgetful as unknown as typeof dns.lookup;
}

afterEach(() => {
  dns.lookup = lookup;
  for (const server of servers.splice(0)) server.close();
});

describe('a site for this machine alone', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN'])(
    'is at 127.0.0.1 where nothing knows localhost: %s',
    async (code) => {
      const server = open();
      forgetNames(code);
      const port = await listenHere(server, 0);
      dns.lookup = lookup;
      expect(urlHere(server)).toBe(`http://127.0.0.1:${port}`);
      expect(await (await fetch(urlHere(server))).text()).toBe(urlHere(server));
    },
  );

  it('is found at its number where localhost is known', async () => {
    const server = open();
    await listenHere(server, 0);
    expect(await (await fetch(urlHere(server))).text()).toBe(urlHere(server));
  });

  it.each([false, true])('says that its port is in use: %s', async (isNameless) => {
    if (isNameless) forgetNames('ENOTFOUND');
    const port = await listenHere(open(), 0);
    const second = listenHere(open(), port);
    await expect(second).rejects.toThrow(SettingsError);
    await expect(second).rejects.toThrow(`port ${port} is in use`);
  });
});
