import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';

export interface ServiceRequest {
  readonly url: string;
  readonly body: string;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}

/** An AWS service that no emulator offers, answering over HTTP on loopback as a test tells it to. */
export function useService() {
  let server: Server;
  let requests: ServiceRequest[] = [];
  let answer: (request: ServiceRequest) => ServiceAnswer;
  beforeAll(async () => {
    server = createServer(async (incoming, outgoing) => {
      const request = { url: incoming.url ?? '', body: await text(incoming) };
      requests.push(request);
      const { status, body, type } = answer(request);
      outgoing.writeHead(status, { 'content-type': type }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    requests = [];
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return {
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    requests: () => requests,
    environment: () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      return {
        AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      };
    },
  };
}
