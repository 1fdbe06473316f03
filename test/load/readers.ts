import { Agent, get, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

/** What a reader was answered. After a 304 the body is the one it had. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One reader with a cache of its own, who asks again with the validator it was given. */
export interface Reader {
  read(address: string): Promise<Answer>;
}

/** Readers who keep one connection each, as browsers and feed readers do. */
export function openReaders(url: string, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const readers = Array.from({ length: count }, () => createReader(url, agent));
  return { readers, close: () => agent.destroy() };
}

function createReader(url: string, agent: Agent): Reader {
  const known = new Map<string, Answer>();
  return {
    async read(address) {
      const had = known.get(address);
      const validator = had?.headers.etag;
      const answer = await ask(`${url}${address}`, agent, validator);
      if (answer.status === 304 && had) return { ...answer, body: had.body };
      known.set(address, answer);
      return answer;
    },
  };
}

/** Connections that carried a request. Node's own `reusedSocket` leaves out those handed straight on. */
const used = new WeakSet<Socket>();

/**
 * Asks again where the server closed a kept connection at the very moment it was used, as browsers
 * do (RFC 9112, section 9.3.1).
 */
function ask(url: string, agent: Agent, validator: string | undefined): Promise<Answer> {
  const headers = validator === undefined ? {} : { 'if-none-match': validator };
  let isKept = false;
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on('socket', (socket) => {
      isKept = used.has(socket);
      used.add(socket);
    });
    request.on('error', (error) => (isKept ? resolve(ask(url, agent, validator)) : reject(error)));
  });
}
